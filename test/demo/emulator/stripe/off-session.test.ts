import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stripe } from 'stripe';
import { saveMethod, startBench, startReceiver, submit, visit, webhookSecret } from './bench.js';

const later = {
  amount: 5_000,
  currency: 'krw',
  off_session: true,
  confirm: true,
  capture_method: 'automatic',
} as const;

/** Waits for a decline; answers what the SDK made of it. */
async function declineOf(request: Promise<unknown>): Promise<Stripe.errors.StripeCardError> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) {
      return error;
    }
    throw error;
  }
  throw new Error('Expected a decline, but it was accepted.');
}

void describe('a charge without the shopper', () => {
  for (const { type, fate, code, decline } of [
    { type: 'kr_card', fate: 'decline', code: 'card_declined', decline: 'insufficient_funds' },
    { type: 'kakao_pay', fate: 'decline', code: 'payment_method_provider_decline', decline: '' },
    {
      type: 'kr_card',
      fate: 'authentication-required',
      code: 'authentication_required',
      decline: 'authentication_required',
    },
  ] as const) {
    void it(`of ${type} ends with 402 when the tester chose “${fate}”`, async (t) => {
      const receiver = await startReceiver(t);
      const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
      const saved = await saveMethod(stripe, type, fate);
      const error = await declineOf(stripe.paymentIntents.create({ ...later, ...saved }));
      await emulator.webhooksSettled();
      assert.deepEqual([error.statusCode, error.code, error.decline_code], [402, code, decline]);
      assert.equal(error.payment_intent?.status, 'requires_payment_method');
      const made = await stripe.paymentIntents.retrieve(error.payment_intent.id);
      assert.equal(made.amount_received, 0);
      assert.equal(made.last_payment_error?.code, code);
      assert.deepEqual(
        receiver.events.map((event) => event.type),
        ['payment_intent.succeeded', 'payment_intent.payment_failed'],
      );
    });
  }

  void it('that was declined is declined again under its key, and made once', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const saved = await saveMethod(stripe, 'kr_card', 'decline');
    const options = { idempotencyKey: 'charge-1' };
    const first = await declineOf(stripe.paymentIntents.create({ ...later, ...saved }, options));
    await submit(`${emulator.origin}/saved-methods/${saved.payment_method}`, { later: 'succeed' });
    const second = await declineOf(stripe.paymentIntents.create({ ...later, ...saved }, options));
    assert.equal(second.payment_intent?.id, first.payment_intent?.id);
    assert.equal(second.headers?.['idempotent-replayed'], 'true');
  });

  void it('says how it is to be captured', async (t) => {
    const { stripe } = await startBench(t);
    const charged = await stripe.paymentIntents.create({ ...later, ...(await saveMethod(stripe)) });
    assert.equal(charged.status, 'succeeded');
    assert.equal(charged.capture_method, 'automatic');
  });

  void it('is refused for a method that the intent does not allow', async (t) => {
    const { stripe } = await startBench(t);
    const saved = await saveMethod(stripe);
    await assert.rejects(
      stripe.paymentIntents.create({ ...later, ...saved, allowed_payment_method_types: ['naver_pay'] }),
      { code: 'payment_method_unactivated', param: 'payment_method' },
    );
  });
});

void describe('the page of saved methods', () => {
  void it('lists what may be charged, and changes what comes of it', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const address = `${emulator.origin}/saved-methods`;
    const empty = await (await visit(address, { headers: { 'accept-language': 'en' } })).text();
    const saved = await saveMethod(stripe);
    const changed = await submit(`${address}/${saved.payment_method}`, { later: 'decline' });
    const page = await (await visit(address)).text();
    assert.match(empty, /No payment method is saved/);
    assert.equal(changed.status, 303);
    assert.ok(page.includes(saved.payment_method));
    assert.match(page, /<option value="decline" selected>/);
    await declineOf(stripe.paymentIntents.create({ ...later, ...saved }));
  });

  void it('refuses a method nobody saved and a choice there is not', async (t) => {
    const { emulator, stripe } = await startBench(t);
    const saved = await saveMethod(stripe);
    assert.equal((await submit(`${emulator.origin}/saved-methods/pm_none`, { later: 'decline' })).status, 404);
    assert.equal((await submit(`${emulator.origin}/saved-methods/${saved.payment_method}`, {})).status, 400);
  });
});
