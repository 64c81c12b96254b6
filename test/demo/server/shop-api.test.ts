import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShopWithStripe, sessionOf, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { mandateConsent, openBrowser, readAnswer, startRequest, type Answer } from './support/shopper.js';
import { goThroughCheckout } from './support/stripe-page.js';

let shop: TestShopWithStripe;

before(async () => {
  shop = await openShopWithStripe();
});

after(() => shop.close());

const postCart = async (body: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } };
  return readAnswer(await fetch(`${shop.origin}/api/carts`, init));
};

/** The value must have these fields, among others. */
function assertHas(value: unknown, fields: Readonly<Record<string, unknown>>): void {
  assert.ok(typeof value === 'object' && value !== null);
  const found = Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(fields, name)));
  assert.deepEqual(found, fields);
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);

describe('a cart', () => {
  it('has a new order id and the shop’s own price', async () => {
    const answers = [await postCart('{"productId":"sejak"}'), await postCart('{"productId":"sejak"}')];
    for (const { status, body } of answers) {
      const { orderId, ...rest } = body;
      assert.equal(status, 201);
      assert.match(String(orderId), /^A-\d{8}-[2-9A-HJ-NP-Z]{6}$/);
      assert.deepEqual(rest, { orderName: '하동 세작', amount: 14_000, currency: 'KRW' });
    }
    assert.notEqual(answers[0]?.body['orderId'], answers[1]?.body['orderId']);
  });

  it('is named in the shopper’s language', async () => {
    const answer = await postCart('{"productId":"sejak"}', { 'Accept-Language': 'en-GB' });
    assert.equal(answer.body['orderName'], 'Hadong Sejak');
  });

  it('takes no price from the browser', async () => {
    const answer = await postCart('{"productId":"sejak","amount":1}');
    assert.equal(answer.body['amount'], 14_000);
  });

  it('is refused for what the shop does not have, for other sites, and for what is not JSON', async () => {
    assert.equal((await postCart('{"productId":"gold"}')).status, 422);
    assert.equal((await postCart('{}')).status, 400);
    assert.equal((await postCart('{')).status, 400);
    assert.equal((await postCart('{"productId":"sejak"}', { Origin: 'https://evil.example' })).status, 403);
    assert.equal((await postCart('{"productId":"sejak"}', { 'Content-Type': 'text/plain' })).status, 415);
  });
});

describe('the record', () => {
  it('of a cart is an unpaid order without attempts', async () => {
    const browser = await openBrowser(shop.origin);
    const { orderId } = await browser.createCart();
    const { status, body } = await browser.get(`/api/orders/${orderId}`);
    assert.equal(status, 200);
    const { order, ...rest } = body;
    assertHas(order, { orderId, state: 'unpaid', amount: 14_000, paidAt: null });
    assert.deepEqual(rest, { attempts: [], consent: null, ledger: [], webhooks: [], savedMethod: null, charges: [] });
  });

  it('of a paid order holds its attempts, consent, money, webhooks and the saved method', async () => {
    const browser = await openBrowser(shop.origin);
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId, mode: 'pay-and-save', consent: mandateConsent });
    await goThroughCheckout(sessionOf(await browser.start(request)).url);
    await shop.emulator.webhooksSettled();
    for (const path of [`/api/orders/${orderId}`, `/api/attempts/${request.attemptId}`]) {
      const { body, text } = await browser.get(path);
      const { order, attempts, consent, ledger, webhooks, savedMethod } = body;
      assertHas(order, { orderId, state: 'paid', flag: null });
      assertHas(first(attempts), { attemptId: request.attemptId, state: 'succeeded', method: 'kakao_pay' });
      assertHas(consent, { attemptId: request.attemptId, record: mandateConsent });
      assertHas(first(ledger), { entry: 'captured', amount: 14_000 });
      assertHas(first(webhooks), { provider: 'stripe', verdict: 'processed' });
      assertHas(savedMethod, { consentAttemptId: request.attemptId, method: 'kakao_pay', canceledAt: null });
      assert.ok(!text.includes(browser.cookie.replace('shopper=', '')));
    }
  });

  it('shows no more of the provider’s ids for a saved method than their last letters', async () => {
    const browser = await openBrowser(shop.origin);
    const request = startRequest(shop.origin, { mode: 'save', consent: mandateConsent });
    await goThroughCheckout(sessionOf(await browser.start(request)).url);
    await shop.emulator.webhooksSettled();
    const [saved] = await shop.rows('SELECT * FROM saved_methods WHERE attempt_id = ?', request.attemptId);
    const { body, text } = await browser.get(`/api/attempts/${request.attemptId}`);
    const id = String(saved?.['payment_method_id']);
    assert.ok(id.startsWith('pm_') && !text.includes(id));
    assertHas(body['savedMethod'], { paymentMethodId: `…${id.slice(-4)}` });
  });

  it('is for the shopper who made it, and 404 for anybody else', async () => {
    const [browser, other] = [await openBrowser(shop.origin), await openBrowser(shop.origin)];
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId });
    await browser.start(request);
    for (const path of [`/api/orders/${orderId}`, `/api/attempts/${request.attemptId}`]) {
      assert.equal((await browser.get(path)).status, 200);
      assert.equal((await other.get(path)).status, 404);
      assert.equal((await fetch(`${shop.origin}${path}`)).status, 404);
    }
    assert.equal((await browser.get('/api/orders/A-20261121-222222')).status, 404);
    assert.equal((await browser.get(`/api/attempts/${orderId}`)).status, 404);
  });
});
