import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Stripe } from 'stripe';
import type { FaultInjector } from '../../../../demo/emulator/stripe/index.js';
import { webhookSecret } from '../support/shop.js';
import { mandateConsent, readAnswer, startRequest } from '../support/shopper.js';
import { returnParams } from '../support/stripe-page.js';
import { decide, openDirectShop, startAttempt, type DirectShop } from './stripe-direct-shop.js';

let shop: DirectShop;
let fault: FaultInjector = () => undefined;

before(async () => {
  shop = await openDirectShop('intent', { fault: (request) => fault(request) });
});

after(() => shop.close());

/** Without a webhook, so that only the confirm request can tell the shop. */
const quietly = { outcome: 'webhook-never' };

const attemptOf = async (attemptId: string): Promise<Readonly<Record<string, unknown>> | undefined> =>
  (await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId))[0];
const savedBy = (attemptId: string): ReturnType<DirectShop['rows']> =>
  shop.rows('SELECT customer_id, payment_method_id, mandate_id FROM saved_methods WHERE attempt_id = ?', attemptId);
const ledgerOf = (orderId = ''): ReturnType<DirectShop['rows']> =>
  shop.rows('SELECT entry, amount FROM ledger WHERE order_id = ?', orderId);

describe('paying by an intent that the server confirms', () => {
  for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'payco', 'samsung_pay'] as const) {
    it(`sends the shopper off at once, by ${method}, without a secret`, async () => {
      const { action, url, publishableKey } = await startAttempt(shop, { method });
      assert.equal(action.status, 'requires_action');
      assert.equal(new URL(url).origin, shop.emulator.origin);
      assert.deepEqual([action.client_secret, publishableKey], [undefined, undefined]);
    });
  }

  it('succeeds when Stripe says so, and writes the ledger once', async () => {
    const { request, action, url } = await startAttempt(shop);
    const back = await decide(url, quietly);
    const params = returnParams(back);
    assert.ok(back.startsWith(`${request.returnUrl}&payment_intent=${action.id}&`));
    assert.equal(params['redirect_status'], 'succeeded');
    const answers = await Promise.all([1, 2, 3].map(() => shop.browser.confirm(request.attemptId, params)));
    for (const { body } of answers) {
      assert.deepEqual([body['status'], body['paymentId']], ['succeeded', action.id]);
    }
    assert.deepEqual(await ledgerOf(request.orderId), [{ entry: 'captured', amount: 14_000 }]);
  });

  it('succeeds by webhook alone when the shopper never comes back', async () => {
    const { request, url } = await startAttempt(shop);
    await decide(url, { outcome: 'approve-no-return' });
    await shop.emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(request.attemptId), { state: 'succeeded', flag: null });
  });

  it('is pending as long as the shopper is there, whatever the address says', async () => {
    const { request, action } = await startAttempt(shop);
    const params = { payment_intent: action.id, redirect_status: 'succeeded' };
    assert.equal((await shop.browser.confirm(request.attemptId, params)).body['status'], 'pending');
  });

  for (const [decision, status, code] of [
    ['fail', 'failed', 'payment_intent_authentication_failure'],
    ['cancel', 'canceled', 'payment_method_customer_decline'],
    ['time-out', 'expired', 'payment_intent_payment_attempt_expired'],
  ] as const) {
    it(`is ${status} after “${decision}”, and the order can be paid by a new attempt`, async () => {
      const { request, url } = await startAttempt(shop);
      const params = returnParams(await decide(url, { decision, ...quietly }));
      const { body } = await shop.browser.confirm(request.attemptId, params);
      assert.deepEqual([body['status'], body['providerCode']], [status, code]);
      const again = await startAttempt(shop, { orderId: request.orderId ?? '' });
      await decide(again.url, quietly);
      assert.equal((await shop.browser.confirm(again.request.attemptId)).body['status'], 'succeeded');
    });
  }

  it('never makes an order paid with another amount', async () => {
    const { request, url } = await startAttempt(shop);
    await decide(url, { outcome: 'approve-wrong-amount' });
    await shop.emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(request.attemptId), { state: 'failed', flag: 'amount-mismatch' });
    assert.deepEqual(await ledgerOf(request.orderId), [{ entry: 'refund-due', amount: 13_999 }]);
  });

  it('closes the earlier intent when the shopper takes another method', async () => {
    const first = await startAttempt(shop);
    await startAttempt(shop, { orderId: first.request.orderId ?? '', method: 'kr_card' });
    const intent = await shop.stripe.paymentIntents.retrieve(first.action.id);
    assert.deepEqual([intent.status, intent.cancellation_reason], ['canceled', 'abandoned']);
    assert.deepEqual(await attemptOf(first.request.attemptId), { state: 'canceled', flag: 'superseded' });
  });

  it('gives the same intent to a second start of the same', async () => {
    const first = await startAttempt(shop);
    const second = await startAttempt(shop, { orderId: first.request.orderId ?? '' });
    assert.equal(second.action.id, first.action.id);
  });

  it('finds the money that came when the earlier intent was to be closed', async () => {
    const first = await startAttempt(shop);
    await decide(first.url, quietly);
    const { orderId = '' } = first.request;
    const answer = await shop.browser.start(startRequest(shop.origin, { orderId, method: 'kr_card' }));
    assert.deepEqual([answer.body['provider'], answer.body['status']], ['none', 'succeeded']);
  });
});

describe('saving by an intent that the server confirms', () => {
  it('charges nothing, under a mandate of the browser that agreed', async () => {
    const { request, action, url } = await startAttempt(shop, { mode: 'save', method: 'naver_pay' });
    const back = new URL(await decide(url, quietly));
    const answer = await shop.browser.confirm(request.attemptId, returnParams(back.href));
    const intent = await shop.stripe.setupIntents.retrieve(action.id, { expand: ['mandate'] });
    assert.equal(back.searchParams.get('setup_intent'), action.id);
    assert.equal(answer.body['status'], 'succeeded');
    assert.ok(typeof intent.mandate === 'object' && intent.mandate !== null);
    const { ip_address, user_agent } = intent.mandate.customer_acceptance.online ?? {};
    const [consent] = await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', request.attemptId);
    assert.deepEqual([ip_address, user_agent], [consent?.['ip_address'], consent?.['user_agent']]);
    const ids = { customer_id: intent.customer, payment_method_id: intent.payment_method };
    assert.deepEqual(await savedBy(request.attemptId), [{ ...ids, mandate_id: intent.mandate.id }]);
  });

  it('states the same browser when the start is repeated by another one', async () => {
    fault = ({ path }) => (path === '/v1/setup_intents' ? 'server-error' : undefined);
    const request = startRequest(shop.origin, { mode: 'save', consent: mandateConsent });
    const first = await shop.browser.start(request, { 'User-Agent': 'First/1' });
    fault = () => undefined;
    const second = await shop.browser.start(request, { 'User-Agent': 'Second/2' });
    assert.deepEqual([first.status, second.status], [503, 200]);
    const asked = shop.emulator.requests.filter(({ idempotencyKey = '' }) =>
      idempotencyKey.startsWith(request.attemptId),
    );
    assert.ok(asked.length > 1);
    for (const { params } of asked) {
      assert.match(JSON.stringify(params), /"user_agent":"First\/1"/);
    }
  });

  for (const [decision, status] of [
    ['fail', 'failed'],
    ['cancel', 'canceled'],
    ['time-out', 'expired'],
  ] as const) {
    it(`is ${status} after “${decision}” and saves nothing`, async () => {
      const { request, url } = await startAttempt(shop, { mode: 'save' });
      await decide(url, { decision });
      await shop.emulator.webhooksSettled();
      assert.equal((await attemptOf(request.attemptId))?.['state'], status);
      assert.deepEqual(await savedBy(request.attemptId), []);
    });
  }

  for (const mode of ['pay-and-save', 'subscribe'] as const) {
    it(`in mode ${mode} pays and keeps the method`, async () => {
      const { request, action, url } = await startAttempt(shop, { mode });
      await decide(url, quietly);
      await shop.browser.confirm(request.attemptId);
      const intent = await shop.stripe.paymentIntents.retrieve(action.id);
      const ids = { customer_id: intent.customer, payment_method_id: intent.payment_method };
      assert.deepEqual(await savedBy(request.attemptId), [{ ...ids, mandate_id: null }]);
      assert.deepEqual(await ledgerOf(request.orderId), [{ entry: 'captured', amount: 14_000 }]);
      assert.equal(intent.metadata['recurring'], mode === 'subscribe' ? 'true' : undefined);
    });
  }
});

describe('a webhook about an intent', () => {
  async function send(type: string, object: object): Promise<number> {
    const event = { id: `evt_${randomUUID()}`, object: 'event', type, created: 1, livemode: false, data: { object } };
    const body = JSON.stringify(event);
    const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: webhookSecret });
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': signature };
    const answer = await readAnswer(await fetch(`${shop.origin}/webhooks/stripe`, { method: 'POST', body, headers }));
    return answer.status;
  }

  it('only says when to look: a claim that it is paid changes nothing', async () => {
    const { request, action } = await startAttempt(shop);
    const intent = await shop.stripe.paymentIntents.retrieve(action.id);
    assert.equal(
      await send('payment_intent.succeeded', { ...intent, status: 'succeeded', amount_received: 14_000 }),
      200,
    );
    assert.deepEqual(await attemptOf(request.attemptId), { state: 'open', flag: null });
  });

  it('of an earlier failure changes nothing that is paid', async () => {
    const { request, action, url } = await startAttempt(shop);
    const before = await shop.stripe.paymentIntents.retrieve(action.id);
    await decide(url);
    await shop.emulator.webhooksSettled();
    const last_payment_error = { code: 'payment_method_provider_decline' };
    const failure = { ...before, status: 'requires_payment_method', last_payment_error };
    assert.equal(await send('payment_intent.payment_failed', failure), 200);
    assert.deepEqual(await attemptOf(request.attemptId), { state: 'succeeded', flag: null });
  });

  it('that is nobody’s is taken and ignored', async () => {
    assert.equal(await send('payment_intent.succeeded', { id: 'pi_9', object: 'payment_intent', metadata: {} }), 200);
  });
});
