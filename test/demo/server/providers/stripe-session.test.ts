import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AttemptToCreate } from '../../../../demo/server/providers/provider.js';
import { readSession, sessionParams, type SessionToRead } from '../../../../demo/server/providers/stripe-session.js';

const attempt: AttemptToCreate = {
  attemptId: '7f8a2b10-0000-4000-8000-000000000001',
  orderId: 'A-20261121-K7P3QX',
  orderName: '하동 세작',
  method: 'kakao_pay',
  mode: 'pay',
  amount: 14_000,
  locale: 'ko',
  returnUrl: 'http://localhost:3000/?kr_pay_attempt=7f8a2b10-0000-4000-8000-000000000001',
  device: { type: 'desktop', os: 'other', inApp: null },
  shopper: { shopperId: 's', name: '김민지', email: 'minji@example.com' },
  caller: { ipAddress: null, userAgent: null },
};

const payment = {
  id: 'pi_1',
  status: 'succeeded',
  amount_received: 14_000,
  customer: 'cus_1',
  payment_method: 'pm_1',
  payment_method_options: null,
  setup_future_usage: null,
  last_payment_error: null,
} as const;

const setup = {
  id: 'seti_1',
  status: 'succeeded',
  customer: 'cus_1',
  payment_method: 'pm_1',
  mandate: 'mandate_1',
  last_setup_error: null,
} as const;

const paidSession: SessionToRead = {
  id: 'cs_test_1',
  mode: 'payment',
  status: 'complete',
  payment_status: 'paid',
  client_reference_id: attempt.attemptId,
  amount_total: 14_000,
  currency: 'krw',
  payment_intent: payment,
  setup_intent: null,
};

const session = (changes: Partial<SessionToRead>): SessionToRead => ({ ...paidSession, ...changes });

describe('the parameters of a Checkout Session', () => {
  it('ask for one method, in won, and for the two addresses', () => {
    const params = sessionParams(attempt, 'cus_1');
    assert.equal(params.mode, 'payment');
    assert.deepEqual(params.allowed_payment_method_types, ['kakao_pay']);
    assert.deepEqual(params.line_items, [
      { price_data: { currency: 'krw', unit_amount: 14_000, product_data: { name: '하동 세작' } }, quantity: 1 },
    ]);
    assert.equal(params.success_url, attempt.returnUrl);
    assert.equal(params.cancel_url, `${attempt.returnUrl}&kr_pay_canceled=1`);
    assert.equal(params.client_reference_id, attempt.attemptId);
    assert.deepEqual(params.payment_intent_data?.metadata, { attempt: attempt.attemptId, order: attempt.orderId });
    assert.equal(params.payment_method_options, undefined);
  });

  it('save the method beside the payment', () => {
    const params = sessionParams({ ...attempt, mode: 'pay-and-save', method: 'naver_pay' }, 'cus_1');
    assert.deepEqual(params.payment_method_options, { naver_pay: { setup_future_usage: 'off_session' } });
  });

  it('note that a subscription goes on, and keep its method', () => {
    const params = sessionParams({ ...attempt, mode: 'subscribe' }, 'cus_1');
    assert.equal(params.mode, 'payment');
    assert.deepEqual(params.payment_method_options, { kakao_pay: { setup_future_usage: 'off_session' } });
    assert.equal(params.metadata?.['recurring'], 'true');
    assert.equal(params.payment_intent_data?.metadata?.['recurring'], 'true');
  });

  it('sell nothing when the method is only saved', () => {
    const saving = { ...attempt, mode: 'save', orderId: null, orderName: null, amount: null } as const;
    const params = sessionParams(saving, 'cus_1');
    assert.equal(params.mode, 'setup');
    assert.equal(params.customer, 'cus_1');
    assert.equal(params.line_items, undefined);
    assert.deepEqual(params.setup_intent_data?.metadata, { attempt: attempt.attemptId });
  });
});

describe('what a Checkout Session says', () => {
  const statusOf = (changes: Partial<SessionToRead>): string => readSession(session(changes)).status;
  const { attemptId } = attempt;

  it('is succeeded when it is complete and paid, with the intent as the payment', () => {
    const money = { paymentId: 'pi_1', amount: 14_000, currency: 'KRW', saved: null };
    assert.deepEqual(readSession(paidSession), { status: 'succeeded', attemptId, ...money });
  });

  it('has no amount when the money received is another than the total', () => {
    const read = readSession(session({ payment_intent: { ...payment, amount_received: 13_999 } }));
    assert.ok(read.status === 'succeeded' && read.amount === null);
  });

  it('is pending when it is complete and unpaid', () => {
    const payment_intent = { ...payment, status: 'processing' } as const;
    assert.equal(statusOf({ payment_status: 'unpaid', payment_intent }), 'pending');
  });

  it('is failed when a delayed payment failed after all', () => {
    const error = { code: 'payment_method_provider_decline', message: 'Declined.' };
    const payment_intent = { ...payment, status: 'requires_payment_method', last_payment_error: error } as const;
    const reason = { paymentId: 'pi_1', providerCode: error.code, providerMessage: error.message };
    const read = readSession(session({ payment_status: 'unpaid', payment_intent }));
    assert.deepEqual(read, { status: 'failed', attemptId, ...reason });
  });

  it('is open while it is open, whatever went wrong on its page', () => {
    const error = { code: 'payment_method_provider_decline' };
    const payment_intent = { ...payment, status: 'requires_payment_method', last_payment_error: error } as const;
    assert.equal(statusOf({ status: 'open', payment_status: 'unpaid', payment_intent }), 'open');
  });

  it('is expired when it is expired', () => {
    assert.equal(statusOf({ status: 'expired', payment_status: 'unpaid', payment_intent: null }), 'expired');
  });

  it('names the saved method, wherever Stripe noted the wish to save', () => {
    const whole = { ...payment, setup_future_usage: 'off_session' };
    const method = { ...payment, payment_method_options: { kakao_pay: { setup_future_usage: 'off_session' } } };
    for (const payment_intent of [whole, method]) {
      const read = readSession(session({ payment_intent }));
      assert.ok(read.status === 'succeeded');
      assert.deepEqual(read.saved, { customerId: 'cus_1', paymentMethodId: 'pm_1', mandateId: null });
    }
  });

  it('needs a setup intent that succeeded when the method is only saved', () => {
    const saving = { mode: 'setup', payment_status: 'no_payment_required', payment_intent: null } as const;
    const read = readSession(session({ ...saving, amount_total: null, setup_intent: setup }));
    const saved = { customerId: 'cus_1', paymentMethodId: 'pm_1', mandateId: 'mandate_1' };
    const nothing = { amount: null, currency: null };
    assert.deepEqual(read, { status: 'succeeded', attemptId, paymentId: 'seti_1', ...nothing, saved });
    for (const [status, expected] of [
      ['processing', 'pending'],
      ['requires_action', 'pending'],
      ['canceled', 'canceled'],
    ] as const) {
      assert.equal(statusOf({ ...saving, setup_intent: { ...setup, status } }), expected);
    }
    assert.equal(statusOf({ ...saving, setup_intent: null }), 'unknown');
  });
});
