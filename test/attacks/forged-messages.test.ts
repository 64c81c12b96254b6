import { expect } from '@open-wc/testing';
import {
  KrPayConsentEvent,
  KrPayFailureEvent,
  KrPayPendingEvent,
  KrPayRedirectEvent,
  KrPayStartEvent,
  KrPaySuccessEvent,
} from '../../src/events/events.js';
import { closeShops, openShop } from '../element/shop.js';
import { remember } from '../../src/trip/attempt-memory.js';

// Planted by hand in a copy of src to see these fail: the element starting at any `message`, and at its own
// `kr-pay-failure`.

const attemptId = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** What some provider's window, or a page in a frame, may say. */
const words: readonly ((at: number) => unknown)[] = [
  () => 'success',
  () => ({ type: 'kr-pay-success', attemptId }),
  () => ({ type: 'confirm', attemptId, status: 'succeeded' }),
  () => JSON.stringify({ success: true, imp_success: true, imp_uid: 'imp_1', merchant_uid: attemptId }),
  () => ({ status: 'succeeded', provider: 'none', orderId: 'A-1001' }),
  () => ({ type: 'stripe-3ds-result', payment_intent: { status: 'succeeded' } }),
  () => ({ transactionType: 'PAYMENT', txId: '1', paymentId: attemptId }),
  () => ({ resultCode: 'Authorised', redirectResult: 'x' }),
  (at) => ({ method: ['start', 'check', 'reset'][at % 3], args: [] }),
  (at) => at,
];

/** Every event of ours, said by somebody else. */
const ownEvents = (): readonly Event[] => [
  new KrPayStartEvent({ attemptId, method: 'kakao_pay', mode: 'pay', headers: new Headers(), metadata: {} }),
  new KrPayRedirectEvent({ attemptId, provider: 'redirect', url: 'https://psp.example/' }),
  new KrPayPendingEvent({ attemptId }),
  new KrPaySuccessEvent({ attemptId, method: 'kakao_pay', mode: 'pay', via: 'return' }),
  new KrPayFailureEvent({ attemptId, code: 'canceled', message: 'x', retryable: true }),
  new KrPayConsentEvent({ complete: true, terms: [] }),
];

/** Counts the requests that the page makes while `action` runs. */
async function requestsDuring(action: () => Promise<void>): Promise<number> {
  const { fetch } = globalThis;
  let asked = 0;
  globalThis.fetch = (...given) => {
    asked += 1;
    return fetch(...given);
  };
  try {
    await action();
  } finally {
    globalThis.fetch = fetch;
  }
  return asked;
}

/** Waits until everything that was posted so far has arrived. */
async function postAll(messages: readonly unknown[]): Promise<void> {
  await new Promise<void>((resolve) => {
    const listen = ({ data }: MessageEvent<unknown>): void => {
      if (data !== 'the last one') return;
      removeEventListener('message', listen);
      resolve();
    };
    addEventListener('message', listen);
    for (const message of messages) globalThis.postMessage(message, '*');
    globalThis.postMessage('the last one', '*');
  });
}

describe('an element at rest, after a failure and in the middle of a start', () => {
  afterEach(closeShops);

  /** Three elements, each in a state of its own. */
  async function three() {
    const ready = await openShop();
    const failed = await openShop({ start: [{ status: 400 }] });
    await failed.clickToEnd();
    const starting = await openShop({ start: [{ fault: 'hang' }] });
    starting.button().click();
    const shops = [ready, failed, starting];
    const states = () => shops.map(({ element }) => element.state);
    expect(states()).to.deep.equal(['ready', 'failed', 'starting']);
    return { shops, states };
  }

  it('does nothing for a thousand messages', async () => {
    const { shops, states } = await three();
    const heard = shops.map(({ events }) => events.length);
    const asked = await requestsDuring(() =>
      postAll(Array.from({ length: 1_000 }, (_, at) => words[at % words.length]?.(at))),
    );
    expect(asked).to.equal(0);
    expect(states()).to.deep.equal(['ready', 'failed', 'starting']);
    expect(shops.map(({ events }) => events.length)).to.deep.equal(heard);
  });

  it('does nothing for its own events, made by somebody else', async () => {
    const { shops, states } = await three();
    const asked = await requestsDuring(async () => {
      for (const { element, page, button } of shops) {
        for (const place of [element, page, button(), document, globalThis])
          for (const event of ownEvents()) place.dispatchEvent(event);
        await element.updateComplete;
      }
    });
    expect(asked).to.equal(0);
    expect(states()).to.deep.equal(['ready', 'failed', 'starting']);
    for (const { element } of shops) expect(element.consent).to.equal(undefined);
  });

  it('does nothing for events of the browser that a page made, where no attempt is remembered', async () => {
    const { shops, states } = await three();
    sessionStorage.clear();
    const types = ['message', 'storage', 'popstate', 'hashchange', 'online', 'focus', 'submit', 'formdata', 'pageshow'];
    const asked = await requestsDuring(async () => {
      for (const type of types) {
        for (const place of [globalThis, document]) place.dispatchEvent(new Event(type, { bubbles: true }));
        for (const { element } of shops) element.dispatchEvent(new Event(type, { bubbles: true }));
      }
      document.dispatchEvent(new Event('visibilitychange'));
      for (const { element } of shops) await element.updateComplete;
    });
    expect(asked).to.equal(0);
    expect(states()).to.deep.equal(['ready', 'failed', 'starting']);
  });

  it('asks the server at most, and believes only that, when a page pretends that the shopper came back', async () => {
    remember({ attemptId, orderId: 'A-1001', mark: 'm', handedOff: true });
    const shop = await openShop();
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await shop.becomes('ready');
    expect(shop.count('kr-pay-success')).to.equal(0);
    expect(await shop.starts()).to.have.lengthOf(0);
  });
});
