import assert from 'node:assert/strict';
import type { Page } from '../support/browser.js';
import { arriveAt, payButton } from '../support/trip-steps.js';
import type { World } from '../support/trip-world.js';

/** What a page saw of its own restoring. Milliseconds from the `pageshow` event. */
export interface Restoring {
  /** Until the button could be pressed. */
  readonly usable: number;
  /** How much of that the shop took to say that the attempt is open. */
  readonly shopAnswer: number;
  /** Which terms were ticked then, in their order. */
  readonly ticks: readonly boolean[];
}

/** After a press of the button: to the provider's page, back by the browser, and what the restored page saw. */
export async function leaveAndComeBack(page: Page, { emulator }: World): Promise<Restoring> {
  await page.evaluate(watchRestoring);
  await page.click(payButton);
  await arriveAt(page, '/c/pay/');
  await page.back();
  await page.waitForUrl((url) => !url.startsWith(emulator.origin));
  const restoring = await page.waitFor<Restoring | null>('globalThis.restoring ?? null', 'a restored, usable button');
  assert.ok(restoring);
  return restoring;
}

/** Runs in the page: notes when the button is usable again after the browser has restored the page. */
function watchRestoring(): void {
  const seen = globalThis as { restoring?: Restoring };
  delete seen.restoring;
  const { fetch } = globalThis;
  let shopAnswer = 0;
  const timedFetch: typeof fetch = async (...words) => {
    const asked = performance.now();
    const response = await fetch(...words);
    shopAnswer += performance.now() - asked;
    return response;
  };
  const element = document.querySelector('kr-pay-button');
  const inner = (selector: string) => [...(element?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const isUsable = (): boolean =>
    element?.state === 'ready' &&
    inner('[part=button]').every((button) => !button.matches(':disabled, [aria-disabled=true]'));
  const note = async (shown: number): Promise<void> => {
    while (!isUsable()) await new Promise((resolve) => setTimeout(resolve));
    const usable = performance.now() - shown;
    globalThis.fetch = fetch;
    seen.restoring = { usable, shopAnswer, ticks: inner('[part=checkbox]').map((box) => box.matches(':checked')) };
  };
  const onShow = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    removeEventListener('pageshow', onShow);
    void note(event.timeStamp);
  };
  // Not before the page is left: what is asked then is no part of coming back.
  addEventListener('pagehide', () => (globalThis.fetch = timedFetch), { once: true });
  addEventListener('pageshow', onShow);
}
