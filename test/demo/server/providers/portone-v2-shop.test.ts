import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import {
  emulatedChannelKeys,
  type Outcome,
  startPortOneV2Emulator,
  type PortOneV2Emulator,
} from '../../../../demo/emulator/portone-v2/index.js';
import { createPortOneV2Provider } from '../../../../demo/server/providers/portone-v2.js';
import type { StartRequest } from '../../../../src/contract/types.js';
import { apiSecret, goThrough, openWindow, storeId, webhookSecret } from '../../emulator/portone-v2/bench.js';
import { openShop, type TestShop } from '../support/shop.js';
import { planConsent, openBrowser, startRequest, type Answer, type ShopperBrowser } from '../support/shopper.js';
import { silentLog } from './portone-v2-bench.js';
import { freePort } from '../../../../scripts/free-port.mjs';

let emulator: PortOneV2Emulator;
let shop: TestShop;
let browser: ShopperBrowser;

before(async () => {
  const port = await freePort();
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/portone-v2`, secret: webhookSecret };
  emulator = await startPortOneV2Emulator({ storeId, apiSecret, webhook });
  const provider = createPortOneV2Provider(
    { storeId, apiSecret, webhookSecret, live: false, channelKeys: emulatedChannelKeys, baseUrl: emulator.origin },
    silentLog,
  );
  shop = await openShop({ port, providers: [provider] });
  browser = await openBrowser(shop.origin);
});

after(async () => {
  await emulator.close();
  await shop.close();
});

const startAnswer = z.object({
  provider: z.literal('portone-v2'),
  action: z.object({ operation: z.enum(['payment', 'billing-key']), request: z.looseObject({}) }),
});

const windowOf = ({ body }: Answer) => startAnswer.parse(body).action;

/** Starts an order of 14,000 won, or keeps a method. */
async function start(changes: Partial<StartRequest> = {}) {
  const order = changes.mode === 'save' ? {} : { orderId: (await browser.createCart()).orderId };
  const consent =
    (changes.mode ?? 'pay') === 'pay' ? {} : { consent: planConsent({ method: changes.method ?? 'kakao_pay' }) };
  const request = startRequest(shop.origin, { provider: 'portone-v2', ...order, ...consent, ...changes });
  const answer = await browser.start(request);
  return { request, answer, attemptId: request.attemptId, orderId: request.orderId ?? '' };
}

/** Starts, goes through the window, and gives what the browser brings back. */
async function startAndGo(outcome: Outcome, changes: Partial<StartRequest> = {}) {
  const started = await start(changes);
  const hints = await goThrough(emulator, windowOf(started.answer), outcome);
  return { ...started, hints };
}

const ledgerOf = (orderId: string) => shop.rows('SELECT entry, amount FROM ledger WHERE order_id = ?', orderId);
const stateOf = async (attemptId: string): Promise<unknown> =>
  (await shop.rows('SELECT state FROM attempts WHERE attempt_id = ?', attemptId))[0]?.['state'];
const chargesOf = (attemptId: string) =>
  emulator.requests.filter(({ path }) => path === `/payments/${attemptId.replaceAll('-', '')}/billing-key`);

describe('a shop with PortOne V2', () => {
  it('hands over the request for the window, and no secret', async () => {
    const { answer, request } = await start({ method: 'naver_pay' });
    assert.equal(answer.status, 200);
    const { operation, request: parameters } = windowOf(answer);
    assert.equal(operation, 'payment');
    assert.equal(parameters['redirectUrl'], request.returnUrl);
    assert.equal(parameters['totalAmount'], 14_000);
    assert.doesNotMatch(answer.text, new RegExp(`${apiSecret}|whsec_`));
  });

  it('counts what was paid once, for the return and the webhook together', async () => {
    const { attemptId, orderId, hints } = await startAndGo('approve');
    const confirms = await Promise.all(Array.from({ length: 10 }, () => browser.confirm(attemptId, hints)));
    await emulator.webhooksSettled();
    for (const { body } of confirms) assert.equal(body['status'], 'succeeded');
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured', amount: 14_000 }]);
  });

  it('learns by the webhook what a browser never brought back', async () => {
    const { attemptId, orderId } = await startAndGo('never-return');
    await emulator.webhooksSettled();
    assert.equal(await stateOf(attemptId), 'succeeded');
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured', amount: 14_000 }]);
  });

  it('learns by the return what no webhook told', async () => {
    const { attemptId, hints } = await startAndGo('webhook-never');
    assert.equal((await browser.confirm(attemptId, hints)).body['status'], 'succeeded');
  });

  it('never takes another amount for paid', async () => {
    const { attemptId, orderId, hints } = await startAndGo('wrong-amount');
    assert.equal((await browser.confirm(attemptId, hints)).body['status'], 'failed');
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'refund-due', amount: 13_999 }]);
    const [order] = await shop.rows('SELECT flag FROM orders WHERE order_id = ?', orderId);
    assert.equal(order?.['flag'], 'amount-mismatch');
  });

  it('tells a cancel, and passes the payment company’s words on unchanged', async () => {
    const canceled = await startAndGo('cancel');
    assert.equal((await browser.confirm(canceled.attemptId, canceled.hints)).body['status'], 'canceled');
    const declined = await startAndGo('decline');
    const { body } = await browser.confirm(declined.attemptId, declined.hints);
    assert.deepEqual([body['status'], body['providerMessage']], ['failed', '한도를 초과했어요.']);
  });

  it('believes nothing that a return address claims', async () => {
    const { attemptId } = await start();
    const claim = { transactionType: 'PAYMENT', txId: 'tx', paymentId: 'paid-by-somebody', status: 'PAID' };
    assert.equal((await browser.confirm(attemptId, claim)).body['status'], 'pending');
  });

  it('lets another method take over, and the first window can no longer open', async () => {
    const first = await start();
    const { orderId } = first;
    const second = await start({ orderId, method: 'naver_pay' });
    assert.equal(second.answer.status, 200);
    assert.equal(await stateOf(first.attemptId), 'canceled');
    await assert.rejects(openWindow(emulator, windowOf(first.answer)));
  });

  it('keeps a method', async () => {
    const { attemptId, hints } = await startAndGo('webhook-never', { mode: 'save' });
    const { body } = await browser.confirm(attemptId, hints);
    assert.equal(body['status'], 'succeeded');
    assert.doesNotMatch(JSON.stringify(body), /billing-key-/);
    const [saved] = await shop.rows('SELECT payment_method_id FROM saved_methods WHERE attempt_id = ?', attemptId);
    assert.equal(saved?.['payment_method_id'], hints['billingKey']);
  });

  it('keeps a method by the webhook alone', async () => {
    const { attemptId } = await startAndGo('never-return', { mode: 'save' });
    await emulator.webhooksSettled();
    assert.equal(await stateOf(attemptId), 'succeeded');
  });

  it('pays and keeps, in that order, once', async () => {
    const { attemptId, orderId, hints } = await startAndGo('approve', { mode: 'pay-and-save' });
    const confirms = await Promise.all(Array.from({ length: 10 }, () => browser.confirm(attemptId, hints)));
    await emulator.webhooksSettled();
    for (const { body } of confirms) assert.equal(body['status'], 'succeeded');
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'captured', amount: 14_000 }]);
    assert.equal(chargesOf(attemptId).length, 1);
    const saved = await shop.rows('SELECT 1 FROM saved_methods WHERE attempt_id = ?', attemptId);
    assert.equal(saved.length, 1);
  });

  it('charges nobody whose attempt was closed before the key came', async () => {
    const first = await start({ mode: 'pay-and-save' });
    await start({ orderId: first.orderId, method: 'naver_pay', mode: 'pay' });
    assert.equal(await stateOf(first.attemptId), 'canceled');
    const hints = await goThrough(emulator, windowOf(first.answer), 'approve');
    await emulator.webhooksSettled();
    assert.equal((await browser.confirm(first.attemptId, hints)).body['status'], 'canceled');
    assert.deepEqual(chargesOf(first.attemptId), []);
  });

  it('refuses a forged webhook', async () => {
    const body = JSON.stringify({ type: 'Transaction.Paid', data: { storeId, paymentId: 'x' } });
    const headers = { 'webhook-id': '1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' };
    const response = await fetch(`${shop.origin}/webhooks/portone-v2`, { method: 'POST', headers, body });
    assert.equal(response.status, 400);
  });
});
