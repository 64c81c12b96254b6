import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import type { PayState } from '../../src/contract/types.js';
import type { Page } from './browser.js';
import type { ScriptFile } from './trip-stage.js';

/** The button that a shopper presses. */
export const payButton = 'kr-pay-button >>> [part=button]';

/** An event of the button, as the shop's own log kept it over leaving and coming back. */
export interface ReportedEvent {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A path of the shop as one of its links has it: with the script file asked for, and the merchant's own parameters. */
export function pathOf(page: string, script: ScriptFile, parameters: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...parameters, ...(script === 'module' && { script }) }).toString();
  return query === '' ? page : `${page}?${query}`;
}

/** Opens a page of the shop and gives the order that its button is for, once it can be pressed; '' without an order. */
export async function openShopPage(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return readyOrder(page);
}

/** Waits for a button that can be pressed, and gives its order. */
export async function readyOrder(page: Page): Promise<string> {
  const found = await page.waitFor(() => {
    const button = document.querySelector<KrPayButtonElement>('kr-pay-button');
    const usable = button?.state === 'ready' && !button.disabled && button.shadowRoot?.querySelector('[part=button]');
    return usable ? { orderId: button.orderId ?? '' } : undefined;
  }, 'a button that can be pressed');
  return found?.orderId ?? '';
}

/** Waits until the button is in a state. */
export async function waitForState(page: Page, state: PayState): Promise<void> {
  await page.waitFor(
    `document.querySelector('kr-pay-button')?.state === ${JSON.stringify(state)}`,
    `a button that is ${state}`,
  );
}

/** What the button reported in this tab so far, oldest first. */
export async function eventsOf(page: Page): Promise<ReportedEvent[]> {
  const stored = await page.evaluate(() => sessionStorage.getItem('slow-water-events'));
  const log = JSON.parse(stored ?? '[]') as { readonly name: string; readonly detail: string }[];
  return log.reverse().map(({ name, detail }) => ({ name, detail: JSON.parse(detail) as ReportedEvent['detail'] }));
}

/** The names of what the button reported in this tab so far, oldest first. */
export async function eventNamesOf(page: Page): Promise<string[]> {
  return (await eventsOf(page)).map(({ name }) => name);
}

/** Waits for a page with all that it loads: before its styles are there, it moves under the mouse. */
export async function arriveAt(page: Page, address: string): Promise<void> {
  const there = `location.href.includes(${JSON.stringify(address)}) && document.readyState === 'complete'`;
  await page.waitFor(there, `the whole page at ${address}`);
}

/** Through the provider's Checkout page to the one that decides, by the page's own button. */
export async function passCheckout(page: Page): Promise<void> {
  await arriveAt(page, '/c/pay/');
  await page.click('#pay');
  await arriveAt(page, '/redirect/');
}

/** From the shop's button to the provider's page that decides. */
export async function goToTestPage(page: Page): Promise<void> {
  await page.click(payButton);
  await passCheckout(page);
}

/** What the emulator shall do once it is authorized; see its test page. */
export async function chooseOutcome(page: Page, outcome: string, seconds = 0): Promise<void> {
  await page.fill('#seconds', String(seconds));
  await page.evaluate((value: string) => {
    const choice = document.querySelector<HTMLSelectElement>('#outcome');
    if (choice) choice.value = value;
  }, outcome);
}

/** The whole way: from the shop's button to the provider, authorized, and back until the button says it succeeded. */
export async function payAndReturn(page: Page): Promise<void> {
  await goToTestPage(page);
  await page.click('#authorize');
  await waitForState(page, 'succeeded');
}

/** Presses Tab until the focus is on what the selector matches, also in a shadow root. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.press('Tab');
    const there = await page.evaluate((wanted: string) => {
      const { activeElement } = document;
      const deepest = activeElement?.shadowRoot?.activeElement ?? activeElement;
      return deepest?.matches(wanted) ?? false;
    }, selector);
    if (there) return;
  }
  throw new Error(`Tab did not lead to ${selector} within 40 presses.`);
}

/** Through the provider's pages by keyboard alone, up to the approval. */
export async function authorizeByKeyboard(page: Page): Promise<void> {
  await arriveAt(page, '/c/pay/');
  await tabTo(page, '#pay');
  await page.press('Enter');
  await arriveAt(page, '/redirect/');
  await tabTo(page, '#authorize');
  await page.press('Enter');
}
