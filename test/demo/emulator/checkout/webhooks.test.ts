import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../../../demo/emulator/checkout/index.js';
import { confirmedPayment, press, reference, signatureKey, startEmulator, startReceiver, typesOf } from './bench.js';

describe('webhooks', () => {
  const told: readonly (readonly [Outcome, readonly string[]])[] = [
    ['approve', ['payment_approved', 'payment_captured']],
    ['never-return', ['payment_approved', 'payment_captured']],
    ['slow', ['payment_approved', 'payment_captured']],
    ['decline', ['payment_declined']],
    ['cancel', ['payment_canceled']],
    ['expire', ['payment_expired']],
    ['webhook-never', []],
  ];
  for (const [outcome, types] of told) {
    it(`tell of #${outcome}: ${types.join(' and ') || 'nothing'}`, async (t) => {
      const { url, arrivals } = await startReceiver(t);
      const emulator = await startEmulator(t, { webhook: { url, signatureKey }, slowMilliseconds: 10 });
      const { walletUrl } = await confirmedPayment(emulator);
      await press(walletUrl, outcome);
      await emulator.webhooksSettled();
      assert.deepEqual(typesOf(arrivals), [...types, 'payment_pending'].sort());
    });
  }

  it('are signed over the raw body, and carry the configured authorization', async (t) => {
    const { url, arrivals } = await startReceiver(t);
    const webhook = { url, signatureKey, authorization: 'a-configured-value' };
    const emulator = await startEmulator(t, { webhook });
    await confirmedPayment(emulator);
    await emulator.webhooksSettled();
    assert.deepEqual(
      arrivals.map(({ isSigned, authorization }) => ({ isSigned, authorization })),
      [{ isSigned: true, authorization: 'a-configured-value' }],
    );
  });

  it('come in Checkout.com’s envelope, with the figures of the payment', async (t) => {
    const { url, arrivals } = await startReceiver(t);
    const emulator = await startEmulator(t, { webhook: { url, signatureKey } });
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    await press(walletUrl, 'wrong-amount');
    await emulator.webhooksSettled();
    const captured = arrivals.find(({ event }) => event.type === 'payment_captured')?.event;
    assert.match(String(captured?.id), /^evt_[a-z2-7]{26}$/);
    assert.ok(captured);
    const { action_id, processed_on, ...data } = captured.data;
    assert.match(String(action_id), /^act_/);
    assert.ok(!Number.isNaN(Date.parse(String(processed_on))));
    assert.deepEqual(data, {
      id: paymentId,
      reference,
      amount: 13_999,
      currency: 'KRW',
      payment_type: 'Regular',
      source: { type: 'kakaopay' },
      response_code: '10000',
      response_summary: 'Approved',
    });
    assert.ok(!Number.isNaN(Date.parse(String(captured['created_on']))));
  });

  it('are acknowledged before the browser returns, after #webhook-first', async (t) => {
    const { url, arrivals } = await startReceiver(t, [500]);
    const emulator = await startEmulator(t, { webhook: { url, signatureKey } });
    const { walletUrl } = await confirmedPayment(emulator);
    await emulator.webhooksSettled();
    await press(walletUrl, 'webhook-first');
    assert.ok(typesOf(arrivals).includes('payment_captured'));
  });

  it('are sent again with the same id until they are acknowledged', async (t) => {
    const { url, arrivals } = await startReceiver(t, [500, 302]);
    const emulator = await startEmulator(t, { webhook: { url, signatureKey } });
    await confirmedPayment(emulator);
    await emulator.webhooksSettled();
    assert.equal(arrivals.length, 3);
    assert.equal(new Set(arrivals.map(({ event }) => event.id)).size, 1);
  });

  it('are given up after four tries', async (t) => {
    const { url, arrivals } = await startReceiver(t, [500, 500, 500, 500, 500]);
    const emulator = await startEmulator(t, { webhook: { url, signatureKey } });
    await confirmedPayment(emulator);
    await emulator.webhooksSettled();
    assert.equal(arrivals.length, 4);
  });

  it('are not sent again for a second click', async (t) => {
    const { url, arrivals } = await startReceiver(t);
    const emulator = await startEmulator(t, { webhook: { url, signatureKey } });
    const { walletUrl } = await confirmedPayment(emulator);
    await press(walletUrl, 'decline');
    await press(walletUrl, 'decline');
    await emulator.webhooksSettled();
    assert.deepEqual(typesOf(arrivals), ['payment_declined', 'payment_pending']);
  });
});
