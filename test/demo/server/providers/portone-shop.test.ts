import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import {
  emulatedChannelKeys,
  startPortOneEmulator,
  type PortOneEmulator,
} from '../../../../demo/emulator/portone/index.js';
import { createPortOneProvider } from '../../../../demo/server/providers/portone.js';
import type { Method, Mode } from '../../../../src/contract/types.js';
import { apiKey, apiSecret, choose, openWindow, returnFrom, userCode } from '../../emulator/portone/bench.js';
import { openShop, type TestShop } from '../support/shop.js';
import {
  planConsent,
  openBrowser,
  readAnswer,
  startRequest,
  type Answer,
  type ShopperBrowser,
} from '../support/shopper.js';
import { freePort } from '../../../../scripts/free-port.mjs';

let emulator: PortOneEmulator;
let shop: TestShop;
let browser: ShopperBrowser;

before(async () => {
  const port = await freePort();
  emulator = await startPortOneEmulator({
    userCode,
    apiKey,
    apiSecret,
    webhook: { url: `http://127.0.0.1:${port}/webhooks/portone` },
  });
  const channelKeys = emulatedChannelKeys;
  const options = { userCode, apiKey, apiSecret, baseUrl: emulator.origin, sandbox: true, channelKeys };
  shop = await openShop({ port, providers: [createPortOneProvider(options, () => undefined)] });
  browser = await openBrowser(shop.origin);
});

after(async () => {
  await emulator.close();
  await shop.close();
});

const startAnswer = z.object({
  provider: z.literal('portone'),
  action: z.object({ params: z.record(z.string(), z.unknown()) }),
});

interface Started {
  readonly orderId: string;
  readonly attemptId: string;
  /** The payment page's address. */
  readonly url: string;
}

async function startOrder(method: Method = 'kakao_pay', mode: Mode = 'pay'): Promise<Started> {
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, {
    provider: 'portone',
    orderId,
    method,
    mode,
    ...(mode !== 'pay' && { consent: planConsent({ method }) }),
  });
  const { action } = startAnswer.parse((await browser.start(request)).body);
  return { orderId, attemptId: request.attemptId, url: await openWindow(emulator, action.params) };
}

async function sendWebhook(body: string, contentType = 'application/json'): Promise<Answer> {
  const headers = { 'Content-Type': contentType };
  return readAnswer(await fetch(`${shop.origin}/webhooks/portone`, { method: 'POST', headers, body }));
}

const ledgerOf = (orderId: string) => shop.rows('SELECT entry, amount FROM ledger WHERE order_id = ?', orderId);
const stateOf = async (attemptId: string): Promise<unknown> =>
  (await shop.rows('SELECT state FROM attempts WHERE attempt_id = ?', attemptId))[0]?.['state'];
const captured = [{ entry: 'captured', amount: 14_000 }];

describe('an order paid through PortOne V1', () => {
  it('is paid when the shopper is back', async () => {
    const { orderId, attemptId, url } = await startOrder();
    const { body } = await browser.confirm(attemptId, await returnFrom(url, 'webhook-never'));
    assert.deepEqual([body['status'], body['orderId'], body['provider']], ['succeeded', orderId, 'portone']);
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('is paid when the shopper never comes back', async () => {
    const { orderId, url } = await startOrder();
    await choose(url, 'never-return');
    await emulator.webhooksSettled();
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('is paid once when webhook and return come together', async () => {
    const { orderId, attemptId, url } = await startOrder();
    const hints = await returnFrom(url, 'webhook-first');
    await Promise.all(Array.from({ length: 10 }, () => browser.confirm(attemptId, hints)));
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('is not paid with another amount, and a person is told', async () => {
    const { orderId, attemptId, url } = await startOrder();
    const { body } = await browser.confirm(attemptId, await returnFrom(url, 'wrong-amount'));
    assert.equal(body['status'], 'failed');
    assert.deepEqual(await ledgerOf(orderId), [{ entry: 'refund-due', amount: 13_999 }]);
    const [order] = await shop.rows('SELECT state, flag FROM orders WHERE order_id = ?', orderId);
    assert.deepEqual(order, { state: 'unpaid', flag: 'amount-mismatch' });
  });

  it('says canceled with the window’s own words', async () => {
    const { attemptId, url } = await startOrder();
    const { body } = await browser.confirm(attemptId, await returnFrom(url, 'cancel'));
    assert.equal(body['status'], 'canceled');
    assert.match(String(body['providerMessage']), /\[결제포기\]/);
  });

  it('is charged once by the server where the window only issues a key, and keeps the method', async () => {
    const { orderId, attemptId, url } = await startOrder('naver_pay', 'pay-and-save');
    const hints = await returnFrom(url, 'approve');
    await Promise.all([browser.confirm(attemptId, hints), browser.confirm(attemptId), emulator.webhooksSettled()]);
    assert.equal((await browser.confirm(attemptId)).body['status'], 'succeeded');
    assert.deepEqual(await ledgerOf(orderId), captured);
    const saved = await shop.rows('SELECT payment_method_id FROM saved_methods WHERE attempt_id = ?', attemptId);
    assert.deepEqual(saved, [{ payment_method_id: `key_${attemptId}` }]);
    const taken = [...emulator.payments.values()].filter(({ channel, merchant_uid }) => {
      return channel === 'api' && merchant_uid.startsWith(attemptId.slice(0, 8));
    });
    assert.equal(taken.length, 1);
  });

  it('can be paid by another method while the first window is open, and once in all', async () => {
    const first = await startOrder();
    const request = startRequest(shop.origin, { provider: 'portone', orderId: first.orderId, method: 'kr_card' });
    const answer = await browser.start(request);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(await stateOf(first.attemptId), 'canceled');
    const second = await openWindow(emulator, startAnswer.parse(answer.body).action.params);
    await browser.confirm(request.attemptId, await returnFrom(second, 'webhook-never'));
    await choose(first.url, 'approve');
    await emulator.webhooksSettled();
    assert.deepEqual(await ledgerOf(first.orderId), [...captured, { entry: 'refund-due', amount: 14_000 }]);
  });

  it('is paid by the first window after all, and the second can no longer be opened', async () => {
    const first = await startOrder();
    const request = startRequest(shop.origin, { provider: 'portone', orderId: first.orderId, method: 'kr_card' });
    const { action } = startAnswer.parse((await browser.start(request)).body);
    await choose(first.url, 'approve');
    await emulator.webhooksSettled();
    assert.deepEqual(await ledgerOf(first.orderId), captured);
    assert.equal(await stateOf(request.attemptId), 'canceled');
    await assert.rejects(openWindow(emulator, action.params));
  });

  it('can be paid by another method when the first window never opened', async () => {
    const { orderId } = await browser.createCart();
    const first = startRequest(shop.origin, { provider: 'portone', orderId, method: 'kakao_pay' });
    const second = startRequest(shop.origin, { provider: 'portone', orderId, method: 'kr_card' });
    assert.equal((await browser.start(first)).status, 200);
    assert.equal((await browser.start(second)).status, 200);
    assert.equal(await stateOf(first.attemptId), 'canceled');
  });
});

describe('a webhook of PortOne V1', () => {
  it('is never believed: a made-up one changes nothing', async () => {
    const { orderId, attemptId } = await startOrder();
    const body = JSON.stringify({ imp_uid: 'imp_1', merchant_uid: attemptId, status: 'paid' });
    assert.equal((await sendWebhook(body)).status, 200);
    assert.deepEqual([await stateOf(attemptId), await ledgerOf(orderId)], ['open', []]);
  });

  it('counts each time it comes, and still the order is paid once', async () => {
    const { orderId, attemptId, url } = await startOrder();
    const { imp_uid: impUid = '' } = await returnFrom(url, 'webhook-never');
    const form = new URLSearchParams({ imp_uid: impUid, merchant_uid: attemptId, status: 'paid' }).toString();
    const contentType = 'application/x-www-form-urlencoded';
    const answers = [await sendWebhook(form, contentType), await sendWebhook(form, contentType)];
    assert.deepEqual(
      answers.map(({ body }) => body['verdict']),
      ['processed', 'processed'],
    );
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('about an attempt that nobody knows is left alone, and leaves no row', async () => {
    const merchantUid = randomUUID();
    const body = JSON.stringify({ imp_uid: 'imp_1', merchant_uid: merchantUid, status: 'paid' });
    assert.equal((await sendWebhook(body)).body['verdict'], 'ignored');
    assert.deepEqual(await shop.rows('SELECT 1 FROM webhook_inbox WHERE body LIKE ?', `%${merchantUid}%`), []);
  });

  it('leaves five rows at most, however many are made up about one attempt', async () => {
    const { attemptId } = await startOrder();
    const made = ['ready', 'paid', 'failed', 'cancelled', 'paid', 'Paid', 'made-up', 'x'.repeat(500)];
    for (const [index, status] of made.entries()) {
      await sendWebhook(JSON.stringify({ imp_uid: `imp_${index}`, merchant_uid: attemptId, status }));
    }
    const rows = await shop.rows('SELECT event_type FROM webhook_inbox WHERE attempt_id = ?', attemptId);
    assert.equal(rows.length, 5);
  });

  it('about another system of the merchant’s is acknowledged', async () => {
    const body = JSON.stringify({ imp_uid: 'imp_1', merchant_uid: 'ORD20261121', status: 'paid' });
    assert.equal((await sendWebhook(body)).status, 200);
  });

  it('that cannot be read is refused', async () => {
    for (const body of ['', '{', '[]', '{"imp_uid":"imp_1"}']) assert.equal((await sendWebhook(body)).status, 400);
  });
});
