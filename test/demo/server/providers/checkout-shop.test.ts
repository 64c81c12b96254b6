import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import type { StartRequest } from '../../../../src/contract/types.js';
import {
  signatureOf,
  startCheckoutEmulator,
  type CheckoutEmulator,
  type FaultInjector,
} from '../../../../demo/emulator/checkout/index.js';
import { createCheckoutProvider } from '../../../../demo/server/providers/checkout.js';
import { press, pressAndReturn, processingChannelId, secretKey, signatureKey } from '../../emulator/checkout/bench.js';
import { openShop, type TestShop } from '../support/shop.js';
import { openBrowser, readAnswer, startRequest, type Answer, type ShopperBrowser } from '../support/shopper.js';
import { freePort } from '../../../../scripts/free-port.mjs';

const authorization = 'a-configured-value';

let emulator: CheckoutEmulator;
let shop: TestShop;
let browser: ShopperBrowser;
let fault: FaultInjector = () => undefined;

before(async () => {
  const port = await freePort();
  emulator = await startCheckoutEmulator({
    secretKey,
    processingChannelId,
    webhook: { url: `http://127.0.0.1:${port}/webhooks/checkout`, signatureKey, authorization },
    slowMilliseconds: 50,
    fault: (request) => fault(request),
  });
  const options = { secretKey, processingChannelId, baseUrl: emulator.origin };
  const provider = createCheckoutProvider(
    { ...options, webhookSignatureKey: signatureKey, webhookAuthorization: authorization },
    () => undefined,
  );
  shop = await openShop({ port, providers: [provider] });
  browser = await openBrowser(shop.origin);
});

after(async () => {
  await emulator.close();
  await shop.close();
});

const action = z.object({
  provider: z.literal('checkout'),
  action: z.object({ id: z.string(), _links: z.object({ redirect: z.object({ href: z.string() }) }) }),
});

interface Started {
  readonly request: StartRequest;
  readonly paymentId: string;
  readonly walletUrl: string;
}

async function startOrder(): Promise<Started> {
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId, provider: 'checkout' });
  const { action: handed } = action.parse((await browser.start(request)).body);
  return { request, paymentId: handed.id, walletUrl: handed._links.redirect.href };
}

async function confirm({ request }: Started, back?: string): Promise<Readonly<Record<string, unknown>>> {
  const params = Object.fromEntries(new URL(back ?? request.returnUrl).searchParams);
  return (await browser.confirm(request.attemptId, params)).body;
}

async function attemptOf({ request }: Started): Promise<Readonly<Record<string, unknown>> | undefined> {
  return (await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', request.attemptId))[0];
}

const ledgerOf = ({ request }: Started): ReturnType<TestShop['rows']> =>
  shop.rows('SELECT entry, amount, currency FROM ledger WHERE order_id = ?', request.orderId ?? '');

async function send(body: string, headers: Record<string, string>): Promise<Answer> {
  return readAnswer(await fetch(`${shop.origin}/webhooks/checkout`, { method: 'POST', body, headers }));
}

const captured = { entry: 'captured', amount: 14_000, currency: 'KRW' };

describe('a shop with Checkout.com', () => {
  it('is paid when the shopper returns', async () => {
    const order = await startOrder();
    const back = await pressAndReturn(order.walletUrl, 'webhook-never');
    const { status, provider, paymentId } = await confirm(order, back);
    assert.deepEqual([status, provider, paymentId], ['succeeded', 'checkout', order.paymentId]);
    assert.deepEqual(await ledgerOf(order), [captured]);
  });

  it('is paid by the webhook when the shopper never returns', async () => {
    const order = await startOrder();
    await press(order.walletUrl, 'never-return');
    await emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(order), { state: 'succeeded', flag: null });
    assert.deepEqual(await ledgerOf(order), [captured]);
  });

  it('is paid once when webhook and return come together', async () => {
    const order = await startOrder();
    const back = await pressAndReturn(order.walletUrl, 'webhook-first');
    assert.deepEqual(await attemptOf(order), { state: 'succeeded', flag: null });
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(order, back)));
    assert.ok(answers.every(({ status }) => status === 'succeeded'));
    assert.deepEqual(await ledgerOf(order), [captured]);
  });

  it('is pending before it is paid, wherever the shopper comes from', async () => {
    const order = await startOrder();
    assert.equal((await confirm(order))['status'], 'pending');
    assert.equal((await confirm(order, `${order.request.returnUrl}&kr_pay_failed=1`))['status'], 'pending');
    assert.deepEqual(await attemptOf(order), { state: 'open', flag: null });
  });

  it('is paid when Kakao Pay answers after the shopper has returned', async () => {
    const order = await startOrder();
    const back = await pressAndReturn(order.walletUrl, 'slow');
    await emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(order), { state: 'succeeded', flag: null });
    assert.equal((await confirm(order, back))['status'], 'succeeded');
  });

  for (const [outcome, status] of [
    ['decline', 'failed'],
    ['cancel', 'canceled'],
    ['expire', 'expired'],
  ] as const) {
    it(`is not paid after #${outcome}: ${status}, and can be started anew`, async () => {
      const order = await startOrder();
      const back = await pressAndReturn(order.walletUrl, outcome);
      assert.equal((await confirm(order, back))['status'], status);
      assert.deepEqual(await ledgerOf(order), []);
      const { orderId } = order.request;
      const again = startRequest(shop.origin, { provider: 'checkout', ...(orderId && { orderId }) });
      const { action: handed } = action.parse((await browser.start(again)).body);
      assert.notEqual(handed.id, order.paymentId);
    });
  }

  it('never counts another amount as paid', async () => {
    const order = await startOrder();
    const back = await pressAndReturn(order.walletUrl, 'wrong-amount');
    assert.equal((await confirm(order, back))['status'], 'failed');
    assert.deepEqual(await attemptOf(order), { state: 'failed', flag: 'amount-mismatch' });
    assert.deepEqual(await ledgerOf(order), [{ entry: 'refund-due', amount: 13_999, currency: 'KRW' }]);
  });

  it('gives a second attempt of the same order the same payment while that is open', async () => {
    const order = await startOrder();
    const { orderId } = order.request;
    const again = startRequest(shop.origin, { provider: 'checkout', ...(orderId && { orderId }) });
    const { action: handed } = action.parse((await browser.start(again)).body);
    assert.equal(handed.id, order.paymentId);
  });

  it('refuses what Checkout.com cannot do, without asking it', async () => {
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId, provider: 'checkout', method: 'naver_pay' });
    assert.equal((await browser.start(request)).body['code'], 'method-unavailable');
    assert.ok(!JSON.stringify(emulator.requests).includes(request.attemptId));
  });

  it('is told to come again when Checkout.com is down, and goes on with the same attempt', async () => {
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId, provider: 'checkout' });
    fault = () => ({ when: 'before', status: 503, text: '' });
    const down = await browser.start(request);
    fault = () => undefined;
    assert.deepEqual([down.status, down.body['code']], [503, 'provider-unavailable']);
    assert.equal((await browser.start(request)).status, 200);
  });
});

describe('a webhook that the shop gets', () => {
  const event = (order: Started, id: string, paymentId = order.paymentId): string =>
    JSON.stringify({
      id,
      type: 'payment_captured',
      data: { id: paymentId, reference: order.request.attemptId, amount: 14_000, currency: 'KRW' },
    });
  const signed = (body: string): Record<string, string> => ({
    'Cko-Signature': signatureOf(body, signatureKey),
    Authorization: authorization,
  });

  it('is not believed: the payment is looked at', async () => {
    const order = await startOrder();
    const body = event(order, `evt_${order.paymentId}`);
    assert.deepEqual((await send(body, signed(body))).body, { verdict: 'processed' });
    assert.deepEqual(await attemptOf(order), { state: 'open', flag: null });
  });

  it('is refused when it is forged, with the configured authorization or without', async () => {
    const order = await startOrder();
    const body = event(order, 'evt_forged');
    const forged = { ...signed(body), 'Cko-Signature': signatureOf(body, 'another key') };
    assert.equal((await send(body, forged)).status, 400);
    assert.equal((await send(body, { ...signed(body), Authorization: 'another' })).status, 400);
    assert.deepEqual(await shop.rows("SELECT 1 FROM webhook_inbox WHERE event_id = 'evt_forged'"), []);
  });

  it('counts once when it is replayed', async () => {
    const order = await startOrder();
    await pressAndReturn(order.walletUrl, 'webhook-never');
    const body = event(order, `evt_replay_${order.paymentId}`);
    for (let time = 0; time < 3; time += 1) assert.equal((await send(body, signed(body))).status, 200);
    assert.deepEqual(await ledgerOf(order), [captured]);
  });

  it('may come late and out of order: what is paid stays paid', async () => {
    const order = await startOrder();
    await confirm(order, await pressAndReturn(order.walletUrl, 'webhook-never'));
    for (const type of ['payment_pending', 'payment_declined', 'payment_expired']) {
      const body = event(order, `evt_${type}_${order.paymentId}`).replace('payment_captured', type);
      assert.equal((await send(body, signed(body))).status, 200);
    }
    assert.deepEqual(await attemptOf(order), { state: 'succeeded', flag: null });
  });

  it('about nobody’s attempt is kept and ignored', async () => {
    const body = JSON.stringify({ id: 'evt_foreign', type: 'payment_captured', data: { id: 'pay_1', reference: 'x' } });
    assert.deepEqual((await send(body, signed(body))).body, { verdict: 'ignored' });
  });

  it('is to be sent again while Checkout.com cannot be asked', async () => {
    const order = await startOrder();
    await pressAndReturn(order.walletUrl, 'webhook-never');
    const body = event(order, `evt_again_${order.paymentId}`);
    fault = () => ({ when: 'before', status: 500, text: 'oops' });
    const down = await send(body, signed(body));
    fault = () => undefined;
    assert.equal(down.status, 503);
    assert.deepEqual((await send(body, signed(body))).body, { verdict: 'processed' });
    assert.deepEqual(await attemptOf(order), { state: 'succeeded', flag: null });
  });
});
