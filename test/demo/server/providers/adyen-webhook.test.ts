import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  readAdyenWebhook,
  signedText,
  type AdyenWebhookSettings,
} from '../../../../demo/server/providers/adyen-webhook.js';
import type { Webhook } from '../../../../demo/server/providers/provider.js';

const hmacKey = '44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056';
const tokenHmacKey = 'D0C057550C48EC2ACF6BA05644782DEF547AAA06C910C43932B1EB0C71FC68D9';
const settings: AdyenWebhookSettings = { merchantAccount: 'SlowWaterKR', live: false, hmacKey, tokenHmacKey };
const attemptId = '3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11';

const sign = (key: string, text: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('base64');

const event = {
  eventCode: 'AUTHORISATION',
  success: 'true' as 'true' | 'false',
  pspReference: 'V4HZ4RBFJGXXGN82',
  originalReference: undefined as string | undefined,
  merchantAccountCode: 'SlowWaterKR',
  merchantReference: attemptId,
  amount: { currency: 'KRW', value: 14_000 },
  paymentMethod: 'kakaopay',
  reason: '',
};

/** An item with its signature, or with another one. */
const signed = (changes: Partial<typeof event> = {}, hmacSignature?: string): object => {
  const item = { ...event, ...changes };
  return { ...item, additionalData: { hmacSignature: hmacSignature ?? sign(hmacKey, signedText(item)) } };
};
const standard = (items: readonly object[], live = 'false'): string =>
  JSON.stringify({ live, notificationItems: items.map((item) => ({ NotificationRequestItem: item })) });

const read = (body: string, headers = {}, changes: Partial<AdyenWebhookSettings> = {}) =>
  readAdyenWebhook({ ...settings, ...changes }, body, new Headers(headers));

/** The one webhook that was read. */
function one(webhooks: readonly Webhook[] | string): Webhook {
  assert.ok(typeof webhooks !== 'string', typeof webhooks === 'string' ? webhooks : '');
  assert.equal(webhooks.length, 1);
  const [webhook] = webhooks;
  assert.ok(webhook, 'Expected a webhook.');
  return webhook;
}

describe('the signature of a standard webhook', () => {
  it('is the one that Adyen publishes for its example', () => {
    const example = {
      ...event,
      pspReference: '7914073381342284',
      merchantAccountCode: 'TestMerchant',
      merchantReference: 'TestPayment-1407325143704',
      amount: { currency: 'EUR', value: 1_130 },
    };
    const body = standard([signed(example, 'coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0=')]);
    const webhook = one(read(body, {}, { merchantAccount: 'TestMerchant' }));
    assert.equal(webhook.attemptId, 'TestPayment-1407325143704');
  });

  it('covers the eight documented values, missing ones empty', () => {
    const item = { ...event, originalReference: 'ORIGINAL' };
    assert.equal(signedText(item), `V4HZ4RBFJGXXGN82:ORIGINAL:SlowWaterKR:${attemptId}:14000:KRW:AUTHORISATION:true`);
    assert.equal(
      signedText({ eventCode: 'REPORT', success: 'true', pspReference: 'P', merchantAccountCode: 'A' }),
      'P::A::::REPORT:true',
    );
  });

  const lies: readonly Partial<typeof event>[] = [
    { success: 'false' },
    { eventCode: 'OFFER_CLOSED' },
    { amount: { currency: 'KRW', value: 1 } },
    { amount: { currency: 'USD', value: 14_000 } },
    { merchantReference: 'another' },
    { pspReference: 'ANOTHER' },
    { merchantAccountCode: 'Another' },
    { originalReference: 'ANOTHER' },
  ];
  for (const lie of lies) {
    it(`does not fit after ${JSON.stringify(lie)}`, () => {
      const good = sign(hmacKey, signedText(event));
      assert.equal(typeof read(standard([signed(lie, good)])), 'string');
    });
  }

  it('is refused when it is missing, empty, cut, of another key, or not base64', () => {
    const good = sign(hmacKey, signedText(event));
    const bad = ['', good.slice(0, -4), `${good}AAAA`, sign(tokenHmacKey, signedText(event)), '!!!'];
    for (const signature of bad) assert.equal(typeof read(standard([signed({}, signature)])), 'string');
    assert.equal(typeof read(standard([event])), 'string');
  });

  it('must fit for every item of a batch', () => {
    assert.equal(typeof read(standard([signed(), signed({ success: 'false' }, 'AAAA')])), 'string');
    const both = read(standard([signed(), signed({ success: 'false' })]));
    assert.equal(both.length, 2);
  });
});

describe('a standard webhook', () => {
  it('of a payment that was authorized is the observation, with its own amount and currency', () => {
    assert.deepEqual(one(read(standard([signed()]))), {
      eventId: 'V4HZ4RBFJGXXGN82:AUTHORISATION:true',
      eventType: 'AUTHORISATION',
      signature: sign(hmacKey, signedText(event)),
      attemptId,
      observation: {
        status: 'succeeded',
        attemptId,
        paymentId: 'V4HZ4RBFJGXXGN82',
        amount: 14_000,
        currency: 'KRW',
        saved: null,
      },
    });
  });

  it('of a payment that was not is a failure with the reason', () => {
    const webhook = one(read(standard([signed({ success: 'false', reason: 'Not enough balance' })])));
    assert.deepEqual(webhook.observation, {
      status: 'failed',
      attemptId,
      paymentId: 'V4HZ4RBFJGXXGN82',
      providerMessage: 'Not enough balance',
    });
    assert.equal(webhook.eventId, 'V4HZ4RBFJGXXGN82:AUTHORISATION:false');
  });

  it('tells a cancel from a failure by the reason', () => {
    const webhook = one(read(standard([signed({ success: 'false', reason: 'Shopper Cancelled' })])));
    assert.equal(webhook.observation?.status, 'canceled');
  });

  it('of a cancellation cancels the payment that it names', () => {
    const changes = { eventCode: 'CANCELLATION', pspReference: 'MODIFY', originalReference: 'V4HZ4RBFJGXXGN82' };
    const webhook = one(read(standard([signed(changes)])));
    assert.deepEqual(webhook.observation, { status: 'canceled', attemptId, paymentId: 'V4HZ4RBFJGXXGN82' });
  });

  it('of a closed offer expires the attempt', () => {
    const webhook = one(read(standard([signed({ eventCode: 'OFFER_CLOSED' })])));
    assert.deepEqual(webhook.observation, { status: 'expired', attemptId });
  });

  it('about anything else, or about what did not work, is kept and says nothing', () => {
    const others: readonly Partial<typeof event>[] = [
      { eventCode: 'CAPTURE' },
      { eventCode: 'REFUND' },
      { eventCode: 'RECURRING_CONTRACT' },
      { eventCode: 'CANCELLATION', success: 'false' },
      { eventCode: 'OFFER_CLOSED', success: 'false' },
    ];
    for (const changes of others) {
      const webhook = one(read(standard([signed(changes)])));
      assert.deepEqual(
        [webhook.eventType, webhook.attemptId, webhook.observation],
        [changes.eventCode, undefined, undefined],
      );
    }
  });

  it('of another account, or of the other environment, is kept and says nothing', () => {
    const foreign = [
      one(read(standard([signed({ merchantAccountCode: 'SlowWaterNL' })]))),
      one(read(standard([signed()], 'true'))),
      one(read(standard([signed()], 'false'), {}, { live: true })),
    ];
    for (const { observation, attemptId: subject } of foreign)
      assert.deepEqual([observation, subject], [undefined, undefined]);
  });

  it('is refused when it is no JSON, or not of that shape', () => {
    const senseless = [
      '',
      '{',
      '[]',
      'null',
      '7',
      '{"live":"false","notificationItems":[{}]}',
      '{"notificationItems":7}',
    ];
    for (const body of senseless) assert.equal(typeof read(body), 'string');
  });
});

describe('a webhook about a token', () => {
  const token = {
    createdAt: '2026-11-21T12:00:00+09:00',
    eventId: 'V4HZ4RBFJGXXGN82',
    environment: 'test',
    data: {
      merchantAccount: 'SlowWaterKR',
      storedPaymentMethodId: 'M5N7TQ4TG5PFWR50',
      type: 'kakaopay',
      operation: 'created',
      shopperReference: 'shopper-1',
    },
    type: 'recurring.token.created',
  };
  const readToken = (changes: object = {}, signature?: string, options: Partial<AdyenWebhookSettings> = {}) => {
    const body = JSON.stringify({ ...token, ...changes });
    return read(body, { HmacSignature: signature ?? sign(tokenHmacKey, body) }, options);
  };

  it('names the payment, the shopper and the token', () => {
    const { signature, ...webhook } = one(readToken());
    assert.equal(signature.length, 44);
    assert.deepEqual(webhook, {
      eventId: 'V4HZ4RBFJGXXGN82:recurring.token.created:M5N7TQ4TG5PFWR50',
      eventType: 'recurring.token.created',
      paymentId: 'V4HZ4RBFJGXXGN82',
      observation: {
        status: 'saved',
        attemptId: null,
        saved: { customerId: 'shopper-1', paymentMethodId: 'M5N7TQ4TG5PFWR50', mandateId: null },
      },
    });
  });

  it('that existed already names it just so', () => {
    const webhook = one(readToken({ type: 'recurring.token.alreadyExisting' }));
    assert.equal(webhook.observation?.status, 'saved');
  });

  it('that was changed or disabled, or of elsewhere, is kept and says nothing', () => {
    const others = [
      readToken({ type: 'recurring.token.updated' }),
      readToken({ type: 'recurring.token.disabled' }),
      readToken({ environment: 'live' }),
      readToken({ data: { ...token.data, merchantAccount: 'SlowWaterNL' } }),
    ];
    for (const webhook of others.map(one)) {
      assert.deepEqual([webhook.paymentId, webhook.observation], [undefined, undefined]);
    }
  });

  it('is refused without a signature over the whole body by its own key', () => {
    const body = JSON.stringify(token);
    for (const signature of ['', 'AAAA', sign(hmacKey, body), sign(tokenHmacKey, `${body} `)]) {
      assert.equal(typeof readToken({}, signature), 'string');
    }
    assert.equal(typeof read(body), 'string');
  });

  it('is refused when the shop has no key for those', () => {
    const refusal = readToken({}, undefined, { tokenHmacKey: undefined });
    assert.equal(refusal, 'There is no HMAC key for webhooks about tokens.');
  });
});
