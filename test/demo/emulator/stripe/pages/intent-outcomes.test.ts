import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stripe } from 'stripe';
import { confirmedIntent, confirmedSetup, locationOf, startBench, submit, visit } from '../bench.js';

function testPageOf(intent: Stripe.PaymentIntent | Stripe.SetupIntent): string {
  return intent.next_action?.redirect_to_url?.url ?? '';
}

void describe('on the test page of an intent', () => {
  for (const [decision, paymentCode, setupCode] of [
    ['cancel', 'payment_method_customer_decline', 'payment_method_customer_decline'],
    ['time-out', 'payment_intent_payment_attempt_expired', 'setup_intent_setup_attempt_expired'],
  ] as const) {
    void it(`“${decision}” leaves its own code and returns`, async (t) => {
      const { stripe } = await startBench(t);
      const payment = await stripe.paymentIntents.create(confirmedIntent);
      const setup = await stripe.setupIntents.create(confirmedSetup);
      const location = new URL(locationOf(await submit(testPageOf(payment), { decision })));
      await submit(testPageOf(setup), { decision });
      assert.equal(location.searchParams.get('redirect_status'), 'failed');
      assert.equal((await stripe.paymentIntents.retrieve(payment.id)).last_payment_error?.code, paymentCode);
      assert.equal((await stripe.setupIntents.retrieve(setup.id)).last_setup_error?.code, setupCode);
    });
  }

  void it('“wrong amount” takes 1 won less, and the charge says so too', async (t) => {
    const { stripe } = await startBench(t);
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await submit(testPageOf(intent), { decision: 'authorize', outcome: 'approve-wrong-amount' });
    const after = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    assert.deepEqual([after.status, after.amount, after.amount_received], ['succeeded', 14_000, 13_999]);
    assert.ok(typeof after.latest_charge === 'object');
    assert.equal(after.latest_charge?.amount_captured, 13_999);
  });

  void it('later charges can be chosen only where a method is kept', async (t) => {
    const { stripe } = await startBench(t);
    const customer = (await stripe.customers.create()).id;
    const once = await stripe.paymentIntents.create({ ...confirmedIntent, customer });
    const kept = await stripe.paymentIntents.create({
      ...confirmedIntent,
      customer,
      setup_future_usage: 'off_session',
    });
    const saving = await stripe.setupIntents.create({ ...confirmedSetup, customer });
    const pages = await Promise.all(
      [once, kept, saving].map(async (intent) => (await visit(testPageOf(intent))).text()),
    );
    assert.deepEqual(
      pages.map((page) => page.includes('id="later"')),
      [false, true, true],
    );
  });
});
