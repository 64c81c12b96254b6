import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { StartRequest } from '../../../src/contract/types.js';
import type { FaultInjector } from '../../../demo/emulator/stripe/index.js';
import { openShopWithStripe, sessionOf, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { secretKey } from './support/shop.js';
import { mandateConsent, openBrowser, post, startRequest, type ShopperBrowser } from './support/shopper.js';
import { goThroughCheckout, returnParams, type PageChoice } from './support/stripe-page.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;
let fault: FaultInjector = () => undefined;

before(async () => {
  shop = await openShopWithStripe({ fault: (request) => fault(request) });
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

interface Started {
  readonly request: StartRequest;
  readonly sessionId: string;
  readonly url: string;
}

async function startOrder(changes: Partial<StartRequest> = {}): Promise<Started> {
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId, ...changes });
  const { id, url } = sessionOf(await browser.start(request));
  return { request, sessionId: id, url };
}

/** Pays without a webhook, so that only the confirm request can tell the shop. */
const pay = (url: string, choice: PageChoice = {}): Promise<string> =>
  goThroughCheckout(url, { outcome: 'webhook-never', ...choice });

const sessionStatus = (id: string): string | null | undefined => shop.emulator.sessions.get(id)?.status;
const canceled = { kr_pay_canceled: '1' };

describe('confirming an attempt', () => {
  it('says succeeded once it is paid, with the payment’s id, and nothing personal', async () => {
    const { request, url } = await startOrder();
    const back = await pay(url);
    assert.equal(back, request.returnUrl);
    const answer = await browser.confirm(request.attemptId, returnParams(back));
    assert.equal(answer.status, 200);
    const { paymentId, ...rest } = answer.body;
    assert.match(String(paymentId), /^pi_/);
    const { orderId, method, mode } = request;
    assert.deepEqual(rest, { status: 'succeeded', orderId, provider: 'stripe', method, mode });
  });

  it('writes the ledger once, however often and at once it is asked', async () => {
    const { request, url } = await startOrder();
    await pay(url);
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.confirm(request.attemptId)));
    assert.ok(answers.every(({ body }) => body['status'] === 'succeeded'));
    const ledger = await shop.rows(
      'SELECT entry, amount, currency FROM ledger WHERE order_id = ?',
      request.orderId ?? '',
    );
    assert.deepEqual(ledger, [{ entry: 'captured', amount: 14_000, currency: 'KRW' }]);
    const [order] = await shop.rows('SELECT state, flag FROM orders WHERE order_id = ?', request.orderId ?? '');
    assert.deepEqual(order, { state: 'paid', flag: null });
  });

  it('is pending while the session is open, whatever the address claims', async () => {
    const { request, sessionId } = await startOrder();
    const claims = [
      {},
      { redirect_status: 'succeeded' },
      { payment_intent: 'pi_123', redirect_status: 'succeeded' },
      { imp_success: 'true' },
      { resultCode: 'Authorised' },
      { status: 'paid' },
    ];
    for (const params of claims) {
      assert.equal((await browser.confirm(request.attemptId, params)).body['status'], 'pending');
    }
    assert.equal(sessionStatus(sessionId), 'open');
    const [order] = await shop.rows('SELECT state FROM orders WHERE order_id = ?', request.orderId ?? '');
    assert.deepEqual(order, { state: 'unpaid' });
  });

  it('is pending after a failed try: the shopper may try again in the same session', async () => {
    const { request, url } = await startOrder();
    await pay(url, { decision: 'fail' });
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'pending');
    await pay(url);
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'succeeded');
  });

  it('is canceled when the shopper came by the cancel address, and nobody can pay after that', async () => {
    const { request, sessionId } = await startOrder();
    assert.equal((await browser.confirm(request.attemptId, canceled)).body['status'], 'canceled');
    assert.equal(sessionStatus(sessionId), 'expired');
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'canceled');
    const again = await browser.start(startRequest(shop.origin, { orderId: request.orderId ?? '' }));
    assert.equal(sessionStatus(sessionOf(again).id), 'open');
  });

  it('is succeeded when it was paid, even by the cancel address', async () => {
    const { request, url } = await startOrder();
    await pay(url);
    assert.equal((await browser.confirm(request.attemptId, canceled)).body['status'], 'succeeded');
  });

  it('is succeeded when it was paid between the look and the closing', async () => {
    const { request, url } = await startOrder();
    fault = async ({ path }) => {
      if (!path.endsWith('/expire')) return undefined;
      fault = () => undefined;
      await pay(url);
      return undefined;
    };
    assert.equal((await browser.confirm(request.attemptId, canceled)).body['status'], 'succeeded');
  });

  it('is expired when the session’s time was over', async () => {
    const { request, sessionId } = await startOrder();
    await fetch(`${shop.emulator.origin}/v1/checkout/sessions/${sessionId}/expire`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secretKey}` },
    });
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'expired');
  });

  it('is pending, not an error, while Stripe cannot be asked', async () => {
    const { request, url, sessionId } = await startOrder();
    await pay(url);
    fault = ({ method }) => (method === 'GET' ? 'server-error' : undefined);
    const asked = await browser.confirm(request.attemptId);
    fault = ({ method, path }) => (method === 'POST' && path.endsWith('/expire') ? 'server-error' : undefined);
    const open = await startOrder();
    const closing = await browser.confirm(open.request.attemptId, canceled);
    fault = () => undefined;
    assert.deepEqual([asked.status, asked.body['status']], [200, 'pending']);
    assert.deepEqual([closing.status, closing.body['status']], [200, 'pending']);
    assert.equal(sessionStatus(open.sessionId), 'open');
    assert.equal(sessionStatus(sessionId), 'complete');
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'succeeded');
  });

  it('needs no cookie, and not the same browser', async () => {
    const { request, url } = await startOrder();
    await pay(url);
    const body = { action: 'confirm', version: 1, attemptId: request.attemptId, params: {} };
    const answer = await post(shop.origin, JSON.stringify(body), { Cookie: null });
    assert.equal(answer.body['status'], 'succeeded');
  });

  it('is told to a repeat of the start as well: the address of before leads nowhere any more', async () => {
    const { request, url } = await startOrder();
    await pay(url);
    await browser.confirm(request.attemptId);
    const { body } = await browser.start(request);
    assert.deepEqual([body['provider'], body['status'], body['orderId']], ['none', 'succeeded', request.orderId]);
  });

  it('does not know an attempt under another order’s number', async () => {
    const [one, two] = [await startOrder(), await startOrder()];
    const body = { action: 'confirm', version: 1, attemptId: one.request.attemptId, params: {} };
    const wrong = await post(shop.origin, JSON.stringify({ ...body, orderId: two.request.orderId }), {});
    assert.deepEqual([wrong.status, wrong.body['code']], [404, 'unknown-attempt']);
    const right = await post(shop.origin, JSON.stringify({ ...body, orderId: one.request.orderId }), {});
    assert.equal(right.status, 200);
  });
});

describe('what Stripe says must fit', () => {
  it('never pays an order of another amount: failed, flagged, what was taken is to go back, nothing more is taken', async () => {
    const { request, url } = await startOrder();
    await shop.change('UPDATE attempts SET amount = 14001 WHERE attempt_id = ?', request.attemptId);
    await pay(url);
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'failed');
    const { body } = await browser.confirm(request.attemptId);
    assert.equal(body['status'], 'failed');
    assert.match(String(body['message']), /다시 결제하지 말아 주세요/);
    const orderId = request.orderId ?? '';
    const [order] = await shop.rows('SELECT state, flag FROM orders WHERE order_id = ?', orderId);
    assert.deepEqual(order, { state: 'unpaid', flag: 'amount-mismatch' });
    const money = await shop.rows('SELECT entry, amount FROM ledger WHERE order_id = ?', orderId);
    assert.deepEqual(money, [{ entry: 'refund-due', amount: 14_000 }]);
    const again = await browser.start(startRequest(shop.origin, { orderId }));
    assert.deepEqual([again.status, again.body['code']], [409, 'amount-mismatch']);
  });

  it('does not take another attempt’s session for its own', async () => {
    const [mine, other] = [await startOrder(), await startOrder()];
    await pay(other.url);
    await shop.change('UPDATE attempts SET provider_object_id = NULL WHERE attempt_id = ?', other.request.attemptId);
    const { attemptId, orderId = '' } = mine.request;
    await shop.change('UPDATE attempts SET provider_object_id = ? WHERE attempt_id = ?', other.sessionId, attemptId);
    assert.equal((await browser.confirm(attemptId)).body['status'], 'pending');
    assert.ok(shop.log.some(({ event, details }) => event === 'foreign-object' && details['attemptId'] === attemptId));
    assert.deepEqual(await shop.rows('SELECT * FROM ledger WHERE order_id = ?', orderId), []);
  });
});

describe('saving a method', () => {
  it('stores it with the mandate and the consent it rests on', async () => {
    const changes = { mode: 'save', consent: mandateConsent, metadata: { planId: 'tea-monthly' } } as const;
    const request = startRequest(shop.origin, changes);
    const { url } = sessionOf(await browser.start(request));
    await pay(url);
    const answers = [await browser.confirm(request.attemptId), await browser.confirm(request.attemptId)];
    for (const answer of answers) {
      assert.equal(answer.body['status'], 'succeeded');
      assert.match(String(answer.body['paymentId']), /^seti_/);
      assert.equal('orderId' in answer.body, false);
    }
    const saved = await shop.rows('SELECT * FROM saved_methods WHERE attempt_id = ?', request.attemptId);
    assert.equal(saved.length, 1);
    const [method] = saved;
    assert.match(String(method?.['customer_id']), /^cus_/);
    assert.match(String(method?.['payment_method_id']), /^pm_/);
    assert.match(String(method?.['mandate_id']), /^mandate_/);
    assert.deepEqual([method?.['consent_attempt_id'], method?.['plan_id']], [request.attemptId, 'tea-monthly']);
  });

  it('is done beside a payment, and not when only paying', async () => {
    const both = await startOrder({ mode: 'pay-and-save', consent: mandateConsent });
    const only = await startOrder();
    for (const { request, url } of [both, only]) {
      await pay(url);
      assert.equal((await browser.confirm(request.attemptId)).body['status'], 'succeeded');
    }
    const countOf = async ({ request }: Started): Promise<number> =>
      (await shop.rows('SELECT 1 FROM saved_methods WHERE attempt_id = ?', request.attemptId)).length;
    assert.deepEqual([await countOf(both), await countOf(only)], [1, 0]);
  });
});
