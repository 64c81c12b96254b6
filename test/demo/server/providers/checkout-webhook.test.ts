import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { verifyCheckoutWebhook } from '../../../../demo/server/providers/checkout-webhook.js';

const signatureKey = 'a-workflow-signature-key';
const reference = '7f8a2b10-0000-4000-8000-000000000001';
const event = { id: 'evt_1', type: 'payment_captured', data: { id: 'pay_1', reference, amount: 14_000 } };

function verify(body: string, headers: Record<string, string>, authorization?: string) {
  return verifyCheckoutWebhook({ signatureKey, authorization }, body, new Headers(headers));
}

function sign(body: string, key = signatureKey): Record<string, string> {
  return { 'Cko-Signature': createHmac('sha256', key).update(body).digest('hex') };
}

function refusalOf(answer: ReturnType<typeof verify>): string {
  return typeof answer === 'string' ? answer : assert.fail('expected a refusal');
}

describe('a webhook of Checkout.com', () => {
  const body = JSON.stringify(event);
  const { 'Cko-Signature': signature = '' } = sign(body);

  it('is about the attempt that its payment refers to', () => {
    const webhook = { eventId: 'evt_1', eventType: 'payment_captured', signature, attemptId: reference };
    assert.deepEqual(verify(body, sign(body)), [webhook]);
  });

  it('is about the payment when that refers to none', () => {
    const other = JSON.stringify({ ...event, data: { id: 'pay_1' } });
    const [webhook] = verify(other, sign(other));
    assert.ok(typeof webhook === 'object');
    assert.deepEqual([webhook.paymentId, webhook.attemptId], ['pay_1', undefined]);
  });

  it('may be signed in upper-case hex', () => {
    assert.ok(Array.isArray(verify(body, { 'Cko-Signature': signature.toUpperCase() })));
  });

  it('is refused without a signature', () => {
    assert.match(refusalOf(verify(body, {})), /^Cko-Signature: expected/);
  });

  const forged: readonly (readonly [string, string, Record<string, string>])[] = [
    ['another key’s signature', body, sign(body, 'another-key')],
    ['a changed body', body.replace('14000', '1'), sign(body)],
    ['a body with a space more', `${body} `, sign(body)],
    ['a signature that is cut short', body, { 'Cko-Signature': signature.slice(0, 63) }],
    ['a signature that is no hex', body, { 'Cko-Signature': 'z'.repeat(64) }],
  ];
  for (const [name, sent, headers] of forged) {
    it(`is refused with ${name}`, () => {
      assert.equal(verify(sent, headers), 'Cko-Signature: does not fit the body.');
    });
  }

  it('must carry the authorization where one is configured, whole and as it is', () => {
    const configured = 'a-configured-value';
    assert.ok(Array.isArray(verify(body, { ...sign(body), Authorization: configured }, configured)));
    for (const given of ['', 'a-configured', 'A-CONFIGURED-VALUE', `Bearer ${configured}`]) {
      const answer = verify(body, { ...sign(body), ...(given && { Authorization: given }) }, configured);
      assert.match(refusalOf(answer), /^Authorization:/);
    }
  });

  it('may carry any authorization where none is configured', () => {
    assert.ok(Array.isArray(verify(body, { ...sign(body), Authorization: 'whatever' })));
  });

  for (const text of ['', 'not json', '[]', 'null', '{"id":"evt_1"}', '{"id":"","type":"x","data":{}}']) {
    it(`is refused when it is signed and reads ${JSON.stringify(text)}`, () => {
      assert.match(refusalOf(verify(text, sign(text))), /not an event/);
    });
  }
});
