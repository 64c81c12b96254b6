import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Method, Mode } from '../../../../src/contract/types.js';
import {
  startAdyenEmulator,
  type AdyenEmulator,
  type Outcome,
  type Tamper,
} from '../../../../demo/emulator/adyen/index.js';
import { createAdyenProvider } from '../../../../demo/server/providers/adyen.js';
import {
  apiKey,
  hmacKey,
  merchantAccount,
  noDelays,
  press,
  redirect,
  returnAddress,
  tokenHmacKey,
  type Redirect,
} from '../../emulator/adyen/bench.js';
import { openShop, type TestShop } from '../support/shop.js';
import { planConsent, openBrowser, readAnswer, startRequest, type ShopperBrowser } from '../support/shopper.js';
import { returnParams } from '../support/stripe-page.js';
import { freePort } from '../../../../scripts/free-port.mjs';

let shop: TestShop;
let emulator: AdyenEmulator;
let browser: ShopperBrowser;
let tamper: Tamper = () => undefined;

before(async () => {
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}/webhooks/adyen`;
  emulator = await startAdyenEmulator({
    port: emulatorPort,
    apiKey,
    merchantAccount,
    delays: noDelays,
    webhook: { url, hmacKey },
    tokenWebhook: { url, hmacKey: tokenHmacKey },
    tamper: (request, answer) => tamper(request, answer),
  });
  const baseUrl = `${emulator.origin}/v72`;
  const options = { apiKey, merchantAccount, hmacKey, tokenHmacKey, live: false, baseUrl };
  shop = await openShop({ port, providers: [createAdyenProvider(options, () => undefined)] });
  browser = await openBrowser(shop.origin);
});

after(async () => {
  await emulator.close();
  await shop.close();
});

interface Started {
  readonly orderId: string;
  readonly attemptId: string;
  readonly action: Redirect;
}

async function startOrder(
  method: Method = 'kakao_pay',
  mode: Mode = 'pay',
  cart?: { readonly orderId: string },
): Promise<Started> {
  const { orderId } = cart ?? (await browser.createCart());
  const consent = mode === 'pay' ? {} : { consent: planConsent({ method }) };
  const request = startRequest(shop.origin, { orderId, provider: 'adyen', method, mode, ...consent });
  const answer = await browser.start(request);
  assert.equal(answer.status, 200, answer.text);
  return { orderId, attemptId: request.attemptId, action: redirect.parse(answer.body['action']) };
}

/** Comes back as the button does. */
async function comeBack({ attemptId, action }: Started, outcome: Outcome): Promise<unknown> {
  const params = returnParams(await returnAddress(action, outcome));
  return (await browser.confirm(attemptId, params)).body['status'];
}

const attemptOf = async (attemptId: string): Promise<Readonly<Record<string, unknown>> | undefined> =>
  (await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId))[0];
const ledgerOf = (orderId: string): ReturnType<TestShop['rows']> =>
  shop.rows('SELECT entry, amount FROM ledger WHERE order_id = ? ORDER BY entry_id', orderId);
const savedOf = (attemptId: string): ReturnType<TestShop['rows']> =>
  shop.rows('SELECT customer_id, payment_method_id FROM saved_methods WHERE attempt_id = ?', attemptId);
const captured = [{ entry: 'captured', amount: 14_000 }];

describe('a shop that takes payments through Adyen', () => {
  for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'payco'] as const) {
    it(`is paid by ${method} when the shopper comes back`, async () => {
      const started = await startOrder(method);
      assert.equal(await comeBack(started, 'webhook-never'), 'succeeded');
      assert.deepEqual(await ledgerOf(started.orderId), captured);
    });
  }

  it('is paid by webhook when the shopper never comes back', async () => {
    const { orderId, attemptId, action } = await startOrder();
    await press(action, 'never-return');
    await emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(attemptId), { state: 'succeeded', flag: null });
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('is paid once, whatever comes first and however often the shopper asks', async () => {
    const started = await startOrder();
    const params = returnParams(await returnAddress(started.action, 'webhook-first'));
    const confirms = Array.from({ length: 20 }, () => browser.confirm(started.attemptId, params));
    const statuses = (await Promise.all(confirms)).map(({ body }) => body['status']);
    await emulator.webhooksSettled();
    assert.deepEqual(new Set(statuses), new Set(['succeeded']));
    assert.deepEqual(await ledgerOf(started.orderId), captured);
  });

  for (const [outcome, status] of [
    ['decline', 'failed'],
    ['cancel', 'canceled'],
  ] as const) {
    it(`says ${status} after "${outcome}", by the return and by the webhook alike`, async () => {
      const started = await startOrder();
      assert.equal(await comeBack(started, outcome), status);
      const other = await startOrder();
      await press(other.action, outcome);
      await emulator.webhooksSettled();
      assert.equal((await attemptOf(other.attemptId))?.['state'], status);
      assert.deepEqual(await ledgerOf(started.orderId), []);
    });
  }

  it('is pending as long as Adyen is, and is paid when the webhook says so', async () => {
    const started = await startOrder();
    const params = returnParams(await returnAddress(started.action, 'slow'));
    await emulator.webhooksSettled();
    assert.equal((await browser.confirm(started.attemptId, params)).body['status'], 'succeeded');
    const waiting = await startOrder();
    assert.equal(await comeBack(waiting, 'pending'), 'pending');
    assert.deepEqual(await ledgerOf(waiting.orderId), []);
  });

  it('ends an attempt whose offer was closed', async () => {
    const { attemptId, action } = await startOrder();
    await press(action, 'abandon');
    await emulator.webhooksSettled();
    assert.equal((await attemptOf(attemptId))?.['state'], 'expired');
  });

  it('is not paid by another amount, from the return or from the webhook', async () => {
    const started = await startOrder();
    assert.equal(await comeBack(started, 'wrong-amount'), 'failed');
    await emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(started.attemptId), { state: 'failed', flag: 'amount-mismatch' });
    assert.deepEqual(await ledgerOf(started.orderId), [{ entry: 'refund-due', amount: 13_999 }]);
  });

  it('is not paid by the result of another order’s payment', async () => {
    const [paid, unpaid] = [await startOrder(), await startOrder()];
    const params = returnParams(await returnAddress(paid.action, 'webhook-never'));
    assert.equal((await browser.confirm(unpaid.attemptId, params)).body['status'], 'pending');
    assert.deepEqual(await attemptOf(unpaid.attemptId), { state: 'open', flag: null });
  });

  it('tells the shopper "pending", never an error, when the result is garbage or Adyen is down', async () => {
    const started = await startOrder();
    for (const redirectResult of ['garbage', '%%%', '<script>', 'x'.repeat(9_000)]) {
      const { status, body } = await browser.confirm(started.attemptId, { redirectResult });
      assert.deepEqual([status, body['status']], [200, 'pending']);
    }
    tamper = () => ({ status: 500, text: 'Oops' });
    const answered = await comeBack(started, 'webhook-never').finally(() => (tamper = () => undefined));
    assert.equal(answered, 'pending');
    assert.deepEqual(await ledgerOf(started.orderId), []);
  });

  it('answers 422 and says why, when the account lacks the method', async () => {
    tamper = ({ path }) =>
      path === '/v72/paymentMethods' ? { status: 200, text: '{"paymentMethods":[]}' } : undefined;
    const { orderId } = await browser.createCart('hwangcha');
    const request = startRequest(shop.origin, { orderId, provider: 'adyen' });
    const answer = await browser.start(request).finally(() => (tamper = () => undefined));
    assert.deepEqual([answer.status, answer.body['code']], [422, 'method-unavailable']);
  });

  it('lets a shopper change the method at once, and marks late money of the first one for refund', async () => {
    const first = await startOrder('kakao_pay');
    const second = await startOrder('naver_pay', 'pay', first);
    assert.deepEqual(await attemptOf(first.attemptId), { state: 'canceled', flag: 'superseded' });
    assert.equal(await comeBack(second, 'webhook-never'), 'succeeded');
    await press(first.action, 'never-return');
    await emulator.webhooksSettled();
    assert.deepEqual(await attemptOf(first.attemptId), { state: 'succeeded', flag: 'refund-due' });
    assert.deepEqual(await ledgerOf(first.orderId), [...captured, { entry: 'refund-due', amount: 14_000 }]);
  });

  it('sends a shopper who clicks again to the same payment', async () => {
    const first = await startOrder();
    const second = await startOrder('kakao_pay', 'pay', first);
    assert.deepEqual(second.action, first.action);
  });
});

describe('saving a method through Adyen', () => {
  for (const outcome of ['approve', 'never-return'] as const) {
    it(`keeps the token that comes after the settlement, after "${outcome}"`, async () => {
      const { attemptId, action } = await startOrder('kakao_pay', 'pay-and-save');
      await press(action, outcome);
      await emulator.webhooksSettled();
      assert.equal((await attemptOf(attemptId))?.['state'], 'succeeded');
      const [saved, ...more] = await savedOf(attemptId);
      const token = emulator.tokens.get(String(saved?.['payment_method_id']));
      assert.ok(saved && token, 'Expected a saved method with a token of the emulator.');
      assert.deepEqual(more, []);
      assert.equal(token.shopperReference, saved['customer_id']);
    });
  }

  it('keeps nothing of a payment that saves nothing', async () => {
    const { attemptId, action } = await startOrder();
    await press(action, 'never-return');
    await emulator.webhooksSettled();
    assert.deepEqual(await savedOf(attemptId), []);
  });
});

describe('a webhook of Adyen at the shop', () => {
  const sign = (key: string, text: string): string =>
    createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('base64');
  const send = async (body: string, headers: Readonly<Record<string, string>> = {}) =>
    readAnswer(
      await fetch(`${shop.origin}/webhooks/adyen`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', ...headers },
      }),
    );

  function authorized(reference: string, pspReference: string, key = hmacKey): string {
    const text = `${pspReference}::${merchantAccount}:${reference}:14000:KRW:AUTHORISATION:true`;
    const item = {
      pspReference,
      merchantAccountCode: merchantAccount,
      merchantReference: reference,
      amount: { value: 14_000, currency: 'KRW' },
      eventCode: 'AUTHORISATION',
      success: 'true',
      additionalData: { hmacSignature: sign(key, text) },
    };
    return JSON.stringify({ live: 'false', notificationItems: [{ NotificationRequestItem: item }] });
  }

  it('is refused and changes nothing when it is forged', async () => {
    const { orderId, attemptId } = await startOrder();
    const forged = [authorized(attemptId, 'FORGED', tokenHmacKey), '{}', 'notificationItems'];
    for (const body of forged) assert.equal((await send(body)).status, 400);
    assert.deepEqual(await ledgerOf(orderId), []);
  });

  it('settles once however often it is sent', async () => {
    const { orderId, attemptId } = await startOrder();
    const body = authorized(attemptId, 'REPLAYED');
    for (let delivery = 0; delivery < 3; delivery += 1) assert.equal((await send(body)).status, 200);
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('about a payment of somebody else is kept and left alone', async () => {
    const answer = await send(authorized(randomUUID(), 'FOREIGN'));
    assert.deepEqual([answer.status, answer.body['verdict']], [200, 'ignored']);
  });

  it('that comes after the shop gave the attempt up brings money that pays the order', async () => {
    const { attemptId, orderId } = await startOrder();
    await shop.change(`UPDATE attempts SET state = 'canceled' WHERE attempt_id = ?`, attemptId);
    await send(authorized(attemptId, 'LATE'));
    assert.deepEqual(await attemptOf(attemptId), { state: 'succeeded', flag: null });
    assert.deepEqual(await ledgerOf(orderId), captured);
  });

  it('about a second payment of the same attempt brings money that is to go back', async () => {
    const { attemptId, orderId } = await startOrder();
    for (const pspReference of ['ONCE', 'TWICE', 'TWICE']) await send(authorized(attemptId, pspReference));
    assert.deepEqual(await attemptOf(attemptId), { state: 'succeeded', flag: null });
    assert.deepEqual(await ledgerOf(orderId), [...captured, { entry: 'refund-due', amount: 14_000 }]);
  });
});
