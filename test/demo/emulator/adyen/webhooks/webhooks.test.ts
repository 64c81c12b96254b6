import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { z } from 'zod';
import type { Outcome } from '../../../../../demo/emulator/adyen/index.js';
import {
  hmacKey,
  itemOf,
  kakaoPayment,
  merchantAccount,
  press,
  startBench,
  startReceiver,
  tokenHmacKey,
} from '../bench.js';

const sign = (key: string, text: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('base64');

const saving = { storePaymentMethod: true, shopperReference: 'shopper-1', recurringProcessingModel: 'Subscription' };

describe('the standard webhook', () => {
  it('carries an item that is signed as Adyen documents', async (t) => {
    const { url, received } = await startReceiver(t);
    const { open, emulator } = await startBench(t, { webhook: { url, hmacKey } });
    await press(await open(), 'approve');
    await emulator.webhooksSettled();
    assert.equal(received.length, 1);
    const { additionalData, pspReference, eventDate, ...rest } = itemOf(received[0]);
    assert.deepEqual(rest, {
      eventCode: 'AUTHORISATION',
      success: 'true',
      merchantAccountCode: merchantAccount,
      merchantReference: kakaoPayment.reference,
      amount: kakaoPayment.amount,
      paymentMethod: 'kakaopay',
      reason: '',
    });
    assert.ok(!Number.isNaN(Date.parse(String(eventDate))));
    const text = `${String(pspReference)}::${merchantAccount}:${kakaoPayment.reference}:14000:KRW:AUTHORISATION:true`;
    assert.deepEqual(additionalData, { hmacSignature: sign(hmacKey, text) });
  });

  const endings: readonly [Outcome, eventCode: string, success: string, value: number][] = [
    ['decline', 'AUTHORISATION', 'false', 14_000],
    ['cancel', 'AUTHORISATION', 'false', 14_000],
    ['slow', 'AUTHORISATION', 'true', 14_000],
    ['received', 'AUTHORISATION', 'true', 14_000],
    ['never-return', 'AUTHORISATION', 'true', 14_000],
    ['wrong-amount', 'AUTHORISATION', 'true', 13_999],
    ['abandon', 'OFFER_CLOSED', 'true', 14_000],
  ];
  for (const [outcome, eventCode, success, value] of endings) {
    it(`is ${eventCode} with success ${success} after "${outcome}"`, async (t) => {
      const { url, received } = await startReceiver(t);
      const { open, emulator } = await startBench(t, { webhook: { url, hmacKey } });
      await press(await open(), outcome);
      await emulator.webhooksSettled();
      const item = itemOf(received[0]);
      assert.equal(received.length, 1);
      assert.deepEqual([item['eventCode'], item['success']], [eventCode, success]);
      assert.deepEqual(item['amount'], { currency: 'KRW', value });
    });
  }

  for (const outcome of ['webhook-never', 'pending', 'follow-up'] as const) {
    it(`does not come after "${outcome}"`, async (t) => {
      const { url, received } = await startReceiver(t);
      const { open, emulator } = await startBench(t, { webhook: { url, hmacKey } });
      await press(await open(saving), outcome);
      await emulator.webhooksSettled();
      assert.deepEqual(received, []);
    });
  }

  it('is sent again when it is not acknowledged, three times in all', async (t) => {
    const { url, received } = await startReceiver(t, [500, 503, 500]);
    const { open, emulator } = await startBench(t, { webhook: { url, hmacKey } });
    await press(await open(), 'approve');
    await emulator.webhooksSettled();
    assert.equal(received.length, 3);
    assert.equal(new Set(received.map((webhook) => webhook.text)).size, 1);
  });
});

describe('the webhook about a token', () => {
  const tokenBody = z.strictObject({
    createdAt: z.iso.datetime(),
    eventId: z.string(),
    environment: z.literal('test'),
    data: z.strictObject({
      merchantAccount: z.literal(merchantAccount),
      storedPaymentMethodId: z.string().length(16),
      type: z.literal('kakaopay'),
      operation: z.string(),
      shopperReference: z.literal('shopper-1'),
    }),
    type: z.string(),
    version: z.literal('1'),
  });

  it('comes after the settlement, names the payment, and is signed in a header over the whole body', async (t) => {
    const { url, received } = await startReceiver(t);
    const delays = { webhook: 0, slow: 0, settlement: 60 };
    const webhooks = { webhook: { url, hmacKey }, tokenWebhook: { url, hmacKey: tokenHmacKey } };
    const { open, emulator } = await startBench(t, { ...webhooks, delays });
    await press(await open(saving), 'approve');
    await emulator.webhooksSettled();
    const [first, second] = received;
    assert.ok(first && second, 'Expected two webhooks.');
    assert.ok(second.at - first.at >= 50, 'Expected the settlement to take its time.');
    const body = tokenBody.parse(JSON.parse(second.text));
    assert.equal(body.type, 'recurring.token.created');
    assert.equal(body.eventId, itemOf(first)['pspReference']);
    assert.equal(second.headers.get('HmacSignature'), sign(tokenHmacKey, second.text));
    assert.deepEqual([...emulator.tokens.keys()], [body.data.storedPaymentMethodId]);
  });

  it('names the token there is, when the same shopper saves the same method again', async (t) => {
    const { url, received } = await startReceiver(t);
    const { open, emulator } = await startBench(t, { tokenWebhook: { url, hmacKey: tokenHmacKey } });
    for (const reference of ['one', 'two']) await press(await open({ ...saving, reference }), 'approve');
    await emulator.webhooksSettled();
    const bodies = received.map((webhook) => tokenBody.parse(JSON.parse(webhook.text)));
    assert.deepEqual(bodies.map(({ type }) => type).sort(), [
      'recurring.token.alreadyExisting',
      'recurring.token.created',
    ]);
    assert.equal(new Set(bodies.map(({ data }) => data.storedPaymentMethodId)).size, 1);
  });

  it('does not come for a payment that saves nothing, nor for one that failed', async (t) => {
    const { url, received } = await startReceiver(t);
    const { open, emulator } = await startBench(t, { tokenWebhook: { url, hmacKey: tokenHmacKey } });
    await press(await open(), 'approve');
    await press(await open(saving), 'decline');
    await emulator.webhooksSettled();
    assert.deepEqual(received, []);
    assert.equal(emulator.tokens.size, 0);
  });
});

describe('a charge of a token', () => {
  const charge = {
    ...kakaoPayment,
    reference: 'charge-1',
    shopperReference: 'shopper-1',
    shopperInteraction: 'ContAuth',
    recurringProcessingModel: 'Subscription',
  };

  it('is authorized at once, and told by webhook', async (t) => {
    const { url, received } = await startReceiver(t);
    const { open, post, emulator } = await startBench(t, { webhook: { url, hmacKey } });
    await press(await open(saving), 'approve');
    await emulator.webhooksSettled();
    const [storedPaymentMethodId] = emulator.tokens.keys();
    const paymentMethod = { type: 'kakaopay', storedPaymentMethodId };
    const { body } = await post('/payments', { ...charge, paymentMethod });
    await emulator.webhooksSettled();
    assert.deepEqual(
      [body['resultCode'], body['amount'], body['merchantReference']],
      ['Authorised', charge.amount, 'charge-1'],
    );
    assert.equal(itemOf(received.at(-1))['merchantReference'], 'charge-1');
  });

  it('is refused with a token or a shopper that do not fit, and without ContAuth', async (t) => {
    const { open, post, emulator } = await startBench(t);
    await press(await open(saving), 'approve');
    await emulator.webhooksSettled();
    const [storedPaymentMethodId] = emulator.tokens.keys();
    const wrong = [
      { ...charge, paymentMethod: { type: 'kakaopay', storedPaymentMethodId: 'NONE' } },
      { ...charge, paymentMethod: { type: 'kakaopay', storedPaymentMethodId }, shopperReference: 'shopper-2' },
      { ...charge, paymentMethod: { type: 'kakaopay', storedPaymentMethodId }, shopperInteraction: 'Ecommerce' },
      { ...charge, paymentMethod: { type: 'kakaopay', storedPaymentMethodId }, recurringProcessingModel: 'CardOnFile' },
    ];
    for (const body of wrong) assert.equal((await post('/payments', body)).status, 422);
  });
});
