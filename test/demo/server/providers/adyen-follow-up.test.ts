import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startAdyenEmulator, type AdyenEmulator, type Tamper } from '../../../../demo/emulator/adyen/index.js';
import { createAdyenProvider } from '../../../../demo/server/providers/adyen.js';
import type { ConfirmParams, Method } from '../../../../src/contract/types.js';
import {
  apiKey,
  hmacKey,
  merchantAccount,
  noDelays,
  press,
  redirect,
  returnAddress,
  type Redirect,
} from '../../emulator/adyen/bench.js';
import { openShop, type TestShop } from '../support/shop.js';
import { openBrowser, startRequest, type ShopperBrowser } from '../support/shopper.js';
import { returnParams } from '../support/stripe-page.js';
import { freePort } from '../../../../scripts/free-port.mjs';

let shop: TestShop;
let emulator: AdyenEmulator;
let browser: ShopperBrowser;
let tamper: Tamper = () => undefined;

before(async () => {
  const port = await freePort();
  emulator = await startAdyenEmulator({
    apiKey,
    merchantAccount,
    delays: noDelays,
    webhook: { url: `http://127.0.0.1:${port}/webhooks/adyen`, hmacKey },
    tamper: (request, answer) => tamper(request, answer),
  });
  const options = { apiKey, merchantAccount, hmacKey, live: false, baseUrl: `${emulator.origin}/v72` };
  shop = await openShop({ port, providers: [createAdyenProvider(options, () => undefined)] });
  browser = await openBrowser(shop.origin);
});

after(async () => {
  await emulator.close();
  await shop.close();
});

const requestFor = (orderId: string, method: Method = 'kakao_pay') =>
  startRequest(shop.origin, { orderId, provider: 'adyen', method });

/** Starts an order, and brings back that Adyen wants one more step, without telling the shop yet. */
async function startAndFollowUp(method?: Method) {
  const { orderId } = await browser.createCart();
  const request = requestFor(orderId, method);
  const first = redirect.parse((await browser.start(request)).body['action']);
  const brought = returnParams(await returnAddress(first, 'follow-up'));
  return { orderId, request, attemptId: request.attemptId, first, brought };
}

const confirm = async (attemptId: string, params: ConfirmParams = {}) =>
  (await browser.confirm(attemptId, params as Readonly<Record<string, string>>)).body;

const actionOf = (body: Readonly<Record<string, unknown>>): Redirect => redirect.parse(body['action']);
const attemptOf = async (attemptId: string) =>
  (await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId))[0];

describe('one more step that Adyen wants', () => {
  for (const method of ['kakao_pay', 'kr_card'] as const) {
    it(`of ${method} is handed to the browser, as at the start, and the order is paid after it`, async () => {
      const { orderId, attemptId, brought } = await startAndFollowUp(method);
      const asked = await confirm(attemptId, brought);
      assert.deepEqual(
        [asked['status'], asked['provider'], asked['orderId'], asked['method']],
        ['pending', 'adyen', orderId, method],
      );
      const second = returnParams(await returnAddress(actionOf(asked), 'webhook-never'));
      const paid = await confirm(attemptId, second);
      assert.deepEqual([paid['status'], Object.hasOwn(paid, 'action')], ['succeeded', false]);
    });
  }

  it('is the same however often and at whatever time it is asked for, with what was brought back or without', async () => {
    const { attemptId, brought } = await startAndFollowUp();
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(attemptId, brought)));
    answers.push(await confirm(attemptId), await confirm(attemptId, brought), await confirm(attemptId));
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.ok(actionOf(answers[0] ?? {}).url.startsWith(emulator.origin));
  });

  it('is where a shopper is sent who starts again', async () => {
    const { orderId, request, attemptId, brought } = await startAndFollowUp();
    tamper = ({ path }, { body }) =>
      path === '/v72/payments/details'
        ? { status: 200, text: JSON.stringify(body).replace(/"url":"[^"]*"/, '"url":"https://pay.example/second"') }
        : undefined;
    await confirm(attemptId, brought).finally(() => (tamper = () => undefined));
    for (const again of [request, requestFor(orderId)]) {
      const answer = await browser.start(again);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(actionOf(answer.body).url, 'https://pay.example/second');
    }
  });

  it('is over once something was brought back for it, also for a browser that asks with what came before', async () => {
    const { orderId, attemptId, brought } = await startAndFollowUp();
    const second = returnParams(await returnAddress(actionOf(await confirm(attemptId, brought)), 'pending'));
    await Promise.all([confirm(attemptId, second), confirm(attemptId, brought), confirm(attemptId, second)]);
    for (const params of [second, brought, {}]) {
      const answer = await confirm(attemptId, params);
      assert.deepEqual([answer['status'], Object.hasOwn(answer, 'action')], ['pending', false]);
    }
    // Money is under way now, and an old page does not change that.
    const other = await browser.start(requestFor(orderId, 'naver_pay'));
    assert.deepEqual([other.status, other.body['code']], [409, 'payment-in-progress']);
  });

  it('is not given to a browser whose news Adyen has and has not answered', async () => {
    const { attemptId, brought } = await startAndFollowUp();
    const second = returnParams(await returnAddress(actionOf(await confirm(attemptId, brought)), 'webhook-never'));
    tamper = () => ({ status: 500, text: 'Oops' });
    const unanswered = await confirm(attemptId, second).finally(() => (tamper = () => undefined));
    assert.deepEqual([unanswered['status'], Object.hasOwn(unanswered, 'action')], ['pending', false]);
    // Adyen may have taken the money: nothing else is to be done or paid until it answers for what was brought back.
    assert.equal(Object.hasOwn(await confirm(attemptId), 'action'), false);
    assert.equal((await confirm(attemptId, second))['status'], 'succeeded');
  });

  it('may come twice', async () => {
    const { attemptId, brought } = await startAndFollowUp();
    const once = actionOf(await confirm(attemptId, brought));
    const twice = actionOf(await confirm(attemptId, returnParams(await returnAddress(once, 'follow-up'))));
    const third = returnParams(await returnAddress(twice, 'webhook-never'));
    assert.equal((await confirm(attemptId, third))['status'], 'succeeded');
  });

  it('of another order is given to nobody', async () => {
    const [theirs, mine] = [await startAndFollowUp(), await startAndFollowUp()];
    const answer = await confirm(mine.attemptId, theirs.brought);
    assert.deepEqual([answer['status'], Object.hasOwn(answer, 'action')], ['pending', false]);
    assert.ok(Object.hasOwn(await confirm(mine.attemptId, mine.brought), 'action'));
  });

  it('is in nobody’s way who takes another method', async () => {
    const { orderId, attemptId, brought } = await startAndFollowUp();
    await confirm(attemptId, brought);
    assert.equal((await browser.start(requestFor(orderId, 'naver_pay'))).status, 200);
    assert.deepEqual(await attemptOf(attemptId), { state: 'canceled', flag: 'superseded' });
    assert.equal(Object.hasOwn(await confirm(attemptId, brought), 'action'), false);
  });

  it('is not needed where the webhook says that the money came', async () => {
    const { attemptId, brought } = await startAndFollowUp();
    await press(actionOf(await confirm(attemptId, brought)), 'never-return');
    await emulator.webhooksSettled();
    const answer = await confirm(attemptId, brought);
    assert.deepEqual([answer['status'], Object.hasOwn(answer, 'action')], ['succeeded', false]);
  });
});

describe('money that Adyen says is under way', () => {
  for (const outcome of ['pending', 'received'] as const) {
    it(`("${outcome}") is not asked for again by another method`, async () => {
      tamper = () => undefined;
      const { orderId } = await browser.createCart();
      const request = requestFor(orderId);
      const action = redirect.parse((await browser.start(request)).body['action']);
      await confirm(request.attemptId, returnParams(await returnAddress(action, outcome)));
      await emulator.webhooksSettled();
      const other = await browser.start(requestFor(orderId, 'naver_pay'));
      if (outcome === 'pending') assert.deepEqual([other.status, other.body['code']], [409, 'payment-in-progress']);
      else assert.deepEqual([other.status, other.body['status']], [200, 'succeeded']);
    });
  }
});

describe('one more step, for somebody else', () => {
  it('is not told: another shopper would pay what this one ordered', async () => {
    const { attemptId, brought } = await startAndFollowUp();
    await confirm(attemptId, brought);
    const stranger = await openBrowser(shop.origin);
    const { body } = await stranger.confirm(attemptId);
    assert.deepEqual([body['status'], Object.hasOwn(body, 'action')], ['pending', false]);
  });
});
