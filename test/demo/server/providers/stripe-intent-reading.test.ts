import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Observation } from '../../../../demo/server/providers/provider.js';
import { browserIntent, observeIntent, readIntent } from '../../../../demo/server/providers/stripe-intent-reading.js';
import { attempt, paidIntent } from './stripe-scripted.js';

const savedSetup = {
  id: 'seti_1',
  object: 'setup_intent',
  status: 'succeeded',
  cancellation_reason: null,
  client_secret: 'seti_1_secret_2',
  customer: 'cus_1',
  last_setup_error: null,
  mandate: 'mandate_1',
  metadata: { attempt: attempt.attemptId },
  next_action: null,
  payment_method: 'pm_1',
  payment_method_types: ['kakao_pay'],
};

function read(intent: object) {
  const found = readIntent(intent);
  assert.ok(found, 'Expected an intent.');
  return found;
}

const observe = (intent: object): Observation => observeIntent(read(intent));
const { attemptId } = attempt;

describe('a PaymentIntent', () => {
  it('that succeeded is paid, with what was received', () => {
    const observed = observe(paidIntent);
    const money = { amount: 14_000, currency: 'KRW' };
    assert.deepEqual(observed, { status: 'succeeded', attemptId, paymentId: 'pi_1', ...money, saved: null });
  });

  it('names the method that it keeps', () => {
    const observed = observe({ ...paidIntent, setup_future_usage: 'off_session' });
    assert.ok(observed.status === 'succeeded');
    assert.deepEqual(observed.saved, { customerId: 'cus_1', paymentMethodId: 'pm_1', mandateId: null });
  });

  it('says what was received, not what was asked for', () => {
    const observed = observe({ ...paidIntent, amount: 14_000, amount_received: 13_999 });
    assert.ok(observed.status === 'succeeded' && observed.amount === 13_999);
  });

  it('that waits to be captured is paid with what is reserved', () => {
    const reserved = { status: 'requires_capture', amount_received: 0, amount_capturable: 14_000 };
    const observed = observe({ ...paidIntent, ...reserved });
    assert.ok(observed.status === 'succeeded' && observed.amount === 14_000);
  });

  for (const [status, expected] of [
    ['processing', 'pending'],
    ['requires_action', 'open'],
    ['requires_confirmation', 'open'],
    ['requires_payment_method', 'open'],
    ['something_new', 'unknown'],
  ] as const) {
    it(`in ${status} is ${expected}`, () => {
      assert.equal(observe({ ...paidIntent, status }).status, expected);
    });
  }

  for (const [code, expected] of [
    ['payment_intent_authentication_failure', 'failed'],
    ['payment_method_provider_decline', 'failed'],
    ['something_new', 'failed'],
    ['payment_method_customer_decline', 'canceled'],
    ['payment_intent_payment_attempt_expired', 'expired'],
    ['payment_method_provider_timeout', 'expired'],
  ] as const) {
    it(`whose last try left ${code} is ${expected}`, () => {
      const last_payment_error = { code, message: 'No.', type: 'invalid_request_error' };
      const observed = observe({ ...paidIntent, status: 'requires_payment_method', last_payment_error });
      const reason = { providerCode: code, providerMessage: 'No.' };
      assert.deepEqual(observed, { status: expected, attemptId, paymentId: 'pi_1', ...reason });
    });
  }

  it('gives the narrower of two codes', () => {
    const last_payment_error = { code: 'card_declined', decline_code: 'insufficient_funds' };
    const observed = observe({ ...paidIntent, status: 'requires_payment_method', last_payment_error });
    assert.ok(observed.status === 'failed' && observed.providerCode === 'insufficient_funds');
  });

  for (const [cancellation_reason, expected] of [
    ['requested_by_customer', 'canceled'],
    ['abandoned', 'canceled'],
    [null, 'canceled'],
    ['automatic', 'expired'],
    ['expired', 'expired'],
  ] as const) {
    it(`canceled for the reason ${cancellation_reason} is ${expected}`, () => {
      assert.equal(observe({ ...paidIntent, status: 'canceled', cancellation_reason }).status, expected);
    });
  }

  it('without our metadata is nobody’s', () => {
    const observed = observe({ ...paidIntent, metadata: {} });
    assert.ok(observed.status === 'succeeded' && observed.attemptId === null);
  });
});

describe('a SetupIntent', () => {
  it('that succeeded has saved a method under a mandate, and charged nothing', () => {
    const saved = { customerId: 'cus_1', paymentMethodId: 'pm_1', mandateId: 'mandate_1' };
    const nothing = { amount: null, currency: null };
    const observed = observe(savedSetup);
    assert.deepEqual(observed, { status: 'succeeded', attemptId, paymentId: 'seti_1', ...nothing, saved });
  });

  it('that succeeded for no customer makes no sense', () => {
    assert.equal(observe({ ...savedSetup, customer: null }).status, 'unknown');
  });

  for (const [status, expected] of [
    ['processing', 'pending'],
    ['requires_action', 'open'],
    ['requires_payment_method', 'open'],
    ['canceled', 'canceled'],
    ['requires_capture', 'unknown'],
  ] as const) {
    it(`in ${status} is ${expected}`, () => {
      assert.equal(observe({ ...savedSetup, status }).status, expected);
    });
  }

  for (const [code, expected] of [
    ['setup_intent_authentication_failure', 'failed'],
    ['payment_method_customer_decline', 'canceled'],
    ['setup_intent_setup_attempt_expired', 'expired'],
  ] as const) {
    it(`whose last try left ${code} is ${expected}`, () => {
      const observed = observe({ ...savedSetup, status: 'requires_payment_method', last_setup_error: { code } });
      assert.equal(observed.status, expected);
    });
  }
});

describe('what the browser is given of an intent', () => {
  it('is the address to go to, and no secret', () => {
    const url = 'https://hooks.stripe.com/redirect/1';
    const next_action = { type: 'redirect_to_url', redirect_to_url: { url, return_url: 'https://shop.example/' } };
    const { action, needsScript } = browserIntent(read({ ...paidIntent, status: 'requires_action', next_action }));
    assert.equal(needsScript, false);
    assert.deepEqual(action, {
      id: 'pi_1',
      object: 'payment_intent',
      status: 'requires_action',
      payment_method_types: ['kakao_pay'],
      next_action: { type: 'redirect_to_url', redirect_to_url: { url } },
    });
  });

  it('is the secret when the browser has to confirm', () => {
    const { action, needsScript } = browserIntent(read({ ...paidIntent, status: 'requires_confirmation' }));
    assert.equal(needsScript, true);
    assert.deepEqual(action, {
      id: 'pi_1',
      object: 'payment_intent',
      status: 'requires_confirmation',
      payment_method_types: ['kakao_pay'],
      client_secret: 'pi_1_secret_2',
      setup_future_usage: null,
    });
  });

  it('is the secret when the next step is none that an address leads to', () => {
    const next_action = { type: 'use_stripe_sdk', use_stripe_sdk: {} };
    const { action, needsScript } = browserIntent(read({ ...savedSetup, status: 'requires_action', next_action }));
    assert.equal(needsScript, true);
    assert.equal(action['client_secret'], 'seti_1_secret_2');
  });

  it('is the status alone when there is nothing left to do', () => {
    const { action, needsScript } = browserIntent(read(paidIntent));
    assert.equal(needsScript, false);
    assert.equal(action['status'], 'succeeded');
    assert.equal('client_secret' in action, false);
  });
});

describe('what is no intent', () => {
  for (const answer of [
    null,
    'text',
    {},
    { ...paidIntent, object: 'charge' },
    { ...paidIntent, amount_received: '1' },
  ]) {
    it(`is not read: ${JSON.stringify(answer).slice(0, 40)}`, () => {
      assert.equal(readIntent(answer), undefined);
    });
  }

  it('is not what has more fields than are known', () => {
    assert.equal(readIntent({ ...paidIntent, brand_new: { deeply: [1] } })?.id, 'pi_1');
  });
});
