import { expect } from '@open-wc/testing';
import { putIamport } from '../providers/iamport.js';
import type { RequestPay } from '../providers/iamport.js';
import { json, openShop } from './shop.js';
import type { ShopPlan } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

/** A shop whose payments go through PortOne's V1 script. */
export interface WindowPlan extends Omit<ShopPlan, 'start'> {
  /** What the server says of the window. */
  readonly opensWindow?: boolean;
  /** What `request_pay` does and gives back. */
  readonly behave?: () => unknown;
}

/** What the server asks of PortOne in these tests. */
export const params = { channelKey: 'channel-1', merchant_uid: 'A-1001', amount: 14000 };

/** Opens such a shop. The script is a stand-in that answers when the test says so; hand-offs happen. */
export async function openWindowShop({ opensWindow = false, behave, ...plan }: WindowPlan = {}) {
  const { calls } = putIamport(behave);
  const start = [json({ provider: 'portone', action: { userCode: 'imp00000001', params, opensWindow } })];
  const shop = await openShop({ letsGo: true, ...plan, start });
  /** Waits until the script was called, the `nth` time. */
  const called = async (nth = 1): Promise<RequestPay> => {
    await waitUntil(() => calls.length >= nth, `request_pay was not called ${nth} times`, { timeout: 8_000 });
    await shop.element.updateComplete;
    return calls[nth - 1] ?? expect.fail('no call');
  };
  return {
    ...shop,
    calls,
    called,
    /** Clicks, and waits until the window is open. */
    async openWindow(): Promise<RequestPay> {
      const nth = calls.length + 1;
      shop.button().click();
      return called(nth);
    },
    /** The keys of the start requests, in order. */
    keys: async () => (await shop.starts()).map(({ headers }) => headers['idempotency-key']),
    /** The types of the events so far, without the prefix. */
    types: () => shop.events.map(({ type }) => type.replace('kr-pay-', '')),
  };
}

/** What is to be waited for `milliseconds` long is kept instead; the function given back ends the waiting at once. */
export function holdTimers(milliseconds: number): { end(): void; held(): number; release(): void } {
  const original = globalThis.setTimeout;
  let held: (() => void)[] = [];
  const patched = (action: () => void, wait?: number, ...words: unknown[]) =>
    wait === milliseconds ? -held.push(action) : original(action, wait, ...words);
  Object.assign(globalThis, { setTimeout: patched });
  return {
    end: () => {
      const due = held;
      held = [];
      for (const action of due) action();
    },
    held: () => held.length,
    release: () => void Object.assign(globalThis, { setTimeout: original }),
  };
}
