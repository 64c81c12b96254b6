import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stripe } from 'stripe';
import type { FaultInjector } from '../../../demo/emulator/stripe/index.js';
import { openShopWithStripe, sessionOf, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { webhookSecret } from './support/shop.js';
import { openBrowser, readAnswer, startRequest, type Answer, type ShopperBrowser } from './support/shopper.js';
import { goThroughCheckout } from './support/stripe-page.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;
let fault: FaultInjector = () => undefined;

before(async () => {
  shop = await openShopWithStripe({ fault: (request) => fault(request) });
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

interface Started {
  readonly orderId: string;
  readonly attemptId: string;
  readonly session: { readonly id: string; readonly url: string };
}

async function startOrder(): Promise<Started> {
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId });
  return { orderId, attemptId: request.attemptId, session: sessionOf(await browser.start(request)) };
}

const payload = (eventId: string, type: string, object: object): string =>
  JSON.stringify({ id: eventId, object: 'event', type, data: { object }, created: 1, livemode: false });

const completed = (eventId: string, sessionId: string): string =>
  payload(eventId, 'checkout.session.completed', { id: sessionId, object: 'checkout.session' });

async function send(body: string, signature: string): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': signature };
  return readAnswer(await fetch(`${shop.origin}/webhooks/stripe`, { method: 'POST', body, headers }));
}

/** Signs as Stripe does; `secondsAgo` dates the signature back. */
function sign(body: string, secret = webhookSecret, secondsAgo = 0): string {
  const timestamp = Math.floor(Date.now() / 1_000) - secondsAgo;
  return Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp });
}

const ledgerOf = (orderId: string): ReturnType<TestShopWithStripe['rows']> =>
  shop.rows('SELECT entry FROM ledger WHERE order_id = ? ORDER BY entry_id', orderId);
const inboxOf = (eventId: string): ReturnType<TestShopWithStripe['rows']> =>
  shop.rows('SELECT verdict, body FROM webhook_inbox WHERE event_id = ?', eventId);
const attemptOf = async (attemptId: string): Promise<Readonly<Record<string, unknown>> | undefined> =>
  (await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId))[0];

describe('a webhook of Stripe', () => {
  it('settles an order whose shopper never came back', async () => {
    const { orderId, attemptId, session } = await startOrder();
    await goThroughCheckout(session.url);
    await shop.emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(attemptId), { state: 'succeeded', flag: null });
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured' }]);
    const inbox = await shop.rows('SELECT verdict FROM webhook_inbox WHERE attempt_id = ?', attemptId);
    assert.ok(inbox.length > 0 && inbox.every(({ verdict }) => verdict === 'processed'));
  });

  it('writes one ledger row together with fifty confirm requests', async () => {
    const { orderId, attemptId, session } = await startOrder();
    const confirms = Array.from({ length: 50 }, () => browser.confirm(attemptId));
    await Promise.all([goThroughCheckout(session.url), ...confirms]);
    await shop.emulator.webhooksSettled();
    assert.equal((await browser.confirm(attemptId)).body['status'], 'succeeded');
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured' }]);
  });

  it('is never believed: a claim about an open session changes nothing', async () => {
    const { orderId, attemptId, session } = await startOrder();
    const claim = { id: session.id, object: 'checkout.session', status: 'complete', payment_status: 'paid' };
    const body = payload('evt_claim', 'checkout.session.completed', claim);
    assert.equal((await send(body, sign(body))).status, 200);
    assert.deepEqual(await attemptOf(attemptId), { state: 'open', flag: null });
    assert.deepEqual(await ledgerOf(orderId), []);
  });

  it('is kept as it came, once, and a repeat is answered 200', async () => {
    const { session } = await startOrder();
    const body = completed('evt_twice', session.id);
    const deliveries = [await send(body, sign(body)), await send(body, sign(body)), await send(body, sign(body))];
    assert.ok(deliveries.every(({ status }) => status === 200));
    assert.deepEqual(await inboxOf('evt_twice'), [{ verdict: 'processed', body }]);
  });

  it('is refused and not kept without a good signature, and the log says so', async () => {
    const { session } = await startOrder();
    const body = completed('evt_forged', session.id);
    const refusedBefore = shop.log.filter(({ event }) => event === 'webhook-refused').length;
    const signatures = ['', 't=1,v1=00', sign(body, 'whsec_other'), sign(`${body} `), sign(body, webhookSecret, 301)];
    for (const signature of signatures) {
      const answer = await send(body, signature);
      assert.deepEqual([answer.status, answer.body['code']], [400, 'invalid-signature']);
    }
    assert.deepEqual(await inboxOf('evt_forged'), []);
    const refused = shop.log.filter(({ event }) => event === 'webhook-refused').length;
    assert.equal(refused - refusedBefore, signatures.length);
  });

  it('is kept and left alone when it is about something else', async () => {
    const bodies = [
      completed('evt_foreign', 'cs_test_of_somebody_else'),
      payload('evt_other', 'customer.created', { id: 'cus_1', object: 'customer' }),
    ];
    for (const body of bodies) assert.equal((await send(body, sign(body))).body['verdict'], 'ignored');
    const [kept] = await inboxOf('evt_foreign');
    assert.equal(kept?.['verdict'], 'ignored');
  });

  it('is asked for again when the session cannot be read, and then settles', async () => {
    const { orderId, session } = await startOrder();
    await goThroughCheckout(session.url, { outcome: 'webhook-never' });
    const body = completed('evt_late', session.id);
    fault = ({ method }) => (method === 'GET' ? 'server-error' : undefined);
    const first = await send(body, sign(body));
    fault = () => undefined;
    assert.equal(first.status, 503);
    assert.deepEqual(await ledgerOf(orderId), []);
    assert.equal((await send(body, sign(body))).status, 200);
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured' }]);
  });

  it('that brings money for a canceled attempt pays the order with it', async () => {
    const { orderId, attemptId, session } = await startOrder();
    await shop.change(`UPDATE attempts SET state = 'canceled' WHERE attempt_id = ?`, attemptId);
    await goThroughCheckout(session.url);
    await shop.emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(attemptId), { state: 'succeeded', flag: null });
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured' }]);
    const [order] = await shop.rows('SELECT state, flag FROM orders WHERE order_id = ?', orderId);
    assert.deepEqual(order, { state: 'paid', flag: null });
  });

  it('is refused when it is larger than any event', async () => {
    const body = completed('evt_large', 'x'.repeat(300_000));
    assert.equal((await send(body, sign(body))).status, 413);
  });
});
