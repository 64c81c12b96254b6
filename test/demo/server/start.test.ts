import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buyerIdOf } from '../../../demo/server/buyer-id.js';
import type { FaultInjector } from '../../../demo/emulator/stripe/index.js';
import { openShopWithStripe, sessionOf, sessionRequests, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { mandateConsent, openBrowser, startRequest, type ShopperBrowser } from './support/shopper.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;
let fault: FaultInjector = () => undefined;

before(async () => {
  shop = await openShopWithStripe({ fault: (request) => fault(request) });
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

async function orderRequest(changes: Partial<Parameters<typeof startRequest>[1]> = {}) {
  const { orderId, amount } = await browser.createCart();
  return startRequest(shop.origin, { orderId, amount, ...changes });
}

/** Runs with the emulator misbehaving. */
async function withFault<T>(injector: FaultInjector, work: () => Promise<T>): Promise<T> {
  fault = injector;
  try {
    return await work();
  } finally {
    fault = () => undefined;
  }
}

const isSessionCreation: FaultInjector = ({ method, path }) =>
  method === 'POST' && path === '/v1/checkout/sessions' ? 'server-error' : undefined;

describe('starting an attempt', () => {
  it('answers the session to leave for, and nothing about the customer', async () => {
    const request = await orderRequest();
    const answer = await browser.start(request);
    assert.equal(answer.status, 200);
    assert.equal(answer.body['provider'], 'stripe');
    assert.ok(sessionOf(answer).url.startsWith(`${shop.emulator.origin}/c/pay/cs_test_`));
    assert.match(answer.text, /"object":"checkout\.session"/);
    assert.ok(!/minji|김민지|cus_/.test(answer.text));
  });

  it('asks Stripe once, for one method, at the shop’s price, with keys made from the attempt', async () => {
    const request = await orderRequest({ method: 'naver_pay' });
    await browser.start(request);
    const [asked, ...more] = sessionRequests(shop, request.attemptId);
    assert.ok(asked);
    assert.equal(more.length, 0);
    assert.equal(asked.idempotencyKey, `${request.attemptId}:session`);
    const session = [...shop.emulator.sessions.values()].find((each) => each.client_reference_id === request.attemptId);
    assert.ok(session);
    assert.equal(session.amount_total, 14_000);
    assert.equal(session.currency, 'krw');
    assert.equal(session.mode, 'payment');
    assert.deepEqual(session.payment_method_types, ['naver_pay']);
    assert.equal(session.success_url, request.returnUrl);
    assert.equal(session.cancel_url, `${request.returnUrl}&kr_pay_canceled=1`);
    assert.equal(session.locale, 'ko');
    assert.deepEqual(session.metadata, { attempt: request.attemptId, order: request.orderId });
  });

  it('makes one customer for each shopper', async () => {
    const visitor = await openBrowser(shop.origin);
    const earlier = shop.emulator.requests.length;
    for (const { orderId } of [await visitor.createCart(), await visitor.createCart()]) {
      assert.equal((await visitor.start(startRequest(shop.origin, { orderId }))).status, 200);
    }
    const made = shop.emulator.requests.slice(earlier).filter(({ path }) => path === '/v1/customers');
    assert.equal(made.length, 1);
    const shopperId = visitor.cookie.replace('shopper=', '');
    assert.equal(made[0]?.idempotencyKey, `customer:${buyerIdOf(shopperId)}`);
  });

  it('stores order, consent and attempt with where they came from', async () => {
    const request = await orderRequest({ mode: 'pay-and-save', consent: mandateConsent });
    await browser.start(request, { 'User-Agent': 'a browser' });
    const [attempt] = await shop.rows('SELECT * FROM attempts WHERE attempt_id = ?', request.attemptId);
    assert.equal(attempt?.['state'], 'open');
    assert.equal(attempt?.['amount'], 14_000);
    assert.match(String(attempt?.['provider_object_id']), /^cs_test_/);
    const [consent] = await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', request.attemptId);
    assert.deepEqual(JSON.parse(String(consent?.['record'])), mandateConsent);
    assert.equal(consent?.['user_agent'], 'a browser');
    assert.match(String(consent?.['ip_address']), /^(?:127\.0\.0\.1|::1)$/);
    assert.match(String(consent?.['received_at']), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('saves a method in setup mode, without an order', async () => {
    const changes = { mode: 'save', consent: mandateConsent, metadata: { planId: 'tea-monthly' } } as const;
    const request = startRequest(shop.origin, changes);
    const answer = await browser.start(request);
    assert.equal(answer.status, 200);
    const session = [...shop.emulator.sessions.values()].find((each) => each.client_reference_id === request.attemptId);
    assert.equal(session?.mode, 'setup');
    const [attempt] = await shop.rows('SELECT * FROM attempts WHERE attempt_id = ?', request.attemptId);
    assert.equal(attempt?.['order_id'], null);
    assert.equal(attempt?.['plan_id'], 'tea-monthly');
    assert.equal(attempt?.['amount'], null);
  });
});

describe('a repeat with the same key', () => {
  it('is given the same answer, byte for byte, without asking Stripe', async () => {
    const request = await orderRequest();
    const first = await browser.start(request);
    const asked = shop.emulator.requests.length;
    const second = await browser.start(request);
    assert.deepEqual([second.status, second.text], [first.status, first.text]);
    assert.equal(shop.emulator.requests.length, asked);
  });

  it('is a conflict with another body, or from another shopper', async () => {
    const request = await orderRequest();
    await browser.start(request);
    const other = await openBrowser(shop.origin);
    for (const answer of [await browser.start({ ...request, locale: 'en' }), await other.start(request)]) {
      assert.deepEqual([answer.status, answer.body['code']], [422, 'conflict']);
    }
  });

  it('waits for the first one: twenty at once make one session', async () => {
    const request = await orderRequest();
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.start(request)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(sessionRequests(shop, request.attemptId).length, 1);
  });

  it('is told to ask again in a second when the first one takes long', async () => {
    const request = await orderRequest();
    let release: () => void = () => undefined;
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    await withFault(
      () => held,
      async () => {
        const first = browser.start(request);
        const second = await browser.start(request);
        const wait = second.headers.get('Retry-After');
        assert.deepEqual([second.status, second.body['code'], wait], [503, 'in-progress', '1']);
        release();
        assert.equal((await first).status, 200);
      },
    );
    assert.equal((await browser.start(request)).status, 200);
    assert.equal(sessionRequests(shop, request.attemptId).length, 1);
  });

  it('goes on after a fault of Stripe’s own, which Stripe keeps under the first key', async () => {
    const request = await orderRequest();
    const failed = await withFault(isSessionCreation, () => browser.start(request));
    assert.deepEqual([failed.status, failed.body['code']], [503, 'provider-unavailable']);
    const again = await browser.start(request);
    assert.equal(again.status, 200);
    const sessions = [...shop.emulator.sessions.values()];
    assert.equal(sessions.filter((each) => each.client_reference_id === request.attemptId).length, 1);
  });

  it('heals a crash between Stripe’s answer and storing it: the same session, not a second one', async () => {
    const request = await orderRequest();
    const first = await browser.start(request);
    await shop.change(
      `UPDATE attempts SET state = 'starting', provider_object_id = NULL, answer = NULL, answer_status = NULL,
         asking_until = '2000-01-01T00:00:00.000Z' WHERE attempt_id = ?`,
      request.attemptId,
    );
    const second = await browser.start(request);
    assert.deepEqual([second.status, second.text], [200, first.text]);
    const asked = sessionRequests(shop, request.attemptId);
    assert.deepEqual(
      asked.map(({ replayed }) => replayed),
      [false, true],
    );
  });
});

describe('a method that is not switched on', () => {
  it('is refused in a clear sentence, and nothing can be paid', async () => {
    const narrow = await openShopWithStripe({ enabledMethods: ['card', 'kakao_pay'] });
    try {
      const visitor = await openBrowser(narrow.origin);
      const { orderId } = await visitor.createCart();
      const request = startRequest(narrow.origin, { orderId, method: 'naver_pay' });
      const answer = await visitor.start(request);
      assert.equal(answer.status, 422);
      assert.equal(answer.body['code'], 'method-unavailable');
      assert.match(String(answer.body['message']), /^Stripe did not offer naver_pay: switch it on in the dashboard/);
      const open = [...narrow.emulator.sessions.values()].filter(({ status }) => status === 'open');
      assert.equal(open.length, 0);
      assert.equal((await visitor.start(request)).text, answer.text);
      const again = await visitor.start(startRequest(narrow.origin, { orderId, method: 'kakao_pay' }));
      assert.equal(again.status, 200);
    } finally {
      await narrow.close();
    }
  });
});
