/** What the shopper does on the emulator's pages. */
export interface PageChoice {
  readonly method?: string;
  readonly decision?: 'authorize' | 'fail';
  /** One of the emulator's ways to end; without one it sends the webhook and returns at once. */
  readonly outcome?: string;
}

/** Goes through the hosted page and the provider's test page by their forms. Answers where the browser is sent last. */
export async function goThroughCheckout(sessionUrl: string, choice: PageChoice = {}): Promise<string> {
  const testPage = await sendForm(sessionUrl, { method: choice.method ?? 'kakao_pay' });
  const { decision = 'authorize', outcome } = choice;
  return sendForm(new URL(testPage, sessionUrl).href, { decision, ...(outcome && { outcome }) });
}

async function sendForm(address: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const location = response.headers.get('Location');
  if (location === null) throw new Error(`Expected a redirect, got ${response.status}: ${await response.text()}`);
  return location;
}

/** The parameters that the button would send to confirm, from the address that the shopper came back to. */
export function returnParams(address: string): Readonly<Record<string, string>> {
  const params = new URL(address).searchParams;
  params.delete('kr_pay_attempt');
  return Object.fromEntries(params);
}
