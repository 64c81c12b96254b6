import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { StartRequest } from '../../../src/contract/types.js';
import { assertRefusal } from './support/refusal.js';
import { openShop, type TestShop } from './support/shop.js';
import {
  agreedTerm,
  consentRecord,
  mandateConsent,
  mandateText,
  openBrowser,
  startRequest,
  type Answer,
  type ShopperBrowser,
} from './support/shopper.js';

let shop: TestShop;
let browser: ShopperBrowser;

before(async () => {
  shop = await openShop();
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

const assertRefused = (answer: Answer, status: number, code: string, attemptId?: string): Promise<void> =>
  assertRefusal(shop, answer, { status, code, ...(attemptId !== undefined && { attemptId }) });

const orderRequest = async (changes: Partial<StartRequest> = {}, productId = 'sejak'): Promise<StartRequest> => {
  const { orderId } = await browser.createCart(productId);
  return startRequest(shop.origin, { orderId, ...changes });
};

describe('a start is refused for', () => {
  it('an amount that is not the price', async () => {
    for (const amount of [1, 13_999, 14_001, 1_400_000]) {
      const request = await orderRequest({ amount });
      await assertRefused(await browser.start(request), 422, 'amount-mismatch', request.attemptId);
    }
  });

  it('an order that there is not, or that is another shopper’s, with the same words', async () => {
    const other = await openBrowser(shop.origin);
    const { orderId } = await other.createCart();
    const foreign = await browser.start(startRequest(shop.origin, { orderId }));
    const unknown = await browser.start(startRequest(shop.origin, { orderId: 'A-20261121-222222' }));
    await assertRefused(foreign, 422, 'unknown-order');
    await assertRefused(unknown, 422, 'unknown-order');
    assert.equal(foreign.text.replace(orderId, ''), unknown.text.replace('A-20261121-222222', ''));
  });

  it('a payment without an order, and an order where nothing is sold', async () => {
    const without = startRequest(shop.origin);
    await assertRefused(await browser.start(without), 422, 'unknown-order', without.attemptId);
    const request = await orderRequest({ mode: 'save', consent: mandateConsent });
    await assertRefused(await browser.start(request), 422, 'unknown-order', request.attemptId);
  });

  it('methods that Stripe does not have or cannot save', async () => {
    const consent = mandateConsent;
    const cases: [Partial<StartRequest>, string][] = [
      [{ method: 'toss_pay' }, 'method-unavailable'],
      [{ method: 'payco', mode: 'pay-and-save', consent }, 'mode-unavailable'],
      [{ method: 'samsung_pay', mode: 'pay-and-save', consent }, 'mode-unavailable'],
    ];
    for (const [changes, code] of cases) {
      const request = await orderRequest(changes);
      await assertRefused(await browser.start(request), 422, code, request.attemptId);
    }
    for (const method of ['payco', 'samsung_pay'] as const) {
      const request = startRequest(shop.origin, { method, mode: 'save', consent });
      await assertRefused(await browser.start(request), 422, 'mode-unavailable', request.attemptId);
    }
  });

  it('more than Samsung Pay takes', async () => {
    const request = await orderRequest({ method: 'samsung_pay' }, 'tea-table');
    await assertRefused(await browser.start(request), 422, 'amount-out-of-range', request.attemptId);
  });

  it('a provider that it does not work with', async () => {
    const request = await orderRequest({ provider: 'adyen' });
    await assertRefused(await browser.start(request), 422, 'provider-unavailable', request.attemptId);
  });

  it('a return address of anybody else’s, or without the attempt at its end', async () => {
    const { origin } = shop;
    const attemptId = randomUUID();
    const own = `kr_pay_attempt=${attemptId}`;
    const addresses = [
      `https://evil.example/?${own}`,
      `${origin.replace('http:', 'https:')}/?${own}`,
      `${origin}.evil.example/?${own}`,
      `${origin.replace('//', '//user:secret@')}/?${own}`,
      `//evil.example/?${own}`,
      `/?${own}`,
      `javascript:alert(1)//?${own}`,
      `${origin}/`,
      `${origin}/?${own}&next=1`,
      `${origin}/?${own}#top`,
      `${origin}/#?${own}`,
      `${origin}/?kr_pay_attempt=${randomUUID()}&${own}`,
    ];
    for (const returnUrl of addresses) {
      const request = await orderRequest({ attemptId, returnUrl });
      await assertRefused(await browser.start(request), 400, 'invalid-body', attemptId);
    }
  });

  it('saving a method without consent', async () => {
    const saving = startRequest(shop.origin, { mode: 'save' });
    await assertRefused(await browser.start(saving), 422, 'consent-required', saving.attemptId);
    const paying = await orderRequest({ mode: 'pay-and-save' });
    await assertRefused(await browser.start(paying), 422, 'consent-required', paying.attemptId);
  });

  it('consent to other words than its hash says', async () => {
    const [term] = mandateConsent.terms;
    assert.ok(term);
    const consent = { ...mandateConsent, terms: [{ ...term, text: `${term.text} 언제나.` }] };
    const request = startRequest(shop.origin, { mode: 'save', consent });
    await assertRefused(await browser.start(request), 422, 'terms-changed', request.attemptId);
  });

  it('consent without the mandate', async () => {
    const consent = consentRecord([agreedTerm('privacy', '개인정보 제3자 제공 동의')]);
    const request = startRequest(shop.origin, { mode: 'save', consent });
    await assertRefused(await browser.start(request), 422, 'consent-required', request.attemptId);
  });

  it('a plan that the shop does not have', async () => {
    const request = startRequest(shop.origin, { mode: 'save', consent: mandateConsent, metadata: { planId: 'gold' } });
    await assertRefused(await browser.start(request), 422, 'unknown-plan', request.attemptId);
  });

  it('a plan whose sentences are not those that were agreed to', async () => {
    const [mandate, ...others] = mandateConsent.terms;
    const cheaper = {
      ...agreedTerm('mandate', mandateText.replace('18,000', '1,000')),
      version: mandate?.version ?? '',
    };
    const changes = { consent: consentRecord([cheaper, ...others]), metadata: { planId: 'tea-monthly' } };
    const request = startRequest(shop.origin, { mode: 'save', ...changes });
    const answer = await browser.start(request);
    await assertRefused(answer, 422, 'terms-changed', request.attemptId);
    assert.match(answer.text, /says something else than what was agreed to/);
  });

  it('a subscription that begins with another amount than the plan’s', async () => {
    const changes = { mode: 'subscribe', consent: mandateConsent, metadata: { planId: 'tea-monthly' } } as const;
    const request = await orderRequest(changes);
    await assertRefused(await browser.start(request), 422, 'amount-mismatch', request.attemptId);
  });
});
