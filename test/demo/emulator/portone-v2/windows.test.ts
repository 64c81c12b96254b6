import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { emulatedChannelKeys } from '../../../../demo/emulator/portone-v2/index.js';
import { askForWindow, goThrough, kakaoIssue, kakaoPayment, openWindow, startBench, type WindowWish } from './bench.js';

const refusal = z.object({ code: z.string(), message: z.string() });
const { payment, billing } = emulatedChannelKeys;
const hub = { ...kakaoPayment, channelKey: payment.kr_card };

describe('asking for a window', () => {
  const types = [
    ['Kakao Pay on a desktop', 'pc', payment.kakao_pay, 'IFRAME'],
    ['Naver Pay on a desktop', 'pc', payment.naver_pay, 'POPUP'],
    ['Toss Pay on a desktop', 'pc', payment.toss_pay, 'POPUP'],
    ['Naver Pay on a phone', 'mobile', payment.naver_pay, 'REDIRECTION'],
    ['Kakao Pay on a phone', 'mobile', payment.kakao_pay, 'REDIRECTION'],
  ] as const;
  for (const [name, device, channelKey, type] of types) {
    it(`gives ${type} to ${name}`, async (t) => {
      const { emulator } = await startBench(t);
      const opened = await openWindow(emulator, { device, request: { ...kakaoPayment, channelKey } });
      assert.equal(opened.type, type);
      assert.equal(opened.url, `${emulator.origin}/pay/${opened.txId}`);
    });
  }

  const { redirectUrl: _redirectUrl, ...withoutReturn } = kakaoPayment;
  const { issueName: _issueName, ...withoutName } = kakaoIssue;
  const { issueId: _issueId, ...withoutIssueId } = kakaoIssue;
  const { customer: _customer, ...withoutCustomer } = kakaoIssue;
  const refusals: readonly (readonly [name: string, wish: WindowWish, code: string, message: RegExp])[] = [
    ['a parameter it does not know', { request: { ...kakaoPayment, amount: 1 } }, 'BadRequest', /amount/],
    ['an amount in text', { request: { ...kakaoPayment, totalAmount: '14000' } }, 'BadRequest', /totalAmount/],
    ['another currency', { request: { ...kakaoPayment, currency: 'USD' } }, 'BadRequest', /currency/],
    ['a phone without redirectUrl', { request: withoutReturn }, 'BadRequest', /redirectUrl/],
    [
      'a script for redirectUrl',
      { request: { ...kakaoPayment, redirectUrl: 'javascript:1' } },
      'BadRequest',
      /redirect/,
    ],
    ['another store', { request: { ...kakaoPayment, storeId: 'store-x' } }, 'StoreNotFound', /store/],
    ['a channel it does not have', { request: { ...kakaoPayment, channelKey: 'x' } }, 'ChannelNotFound', /channel/],
    [
      'a billing channel for a payment',
      { request: { ...kakaoPayment, channelKey: billing.kakao_pay } },
      'ChannelNotFound',
      /channel/,
    ],
    ['a wallet at a hub without its name', { request: hub }, 'BadRequest', /easyPayProvider/],
    [
      'an id the channel does not take',
      { request: { ...hub, paymentId: '한글', easyPay: { easyPayProvider: 'PAYCO' } } },
      'BadRequest',
      /paymentId/,
    ],
    [
      'a pop-up at Kakao Pay',
      { device: 'pc', request: { ...kakaoPayment, windowType: { pc: 'POPUP' } } },
      'BadRequest',
      /IFRAME/,
    ],
    ['a card at Kakao Pay', { request: { ...kakaoPayment, payMethod: 'CARD' } }, 'BadRequest', /CARD/],
    ['a Kakao Pay key without a name', { operation: 'billing-key', request: withoutName }, 'BadRequest', /issueName/],
    [
      'a Naver Pay key without an id',
      { operation: 'billing-key', request: { ...withoutIssueId, channelKey: billing.naver_pay } },
      'BadRequest',
      /issueId/,
    ],
    [
      'a Toss Pay key without a customer',
      { operation: 'billing-key', request: { ...withoutCustomer, channelKey: billing.toss_pay } },
      'BadRequest',
      /customerId/,
    ],
  ];
  for (const [name, wish, code, message] of refusals) {
    it(`refuses ${name}`, async (t) => {
      const { emulator } = await startBench(t);
      const response = await askForWindow(emulator, wish);
      assert.equal(response.status, 400);
      const said = refusal.parse(await response.json());
      assert.equal(said.code, code);
      assert.match(said.message, message);
      assert.equal(emulator.store.windows.size, 0);
    });
  }

  it('refuses an amount that is not the registered one', async (t) => {
    const { emulator, portone } = await startBench(t);
    await portone.preRegisterPayment({ paymentId: kakaoPayment.paymentId, totalAmount: 13_999 });
    const response = await askForWindow(emulator, { request: kakaoPayment });
    assert.equal(refusal.parse(await response.json()).code, 'AmountNotEqualToPredefined');
  });

  it('refuses what is paid, and opens again what failed', async (t) => {
    const { emulator } = await startBench(t);
    await goThrough(emulator, { request: kakaoPayment }, 'decline');
    await goThrough(emulator, { request: kakaoPayment });
    const response = await askForWindow(emulator, { request: kakaoPayment });
    assert.equal(refusal.parse(await response.json()).code, 'PaymentAlreadyPaid');
  });

  it('refuses pages of other machines', async (t) => {
    const { emulator } = await startBench(t);
    const response = await askForWindow(emulator, { request: kakaoPayment, origin: 'https://shop.example' });
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
  });
});
