/** Compiled by `tsc --noEmit`, never run: what a page's TypeScript may write, and what must not compile. */
import type { KrPayButtonElement, KrPayFailureEvent, KrPaySuccessEvent, Term } from '../../src/define.js';

export function elementsAreNamed(): void {
  const button: KrPayButtonElement = document.createElement('kr-pay-button');
  const found: KrPayButtonElement | null = document.querySelector('kr-pay-button');
  const term = document.createElement('kr-pay-term');
  button.amount = 14000;
  button.amount = '14000';
  term.required = true;
  found?.start();
  // @ts-expect-error A term is no button.
  const wrong: KrPayButtonElement = document.createElement('kr-pay-term');
  // @ts-expect-error Only the element itself moves its state.
  button.state = 'ready';
  // @ts-expect-error The record is made by the element.
  button.consent = undefined;
  // @ts-expect-error Text or number.
  button.amount = true;
  // @ts-expect-error There is no such state.
  if (button.state === 'done') wrong.reset();
}

export function termsAreTyped(button: KrPayButtonElement): void {
  const term: Term = { id: 'privacy', label: '개인정보', required: true, href: '/privacy' };
  button.terms = [term];
  // @ts-expect-error A term needs a label.
  button.terms = [{ id: 'privacy' }];
}

export function eventsAreTyped(button: KrPayButtonElement): void {
  button.addEventListener('kr-pay-success', (event) => {
    const success: KrPaySuccessEvent = event;
    const via: 'return' | 'callback' | 'direct' = success.detail.via;
    // @ts-expect-error No page may change what happened.
    event.detail.via = via;
  });
  document.addEventListener('kr-pay-success', (event) => {
    const order: string | undefined = event.detail.orderId;
    // @ts-expect-error A success has no failure code.
    return [order, event.detail.code];
  });
  window.addEventListener('kr-pay-success', (event) => {
    const consent = event.detail.consent?.terms;
    // @ts-expect-error There is no such way back.
    return [consent, event.detail.via === 'telepathy'];
  });
  button.addEventListener('kr-pay-failure', (event) => {
    if (event.detail.code === 'declined') event.detail.message.trim();
    // @ts-expect-error The codes are a closed list.
    return event.detail.code === 'no-money';
  });
  document.addEventListener('kr-pay-failure', (event: KrPayFailureEvent) => event.detail.retryable);
  window.addEventListener('kr-pay-start', (event) => {
    event.detail.headers.set('X-CSRF-Token', 'token');
    event.detail.metadata['cart'] = 7;
    event.waitUntil(Promise.resolve());
    // @ts-expect-error What is waited for is a promise.
    event.waitUntil('now');
  });
  document.addEventListener('kr-pay-redirect', (event) => event.detail.url?.startsWith('https:'));
  window.addEventListener('kr-pay-pending', (event) => event.detail.attemptId);
  button.addEventListener('kr-pay-consent', (event) => event.detail.terms.every(({ agreed }) => agreed));
  // @ts-expect-error One event is not another.
  button.addEventListener('kr-pay-pending', (event: KrPaySuccessEvent) => event.detail.via);
}
