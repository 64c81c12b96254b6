import { expect } from '@open-wc/testing';
import {
  KrPayConsentEvent,
  KrPayFailureEvent,
  KrPayPendingEvent,
  KrPayRedirectEvent,
  KrPayStartEvent,
  KrPaySuccessEvent,
} from '../../src/events/events.js';

const attemptId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const about = { attemptId, method: 'kakao_pay', mode: 'pay' } as const;
const start = () => new KrPayStartEvent({ ...about, headers: new Headers(), metadata: {} });

const all: readonly (readonly [type: string, event: Event & { detail: object }, cancelable: boolean])[] = [
  ['kr-pay-consent', new KrPayConsentEvent({ complete: true, terms: [] }), false],
  ['kr-pay-start', start(), true],
  ['kr-pay-redirect', new KrPayRedirectEvent({ attemptId, provider: 'redirect' }), true],
  ['kr-pay-pending', new KrPayPendingEvent({ attemptId }), false],
  ['kr-pay-success', new KrPaySuccessEvent({ ...about, via: 'return' }), false],
  ['kr-pay-failure', new KrPayFailureEvent({ code: 'network', message: '…', retryable: true }), false],
];

describe('the events', () => {
  for (const [type, event, cancelable] of all) {
    it(`${type} bubbles, crosses shadow roots and is ${cancelable ? '' : 'not '}cancelable`, () => {
      expect(event).to.be.an.instanceOf(Event);
      expect(event).to.include({ type, bubbles: true, composed: true, cancelable });
      expect(event.detail).to.be.an('object');
    });
  }

  it('reach the window from inside two shadow roots', () => {
    const outer = document.createElement('div');
    const inside = document.createElement('div');
    const target = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inside);
    inside.attachShadow({ mode: 'open' }).append(target);
    document.body.append(outer);
    const heard: Event[] = [];
    const listen = (event: Event) => heard.push(event);
    addEventListener('kr-pay-pending', listen);
    target.dispatchEvent(new KrPayPendingEvent({ attemptId }));
    removeEventListener('kr-pay-pending', listen);
    outer.remove();
    expect(heard).to.have.lengthOf(1);
  });

  it('hand what waitUntil is given to whoever made the start event', () => {
    const holds: PromiseLike<unknown>[] = [];
    const detail = { ...about, headers: new Headers(), metadata: {} };
    const held = Promise.resolve();
    new KrPayStartEvent(detail, (promise) => holds.push(promise)).waitUntil(held);
    expect(holds).to.deep.equal([held]);
  });

  it('can be made by a page that only tests its listeners', () => {
    expect(() => start().waitUntil(Promise.resolve())).to.not.throw();
  });
});
