import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buyerIdOf } from '../../../../demo/server/buyer-id.js';
import { paymentMethodsRequest, paymentRequest } from '../../../../demo/emulator/adyen/api/schemas.js';
import {
  chargeBody,
  detailsKey,
  paymentBody,
  paymentMethodsBody,
  readRedirectDetails,
  type PayingAttempt,
} from '../../../../demo/server/providers/adyen-request.js';
import type { ChargeToMake } from '../../../../demo/server/providers/provider.js';
import { freeGuard } from '../support/charge-guard.js';

const shopper = { shopperId: 'b0d7c1f0-0000-4000-8000-000000000001', name: '김민지', email: 'minji@example.com' };
const attemptId = '3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11';

const attempt: PayingAttempt = {
  attemptId,
  orderId: 'A-1001',
  orderName: '하동 세작',
  method: 'kakao_pay',
  mode: 'pay',
  amount: 14_000,
  locale: 'ko',
  returnUrl: `https://shop.example/cart?kr_pay_attempt=${attemptId}`,
  device: { type: 'desktop', os: 'other', inApp: null },
  shopper,
  caller: { ipAddress: null, userAgent: null },
};

const charge: ChargeToMake = {
  chargeId: '8c1f0c0e-95a3-4e1c-b7a5-7f7f0e0e1d22',
  orderName: '매월 차',
  method: 'kakao_pay',
  amount: 18_000,
  recurring: true,
  saved: { customerId: buyerIdOf(shopper.shopperId), paymentMethodId: 'TOKEN', mandateId: null },
  shopper,
  chargeGuard: freeGuard,
};

describe('what /payments is asked for an attempt', () => {
  it('is the price, the attempt as the reference, and where the shopper comes back, with no personal data', () => {
    const body = paymentBody('SlowWaterKR', 'kakaopay', attempt);
    assert.deepEqual(body, {
      merchantAccount: 'SlowWaterKR',
      amount: { currency: 'KRW', value: 14_000 },
      reference: attemptId,
      paymentMethod: { type: 'kakaopay' },
      returnUrl: attempt.returnUrl,
      channel: 'Web',
      countryCode: 'KR',
      shopperLocale: 'ko-KR',
      lineItems: [{ id: 'A-1001', description: '하동 세작', quantity: 1, amountIncludingTax: 14_000 }],
    });
    assert.doesNotMatch(JSON.stringify(body), /minji|김민지/);
  });

  it('has no items for a Korean card, and items for the wallets', () => {
    const card = paymentBody('SlowWaterKR', 'kcp_creditcard', attempt);
    assert.equal('lineItems' in card, false);
    assert.equal('lineItems' in paymentBody('SlowWaterKR', 'kcp_naverpay', attempt), true);
  });

  for (const [mode, model] of [
    ['pay-and-save', 'UnscheduledCardOnFile'],
    ['subscribe', 'Subscription'],
  ] as const) {
    it(`names the shopper and ${model} for "${mode}"`, () => {
      const body = paymentBody('SlowWaterKR', 'kakaopay', { ...attempt, mode });
      const { storePaymentMethod, shopperReference, recurringProcessingModel } = paymentRequest.parse(body);
      assert.deepEqual(
        { storePaymentMethod, shopperReference, recurringProcessingModel },
        { storePaymentMethod: true, shopperReference: buyerIdOf(shopper.shopperId), recurringProcessingModel: model },
      );
    });
  }

  it('is the same for the same attempt, byte by byte', () => {
    const bodies = [attempt, { ...attempt }].map((each) => JSON.stringify(paymentBody('A', 'kakaopay', each)));
    assert.equal(bodies[0], bodies[1]);
  });

  it('has only fields that Adyen documents', () => {
    for (const mode of ['pay', 'pay-and-save', 'subscribe'] as const) {
      paymentRequest.parse(paymentBody('SlowWaterKR', 'kakaopay', { ...attempt, mode }));
    }
    paymentRequest.parse(chargeBody('SlowWaterKR', 'kakaopay', charge, 'https://localhost/'));
    paymentMethodsRequest.parse(paymentMethodsBody('SlowWaterKR', 14_000));
  });
});

describe('what /payments is asked for a charge', () => {
  it('is the token with ContAuth and the model of the plan', () => {
    assert.deepEqual(chargeBody('SlowWaterKR', 'kakaopay', charge, 'https://localhost/'), {
      merchantAccount: 'SlowWaterKR',
      amount: { currency: 'KRW', value: 18_000 },
      reference: charge.chargeId,
      paymentMethod: { type: 'kakaopay', storedPaymentMethodId: 'TOKEN' },
      returnUrl: 'https://localhost/',
      countryCode: 'KR',
      lineItems: [{ id: charge.chargeId, description: '매월 차', quantity: 1, amountIncludingTax: 18_000 }],
      shopperReference: buyerIdOf(shopper.shopperId),
      shopperInteraction: 'ContAuth',
      recurringProcessingModel: 'Subscription',
    });
    const once = chargeBody('SlowWaterKR', 'kakaopay', { ...charge, recurring: false }, 'https://localhost/');
    assert.equal(paymentRequest.parse(once).recurringProcessingModel, 'UnscheduledCardOnFile');
  });
});

describe('what the shopper brought back', () => {
  const result = 'X6XtfGC3!Y2/ab+cd';

  it('is passed on as the browser decoded it', () => {
    assert.deepEqual(readRedirectDetails({ redirectResult: result }), { redirectResult: result });
  });

  it('is not decoded once more', () => {
    assert.deepEqual(readRedirectDetails({ redirectResult: 'a%2Bb%21' }), { redirectResult: 'a%2Bb%21' });
  });

  it('gets back the plus signs that became spaces', () => {
    assert.deepEqual(readRedirectDetails({ redirectResult: 'X!Y/ab cd' }), { redirectResult: 'X!Y/ab+cd' });
  });

  it('may have the old name, payload', () => {
    assert.deepEqual(readRedirectDetails({ payload: result }), { payload: result });
    assert.deepEqual(readRedirectDetails({ payload: 'old', redirectResult: result }), { redirectResult: result });
  });

  it('is the last one when it stands in the address twice', () => {
    assert.deepEqual(readRedirectDetails({ redirectResult: ['first', result] }), { redirectResult: result });
  });

  it('is nothing when it is absent, empty, longer than Adyen sends, or only inherited', () => {
    const nothing = [{}, { redirectResult: '' }, { redirectResult: [] }, { redirectResult: 'x'.repeat(20_001) }];
    for (const hints of nothing) assert.equal(readRedirectDetails(hints), undefined);
    assert.equal(readRedirectDetails(Object.create({ redirectResult: result })), undefined);
  });

  it('makes an idempotency key of at most 64 characters, another one for another attempt or result', () => {
    const keys = [
      detailsKey(attemptId, { redirectResult: result }),
      detailsKey(attemptId, { redirectResult: `${result}x` }),
      detailsKey(attemptId, { payload: result }),
      detailsKey(charge.chargeId, { redirectResult: result }),
    ];
    assert.equal(new Set(keys).size, 4);
    const tooLong = keys.filter((key) => key.length > 64);
    assert.deepEqual(tooLong, []);
    assert.equal(keys[0], detailsKey(attemptId, { redirectResult: result }));
  });
});
