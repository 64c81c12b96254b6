import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stripe } from 'stripe';
import {
  confirmedIntent,
  confirmedSetup,
  kakaoPayment,
  pressPay,
  startBench,
  startReceiver,
  submit,
  webhookSecret,
} from './bench.js';

function typesOf(events: readonly Stripe.Event[]): string[] {
  return events.map((event) => event.type).sort();
}

void describe('webhooks', () => {
  void it('tell of a paid session twice: the session and its PaymentIntent', async (t) => {
    const receiver = await startReceiver(t);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    await submit(await pressPay(session), { decision: 'authorize' });
    await emulator.webhooksSettled();
    assert.deepEqual(typesOf(receiver.events), ['checkout.session.completed', 'payment_intent.succeeded']);
    const completed = receiver.events.find((event) => event.type === 'checkout.session.completed');
    assert.equal(completed?.data.object.id, session.id);
    assert.equal(completed.data.object.payment_status, 'paid');
  });

  void it('come in Stripe’s envelope', async (t) => {
    const receiver = await startReceiver(t);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: 'cancel-1' });
    await emulator.webhooksSettled();
    const [event] = receiver.events;
    assert.ok(event?.type === 'payment_intent.canceled');
    assert.match(event.id, /^evt_/);
    assert.equal(event.object, 'event');
    assert.equal(event.api_version, Stripe.API_VERSION);
    assert.equal(event.livemode, false);
    assert.equal(event.pending_webhooks, 1);
    assert.match(event.request?.id ?? '', /^req_/);
    assert.equal(event.request?.idempotency_key, 'cancel-1');
    assert.equal(event.data.object.status, 'canceled');
  });

  void it('tell of a failed payment', async (t) => {
    const receiver = await startReceiver(t);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await submit(`${emulator.origin}/redirect/${intent.id}`, { decision: 'fail' });
    await emulator.webhooksSettled();
    assert.deepEqual(typesOf(receiver.events), ['payment_intent.payment_failed']);
  });

  for (const [decision, type] of [
    ['authorize', 'setup_intent.succeeded'],
    ['fail', 'setup_intent.setup_failed'],
  ] as const) {
    void it(`tell of a saving that was answered with ${decision}`, async (t) => {
      const receiver = await startReceiver(t);
      const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
      const intent = await stripe.setupIntents.create(confirmedSetup);
      await submit(`${emulator.origin}/redirect/${intent.id}`, { decision });
      await emulator.webhooksSettled();
      assert.deepEqual(typesOf(receiver.events), [type]);
    });
  }

  void it('tell of a session whose time is over', async (t) => {
    const receiver = await startReceiver(t);
    const { emulator, stripe, pass } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const session = await stripe.checkout.sessions.create(kakaoPayment);
    await pressPay(session);
    pass(24 * 3600);
    await stripe.checkout.sessions.retrieve(session.id);
    await emulator.webhooksSettled();
    assert.deepEqual(typesOf(receiver.events), ['checkout.session.expired', 'payment_intent.canceled']);
  });

  void it('are sent again with the same id until they are acknowledged', async (t) => {
    const receiver = await startReceiver(t, [500, 302]);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await stripe.paymentIntents.cancel(intent.id);
    await emulator.webhooksSettled();
    assert.equal(receiver.events.length, 3);
    assert.equal(new Set(receiver.events.map((event) => event.id)).size, 1);
  });

  void it('are given up after three tries', async (t) => {
    const receiver = await startReceiver(t, [500, 500, 500, 500]);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await stripe.paymentIntents.cancel(intent.id);
    await emulator.webhooksSettled();
    assert.equal(receiver.events.length, 3);
  });

  void it('do not hold the API up when nobody listens', async (t) => {
    const webhook = { url: 'http://127.0.0.1:9/webhook', secret: webhookSecret };
    const { emulator, stripe } = await startBench(t, { webhook });
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    assert.equal((await stripe.paymentIntents.cancel(intent.id)).status, 'canceled');
    await emulator.webhooksSettled();
  });

  void it('are not sent again for a repeated request', async (t) => {
    const receiver = await startReceiver(t);
    const { emulator, stripe } = await startBench(t, { webhook: { url: receiver.url, secret: webhookSecret } });
    const intent = await stripe.paymentIntents.create(confirmedIntent);
    await stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: 'a' });
    await stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: 'a' });
    await emulator.webhooksSettled();
    assert.equal(receiver.events.length, 1);
  });
});
