import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buyerIdOf } from '../../../../demo/server/buyer-id.js';
import {
  buildAction,
  fitOrderName,
  toAttemptId,
  toPaymentId,
} from '../../../../demo/server/providers/portone-v2-request.js';
import type { AttemptToCreate } from '../../../../demo/server/providers/provider.js';
import { emulatedChannelKeys } from '../../../../demo/emulator/portone-v2/index.js';
import { billingKeyRequest, paymentRequest } from '../../../../demo/emulator/portone-v2/browser/requests.js';
import type { Method } from '../../../../src/contract/types.js';

const attempt: AttemptToCreate = {
  attemptId: '0c0ffee0-1234-4abc-8def-0123456789ab',
  orderId: 'A-1001',
  orderName: '하동 세작',
  method: 'kakao_pay',
  mode: 'pay',
  amount: 14_000,
  locale: 'ko',
  returnUrl: 'https://shop.example/order?kr_pay_attempt=0c0ffee0-1234-4abc-8def-0123456789ab',
  device: { type: 'desktop', os: 'other', inApp: null },
  shopper: { shopperId: 'shopper-1', name: '김민지', email: 'minji@shop.example' },
  caller: { ipAddress: null, userAgent: null },
};

const build = (changes: Partial<AttemptToCreate> = {}) =>
  buildAction({ ...attempt, ...changes }, 'store-1', emulatedChannelKeys);

describe('what the browser is asked to do', () => {
  it('is a payment with exactly these parameters', () => {
    assert.deepEqual(build(), {
      operation: 'payment',
      opensWindow: false,
      request: {
        storeId: 'store-1',
        channelKey: emulatedChannelKeys.payment.kakao_pay,
        paymentId: '0c0ffee012344abc8def0123456789ab',
        orderName: '하동 세작',
        totalAmount: 14_000,
        currency: 'KRW',
        payMethod: 'EASY_PAY',
        customer: { customerId: buyerIdOf('shopper-1'), fullName: '김민지', email: 'minji@shop.example' },
        redirectUrl: attempt.returnUrl,
        locale: 'KO_KR',
        customData: { attempt: attempt.attemptId, order: 'A-1001' },
      },
    });
  });

  for (const mode of ['pay-and-save', 'subscribe'] as const) {
    it(`is a billing key in mode ${mode}, with the amount to show`, () => {
      const action = build({ mode });
      assert.equal(action?.operation, 'billing-key');
      assert.deepEqual(action.request, {
        storeId: 'store-1',
        channelKey: emulatedChannelKeys.billing.kakao_pay,
        billingKeyMethod: 'EASY_PAY',
        issueId: '0c0ffee012344abc8def0123456789ab',
        issueName: '하동 세작',
        displayAmount: 14_000,
        currency: 'KRW',
        customer: { customerId: buyerIdOf('shopper-1'), fullName: '김민지', email: 'minji@shop.example' },
        redirectUrl: attempt.returnUrl,
        locale: 'KO_KR',
        customData: { attempt: attempt.attemptId, order: 'A-1001' },
      });
    });
  }

  it('is a billing key without an amount, and still with a name, in mode save', () => {
    const action = build({ mode: 'save', amount: null, orderId: null, orderName: null, locale: 'en' });
    assert.ok(action?.operation === 'billing-key');
    assert.equal(action.request.issueName, 'Save a payment method');
    assert.ok(!('displayAmount' in action.request) && !('currency' in action.request));
  });

  const methods: readonly (readonly [method: Method, payMethod: string, wallet?: string])[] = [
    ['kakao_pay', 'EASY_PAY'],
    ['kr_card', 'CARD'],
    ['naver_pay', 'EASY_PAY'],
    ['toss_pay', 'EASY_PAY'],
    ['samsung_pay', 'EASY_PAY', 'SAMSUNGPAY'],
    ['payco', 'EASY_PAY', 'PAYCO'],
  ];
  for (const [method, payMethod, wallet] of methods) {
    it(`asks for ${method} as ${payMethod}${wallet === undefined ? '' : ` of ${wallet}`}`, () => {
      const action = build({ method });
      assert.ok(action?.operation === 'payment');
      assert.equal(action.request.payMethod, payMethod);
      assert.equal(action.request.easyPay?.easyPayProvider, wallet);
    });
  }

  it('says which methods open a pop-up', () => {
    const popups = methods.filter(([method]) => build({ method })?.opensWindow).map(([method]) => method);
    assert.deepEqual(popups, ['naver_pay', 'toss_pay']);
  });

  it('holds nothing that PortOne does not document', () => {
    for (const [method] of methods) {
      const action = build({ method });
      const saving = build({ method, mode: 'subscribe' });
      assert.ok(action && paymentRequest.safeParse(action.request).success, method);
      if (saving) assert.ok(billingKeyRequest.safeParse(saving.request).success, method);
    }
  });

  it('is nothing where the console has no channel', () => {
    assert.equal(build({ method: 'payco', mode: 'subscribe' }), undefined);
    assert.equal(buildAction(attempt, 'store-1', { payment: {}, billing: {} }), undefined);
  });
});

describe('PortOne’s id of an attempt', () => {
  it('is the attempt’s without dashes, and leads back', () => {
    const id = toPaymentId(attempt.attemptId);
    assert.match(id, /^[\da-f]{32}$/);
    assert.equal(toAttemptId(id), attempt.attemptId);
  });

  it('of somebody else leads nowhere', () => {
    for (const id of ['', 'payment0001', `${toPaymentId(attempt.attemptId)}0`]) assert.equal(toAttemptId(id), null);
  });
});

describe('an order’s name', () => {
  it('has 100 characters at a wallet, counted as people do', () => {
    assert.equal(Array.from(fitOrderName('😀'.repeat(120), 'kakao_pay')).length, 100);
  });

  it('has 40 bytes at a card company, and no half characters', () => {
    const name = fitOrderName('하동 세작 세 통과 느티나무 찻상과 물식힘사발', 'kr_card');
    assert.ok(Buffer.byteLength(name) <= 40);
    assert.equal(name, '하동 세작 세 통과 느티나무');
  });

  it('that fits stays', () => {
    assert.equal(fitOrderName('하동 세작', 'samsung_pay'), '하동 세작');
  });
});
