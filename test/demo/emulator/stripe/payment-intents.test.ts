import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stripe } from 'stripe';
import { confirmedIntent, idOf, locationOf, post, refusalOf, startBench, submit } from './bench.js';

function actionUrl(intent: Stripe.PaymentIntent): string {
  return intent.next_action?.redirect_to_url?.url ?? '';
}

void describe('a PaymentIntent', () => {
  void it('confirmed at once sends the shopper to the test page', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    assert.equal(intent.status, 'requires_action');
    assert.equal(intent.next_action?.type, 'redirect_to_url');
    assert.deepEqual(intent.next_action.redirect_to_url, {
      return_url: confirmedIntent.return_url,
      url: `${emulator.origin}/redirect/${intent.id}`,
    });
    assert.match(intent.client_secret ?? '', new RegExp(`^${intent.id}_secret_`));
  });

  void it('waits for a method, then for confirming', async (t) => {
    const { stripe } = await startBench(t);
    const bare = await stripe.paymentIntents.create({ amount: 100, currency: 'krw' });
    const { confirm: _confirm, return_url, ...unconfirmed } = confirmedIntent;
    const withMethod = await stripe.paymentIntents.create(unconfirmed);
    const confirmed = await stripe.paymentIntents.confirm(withMethod.id, { return_url });
    assert.equal(bare.status, 'requires_payment_method');
    assert.equal(withMethod.status, 'requires_confirmation');
    assert.equal(confirmed.status, 'requires_action');
    assert.equal(confirmed.payment_method, withMethod.payment_method);
  });

  void it('can be confirmed with a method given only then', async (t) => {
    const { stripe } = await startBench(t);
    const { id } = await stripe.paymentIntents.create({ amount: 14_000, currency: 'krw' });
    const { payment_method_data, return_url } = confirmedIntent;
    const confirmed = await stripe.paymentIntents.confirm(id, { payment_method_data, return_url });
    assert.equal(confirmed.status, 'requires_action');
  });

  void it('authorized succeeds with a charge and returns behind the merchant’s own query', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    const location = locationOf(await submit(actionUrl(intent), { decision: 'authorize' }));
    const after = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge', 'payment_method'] });
    assert.equal(
      location,
      `https://shop.example/cart?a=1&b=%20x&kr_pay_attempt=1&payment_intent=${intent.id}` +
        `&payment_intent_client_secret=${intent.client_secret}&redirect_status=succeeded#top`,
    );
    assert.equal(after.status, 'succeeded');
    assert.equal(after.amount_received, 14_000);
    assert.ok(typeof after.latest_charge === 'object' && after.latest_charge?.paid);
    assert.ok(typeof after.payment_method === 'object' && after.payment_method?.type === 'kakao_pay');
  });

  void it('failed asks for a new method, says why and returns as well', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    const location = new URL(locationOf(await submit(actionUrl(intent), { decision: 'fail' })));
    const after = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(location.searchParams.get('redirect_status'), 'failed');
    assert.equal(after.status, 'requires_payment_method');
    assert.equal(after.payment_method, null);
    assert.equal(after.last_payment_error?.code, 'payment_intent_authentication_failure');
    assert.equal(after.last_payment_error.payment_method?.type, 'kakao_pay');
  });

  void it('can be canceled, once', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    const canceled = await stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' });
    const refusal = await refusalOf(stripe.paymentIntents.cancel(intent.id));
    assert.equal(canceled.status, 'canceled');
    assert.equal(canceled.cancellation_reason, 'abandoned');
    assert.equal(refusal.code, 'payment_intent_unexpected_state');
  });

  void it('that succeeded cannot be confirmed again', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await submit(actionUrl(intent), { decision: 'authorize' });
    const refusal = await refusalOf(stripe.paymentIntents.confirm(intent.id));
    assert.equal(refusal.code, 'payment_intent_unexpected_state');
  });
});

void describe('a method saved while paying', () => {
  async function saveOne(stripe: Stripe): Promise<{ customer: string; method: string }> {
    const customer = await stripe.customers.create();
    const intent = await stripe.paymentIntents.create({
      ...confirmedIntent,
      customer: customer.id,
      setup_future_usage: 'off_session',
    });
    await submit(actionUrl(intent), { decision: 'authorize' });
    const after = await stripe.paymentIntents.retrieve(intent.id);
    return { customer: customer.id, method: idOf(after.payment_method) };
  }

  void it('belongs to the customer', async (t) => {
    const { stripe } = await startBench(t);
    const { customer, method } = await saveOne(stripe);
    assert.equal((await stripe.paymentMethods.retrieve(method)).customer, customer);
  });

  void it('can be charged without the shopper', async (t) => {
    const { stripe } = await startBench(t);
    const { customer, method } = await saveOne(stripe);
    const charged = await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'krw',
      customer,
      payment_method: method,
      off_session: true,
      confirm: true,
    });
    assert.equal(charged.status, 'succeeded');
    assert.match(idOf(charged.latest_charge), /^ch_/);
  });

  void it('cannot be charged for another customer', async (t) => {
    const { stripe } = await startBench(t);
    const { method } = await saveOne(stripe);
    const other = await stripe.customers.create();
    const request = stripe.paymentIntents.create({
      amount: 5000,
      currency: 'krw',
      customer: other.id,
      payment_method: method,
      off_session: true,
      confirm: true,
    });
    assert.equal((await refusalOf(request)).param, 'payment_method');
  });

  void it('does not exist when saving was not asked for', async (t) => {
    const { stripe } = await startBench(t);
    const customer = await stripe.customers.create();
    const intent = await stripe.paymentIntents.create({ ...confirmedIntent, customer: customer.id });
    await submit(actionUrl(intent), { decision: 'authorize' });
    const after = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal((await stripe.paymentMethods.retrieve(idOf(after.payment_method))).customer, null);
  });
});

interface RefusedChange {
  readonly what: string;
  readonly change: Readonly<Record<string, unknown>>;
  readonly param: string;
  readonly code?: string;
}

const refusedChanges: readonly RefusedChange[] = [
  {
    what: 'payment_method_types, which is retired',
    change: { payment_method_types: ['kakao_pay'] },
    param: 'payment_method_types',
    code: 'payment_method_types_no_longer_supported',
  },
  { what: 'an unknown parameter', change: { ammount: 1 }, param: 'ammount', code: 'parameter_unknown' },
  { what: 'no amount', change: { amount: undefined }, param: 'amount', code: 'parameter_missing' },
  { what: 'less than 100 won', change: { amount: 99 }, param: 'amount', code: 'amount_too_small' },
  { what: 'no currency', change: { currency: undefined }, param: 'currency', code: 'parameter_missing' },
  { what: 'another currency', change: { currency: 'usd' }, param: 'payment_method_data[type]' },
  {
    what: 'Kakao Pay without an e-mail',
    change: { payment_method_data: { type: 'kakao_pay' } },
    param: 'payment_method_data[billing_details][email]',
    code: 'parameter_missing',
  },
  { what: 'confirming without return_url', change: { return_url: undefined }, param: 'return_url' },
  {
    what: 'confirming without a method',
    change: { payment_method_data: undefined },
    param: 'payment_method',
    code: 'parameter_missing',
  },
  { what: 'return_url without confirming', change: { confirm: undefined }, param: 'return_url' },
  {
    what: 'more than 2,000,000 won by Samsung Pay',
    change: { amount: 2_000_001, payment_method_data: { type: 'samsung_pay' } },
    param: 'payment_method_data[type]',
  },
  {
    what: 'saving PAYCO',
    change: { payment_method_data: { type: 'payco' }, setup_future_usage: 'off_session' },
    param: 'payment_method_data[type]',
  },
  {
    what: 'saving Samsung Pay',
    change: { payment_method_data: { type: 'samsung_pay' }, setup_future_usage: 'off_session' },
    param: 'payment_method_data[type]',
  },
  {
    what: 'saving for on-session use',
    change: { setup_future_usage: 'on_session' },
    param: 'setup_future_usage',
  },
  {
    what: 'a method that is not allowed',
    change: { allowed_payment_method_types: ['kr_card'] },
    param: 'payment_method_data[type]',
    code: 'payment_method_unactivated',
  },
  {
    what: 'a filter together with automatic methods',
    change: { allowed_payment_method_types: ['kakao_pay'], automatic_payment_methods: { enabled: true } },
    param: 'automatic_payment_methods',
    code: 'parameters_exclusive',
  },
  {
    what: 'a mandate without the shopper’s browser',
    change: { mandate_data: { customer_acceptance: { type: 'online', online: { ip_address: '203.0.113.7' } } } },
    param: 'mandate_data[customer_acceptance][online][user_agent]',
    code: 'parameter_missing',
  },
  { what: 'off-session without a saved method', change: { off_session: true }, param: 'off_session' },
];

void describe('a PaymentIntent is refused with 400 for', () => {
  for (const { what, change, param, code } of refusedChanges) {
    void it(what, async (t) => {
      const { stripe } = await startBench(t);
      const refusal = await refusalOf(post(stripe, '/v1/payment_intents', { ...confirmedIntent, ...change }));
      assert.equal(refusal.status, 400);
      assert.equal(refusal.param, param);
      if (code !== undefined) {
        assert.equal(refusal.code, code);
      }
    });
  }

  void it('the retired key when confirming', async (t) => {
    const { stripe } = await startBench(t);
    const { id } = await stripe.paymentIntents.create({ amount: 14_000, currency: 'krw' });
    const refusal = await refusalOf(
      post(stripe, `/v1/payment_intents/${id}/confirm`, { payment_method_types: ['kakao_pay'] }),
    );
    assert.equal(refusal.code, 'payment_method_types_no_longer_supported');
  });
});
