import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  chargeParams,
  isStripeMethod,
  mandateOf,
  paymentIntentParams,
  setupIntentParams,
} from '../../../../demo/server/providers/stripe-intent-params.js';
import { readMetadata } from '../../../../demo/server/providers/stripe-metadata.js';
import { attempt, chargeToMake } from './stripe-scripted.js';

const customerId = 'cus_1';
const byServer = { confirm: true, return_url: attempt.returnUrl } as const;
const mandate_data = {
  customer_acceptance: { type: 'online', online: { ip_address: '203.0.113.7', user_agent: 'Browser/1' } },
};

describe('the parameters of a PaymentIntent', () => {
  it('that the server confirms say everything in one call', () => {
    const params = paymentIntentParams({ attempt, method: 'kakao_pay', customerId, confirmation: byServer }, 14_000);
    assert.deepEqual(params, {
      amount: 14_000,
      currency: 'krw',
      customer: 'cus_1',
      allowed_payment_method_types: ['kakao_pay'],
      payment_method_data: { type: 'kakao_pay', billing_details: { email: 'minji@example.com' } },
      capture_method: 'automatic',
      description: '하동 세작',
      metadata: { attempt: attempt.attemptId, order: 'A-20261121-K7P3QX' },
      confirm: true,
      return_url: attempt.returnUrl,
    });
  });

  it('that the browser confirms name the method and no address', () => {
    const params = paymentIntentParams({ attempt, method: 'payco', customerId, confirmation: undefined }, 14_000);
    assert.deepEqual(params.payment_method_data, { type: 'payco' });
    assert.deepEqual(
      ['confirm', 'return_url', 'mandate_data'].filter((name) => name in params),
      [],
    );
  });

  it('give the e-mail to Kakao Pay alone', () => {
    for (const method of ['kr_card', 'naver_pay', 'payco', 'samsung_pay'] as const) {
      const params = paymentIntentParams({ attempt, method, customerId, confirmation: byServer }, 14_000);
      assert.deepEqual(params.payment_method_data, { type: method });
    }
  });

  for (const mode of ['pay-and-save', 'subscribe'] as const) {
    it(`keep the method in mode ${mode}`, () => {
      const keeping = {
        attempt: { ...attempt, mode },
        method: 'kakao_pay',
        customerId,
        confirmation: byServer,
      } as const;
      const params = paymentIntentParams(keeping, 14_000);
      assert.equal(params.setup_future_usage, 'off_session');
      assert.equal(params.capture_method, 'automatic');
    });
  }
});

describe('the parameters of a SetupIntent', () => {
  it('ask for use without the shopper, under the mandate', () => {
    const saving = { ...attempt, mode: 'save', orderId: null, orderName: null, amount: null } as const;
    const confirmation = { ...byServer, mandate_data: mandateOf(saving) ?? assert.fail() };
    assert.deepEqual(setupIntentParams({ attempt: saving, method: 'naver_pay', customerId, confirmation }), {
      customer: 'cus_1',
      usage: 'off_session',
      allowed_payment_method_types: ['naver_pay'],
      payment_method_data: { type: 'naver_pay' },
      metadata: { attempt: attempt.attemptId },
      confirm: true,
      return_url: attempt.returnUrl,
      mandate_data,
    });
  });
});

describe('a mandate', () => {
  it('is not made when it is unknown who agreed', () => {
    assert.equal(mandateOf({ ...attempt, caller: { ipAddress: null, userAgent: 'Browser/1' } }), undefined);
    assert.equal(mandateOf({ ...attempt, caller: { ipAddress: '203.0.113.7', userAgent: null } }), undefined);
  });
});

describe('the parameters of a charge', () => {
  it('name the saved method, and say that the shopper is away', () => {
    assert.deepEqual(chargeParams(chargeToMake), {
      amount: 18_000,
      currency: 'krw',
      customer: 'cus_1',
      payment_method: 'pm_1',
      allowed_payment_method_types: ['kakao_pay'],
      off_session: true,
      confirm: true,
      capture_method: 'automatic',
      description: '다달이 차 한 봉',
      metadata: { charge: chargeToMake.chargeId, recurring: 'true' },
    });
  });
});

describe('the metadata', () => {
  it('of a subscription’s first payment is read back', () => {
    const first = { attempt: { ...attempt, mode: 'subscribe' }, method: 'kr_card', customerId } as const;
    const { metadata } = paymentIntentParams({ ...first, confirmation: byServer }, 14_000);
    assert.deepEqual(readMetadata(Object.fromEntries(Object.entries(metadata ?? {}).map(([k, v]) => [k, String(v)]))), {
      attemptId: attempt.attemptId,
      orderId: attempt.orderId,
      chargeId: null,
      recurring: true,
    });
  });

  it('of an object made elsewhere says nothing', () => {
    const nothing = { attemptId: null, orderId: null, chargeId: null, recurring: false };
    assert.deepEqual(readMetadata({}), nothing);
    assert.deepEqual(readMetadata(null), nothing);
  });
});

describe('the methods of Stripe', () => {
  it('are the button’s without Toss Pay', () => {
    assert.equal(isStripeMethod('kakao_pay'), true);
    assert.equal(isStripeMethod('toss_pay'), false);
  });
});
