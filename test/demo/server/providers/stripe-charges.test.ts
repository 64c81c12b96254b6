import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChargeOutcome } from '../../../../demo/server/providers/provider.js';
import { chargeToMake, paidIntent, refusal, startScriptedStripe, type ScriptedAnswer } from './stripe-scripted.js';

const charged = { ...paidIntent, amount_received: 18_000, metadata: { charge: chargeToMake.chargeId } };

async function outcomeOf(t: Parameters<typeof startScriptedStripe>[0], ...answers: readonly ScriptedAnswer[]) {
  const stripe = await startScriptedStripe(t, answers);
  assert.ok(stripe.provider.charge);
  const outcome: ChargeOutcome = await stripe.provider.charge(chargeToMake);
  return { outcome, ...stripe };
}

describe('a charge through Stripe', () => {
  it('that succeeded says what was taken, under one key', async (t) => {
    const { outcome, requests } = await outcomeOf(t, charged);
    assert.deepEqual(outcome, { status: 'succeeded', paymentId: 'pi_1', amount: 18_000, currency: 'KRW' });
    assert.deepEqual(
      requests.map(({ method, path, idempotencyKey }) => [method, path, idempotencyKey]),
      [['POST', '/v1/payment_intents', `${chargeToMake.chargeId}:charge`]],
    );
  });

  for (const { what, error, code } of [
    {
      what: 'a decline, with the narrower code',
      error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' },
      code: 'insufficient_funds',
    },
    {
      what: 'a decline without a second code',
      error: { type: 'card_error', code: 'payment_method_provider_decline' },
      code: 'payment_method_provider_decline',
    },
    {
      what: 'a wish for the shopper',
      error: { type: 'card_error', code: 'authentication_required', decline_code: 'authentication_required' },
      code: 'authentication_required',
    },
  ]) {
    it(`has failed after ${what}`, async (t) => {
      const { outcome } = await outcomeOf(t, refusal(402, error));
      assert.deepEqual(outcome, { status: 'failed', providerCode: code, providerMessage: 'No.' });
    });
  }

  it('has failed when Stripe takes no such request', async (t) => {
    const { outcome } = await outcomeOf(t, refusal(400, { code: 'resource_missing', param: 'payment_method' }));
    assert.deepEqual(outcome, { status: 'failed', providerCode: 'resource_missing', providerMessage: 'No.' });
  });

  it('has failed when it waits for the shopper', async (t) => {
    const { outcome } = await outcomeOf(t, { ...charged, status: 'requires_action' });
    assert.deepEqual(outcome, { status: 'failed', providerCode: 'authentication_required' });
  });

  for (const [what, answer] of [
    ['a fault of Stripe’s', refusal(500, { type: 'api_error' })],
    ['a wrong key', refusal(401, {})],
    ['too many requests', refusal(429, { code: 'rate_limit' })],
    ['a key that was used for something else', refusal(400, { type: 'idempotency_error' })],
    ['a key that is in use', refusal(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' })],
    ['no JSON', '<html>'],
    ['something else', {}],
    ['another charge', { ...charged, metadata: { charge: 'another' } }],
    ['a status nobody knows', { ...charged, status: 'something_new' }],
  ] as const) {
    it(`is unknown after ${what}, and asked about once`, async (t) => {
      const { outcome, requests } = await outcomeOf(t, answer);
      assert.equal(outcome.status, 'unknown');
      assert.equal(new Set(requests.map(({ idempotencyKey }) => idempotencyKey)).size, 1);
    });
  }

  it('that was pending is looked up: Stripe repeats only its first answer', async (t) => {
    const { outcome, requests } = await outcomeOf(t, { ...charged, status: 'processing', amount_received: 0 }, charged);
    assert.deepEqual(outcome, { status: 'succeeded', paymentId: 'pi_1', amount: 18_000, currency: 'KRW' });
    assert.equal(requests[1]?.path, '/v1/payment_intents/pi_1');
  });

  it('stays pending when it cannot be looked up', async (t) => {
    const { outcome } = await outcomeOf(t, { ...charged, status: 'processing' }, refusal(404, {}));
    assert.deepEqual(outcome, { status: 'pending', paymentId: 'pi_1' });
  });
});
