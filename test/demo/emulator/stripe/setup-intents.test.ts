import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stripe } from 'stripe';
import { confirmedSetup, locationOf, mandateData, post, refusalOf, startBench, submit } from './bench.js';

function actionUrl(intent: Stripe.SetupIntent): string {
  return intent.next_action?.redirect_to_url?.url ?? '';
}

void describe('a SetupIntent', () => {
  void it('authorized keeps the method for the customer under a mandate', async (t) => {
    const { stripe } = await startBench(t);
    const customer = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({ ...confirmedSetup, customer: customer.id });
    const location = locationOf(await submit(actionUrl(intent), { decision: 'authorize' }));
    const after = await stripe.setupIntents.retrieve(intent.id, { expand: ['payment_method', 'mandate'] });
    assert.equal(
      location,
      `https://shop.example/saved?kr_pay_attempt=1&setup_intent=${intent.id}` +
        `&setup_intent_client_secret=${intent.client_secret}&redirect_status=succeeded`,
    );
    assert.equal(after.status, 'succeeded');
    assert.ok(typeof after.payment_method === 'object' && after.payment_method !== null);
    assert.equal(after.payment_method.customer, customer.id);
    assert.ok(typeof after.mandate === 'object' && after.mandate !== null);
    assert.equal(after.mandate.status, 'active');
    assert.deepEqual(after.mandate.customer_acceptance.online, mandateData.customer_acceptance.online);
  });

  void it('failed asks for a new method and says why', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.setupIntents.create(confirmedSetup);
    const location = new URL(locationOf(await submit(actionUrl(intent), { decision: 'fail' })));
    const after = await stripe.setupIntents.retrieve(intent.id);
    assert.equal(location.searchParams.get('redirect_status'), 'failed');
    assert.equal(after.status, 'requires_payment_method');
    assert.equal(after.last_setup_error?.code, 'setup_intent_authentication_failure');
    assert.equal(after.mandate, null);
  });

  void it('is confirmed later with the same outcome', async (t) => {
    const { stripe } = await startBench(t);
    const { confirm: _confirm, mandate_data, return_url, ...unconfirmed } = confirmedSetup;
    const waiting = await stripe.setupIntents.create(unconfirmed);
    const confirmed = await stripe.setupIntents.confirm(waiting.id, { mandate_data, return_url });
    assert.equal(waiting.status, 'requires_confirmation');
    assert.equal(confirmed.status, 'requires_action');
  });

  void it('can be canceled, once', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.setupIntents.create(confirmedSetup);
    assert.equal((await stripe.setupIntents.cancel(intent.id)).status, 'canceled');
    assert.equal((await refusalOf(stripe.setupIntents.cancel(intent.id))).code, 'setup_intent_unexpected_state');
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
    change: { payment_method_types: ['naver_pay'] },
    param: 'payment_method_types',
    code: 'payment_method_types_no_longer_supported',
  },
  { what: 'an amount', change: { amount: 100 }, param: 'amount', code: 'parameter_unknown' },
  { what: 'PAYCO', change: { payment_method_data: { type: 'payco' } }, param: 'payment_method_data[type]' },
  { what: 'Samsung Pay', change: { payment_method_data: { type: 'samsung_pay' } }, param: 'payment_method_data[type]' },
  { what: 'off-session use without a mandate', change: { mandate_data: undefined }, param: 'mandate_data' },
  { what: 'confirming without return_url', change: { return_url: undefined }, param: 'return_url' },
  {
    what: 'a mandate without confirming',
    change: { confirm: undefined, return_url: undefined },
    param: 'mandate_data',
  },
];

void describe('a SetupIntent is refused with 400 for', () => {
  for (const { what, change, param, code } of refusedChanges) {
    void it(what, async (t) => {
      const { stripe } = await startBench(t);
      const refusal = await refusalOf(post(stripe, '/v1/setup_intents', { ...confirmedSetup, ...change }));
      assert.equal(refusal.status, 400);
      assert.equal(refusal.param, param);
      if (code !== undefined) {
        assert.equal(refusal.code, code);
      }
    });
  }
});
