import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attempt, atStripe, paidIntent, refusal, startScriptedStripe, type ScriptedAnswer } from './stripe-scripted.js';

const url = 'https://hooks.stripe.com/redirect/1';
const leaving = {
  ...paidIntent,
  status: 'requires_action',
  next_action: { type: 'redirect_to_url', redirect_to_url: { url } },
};

const senseless: readonly (readonly [string, ScriptedAnswer])[] = [
  ['no JSON', '<html>'],
  ['an empty object', {}],
  ['a list', []],
  ['another kind of object', { ...leaving, object: 'charge' }],
  ['an amount that is text', { ...leaving, amount_received: '14000' }],
  ['a fault', refusal(500, { type: 'api_error' })],
  ['a refused key', refusal(401, {})],
  ['too many requests', refusal(429, { code: 'rate_limit' })],
];

describe('making an intent', () => {
  for (const [what, answer] of senseless) {
    it(`may be tried again after ${what}`, async (t) => {
      const { provider } = await startScriptedStripe(t, [answer]);
      assert.equal((await provider.create(attempt)).type, 'unavailable');
    });
  }

  it('asks under a key of the attempt, and is the same each time', async (t) => {
    const { provider, requests } = await startScriptedStripe(t, [leaving]);
    const first = await provider.create(attempt);
    const second = await provider.create(attempt);
    assert.deepEqual(first, second);
    assert.deepEqual(requests[0], requests[1]);
    assert.equal(requests[0]?.idempotencyKey, `${attempt.attemptId}:intent`);
  });

  it('is refused when Stripe refuses it, without Stripe’s own words', async (t) => {
    const error = { code: 'parameter_missing', param: 'payment_method_data[billing_details][email]' };
    const { provider } = await startScriptedStripe(t, [refusal(400, { ...error, message: 'sk_test_secret' })]);
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused' && creation.code === 'provider-refused');
    assert.match(creation.message, /parameter_missing/);
    assert.doesNotMatch(creation.message, /sk_test/);
  });

  it('names a method that is switched off', async (t) => {
    const { provider } = await startScriptedStripe(t, [refusal(400, { code: 'payment_method_unactivated' })]);
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused' && creation.code === 'method-unavailable');
  });

  it('closes an intent that does not offer the method', async (t) => {
    const { provider, requests } = await startScriptedStripe(t, [
      { ...leaving, payment_method_types: [] },
      { ...leaving, status: 'canceled', cancellation_reason: 'abandoned' },
    ]);
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused' && creation.code === 'method-unavailable');
    assert.equal(requests[1]?.path, '/v1/payment_intents/pi_1/cancel');
    assert.deepEqual(requests[1].form, { cancellation_reason: 'abandoned' });
  });

  it('closes an intent that wants Stripe.js, when there is no publishable key for it', async (t) => {
    const next_action = { type: 'use_stripe_sdk' };
    const answers = [
      { ...leaving, next_action },
      { ...leaving, status: 'canceled' },
    ];
    const { provider, requests } = await startScriptedStripe(t, answers);
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused');
    assert.match(creation.message, /publishable key/);
    assert.equal(requests[1]?.path, '/v1/payment_intents/pi_1/cancel');
  });

  it('gives the secret and the key when Stripe wants Stripe.js', async (t) => {
    const next_action = { type: 'use_stripe_sdk' };
    const { provider } = await startScriptedStripe(t, [{ ...leaving, next_action }], { publishableKey: 'pk_test_x' });
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'created');
    assert.equal(creation.action['client_secret'], 'pi_1_secret_2');
    assert.deepEqual(creation.beside, { publishableKey: 'pk_test_x' });
  });

  for (const mode of ['save', 'pay-and-save', 'subscribe'] as const) {
    it(`in mode ${mode} asks nobody when it is unknown who agreed`, async (t) => {
      const { provider, requests } = await startScriptedStripe(t, [leaving]);
      const nobody = { ipAddress: null, userAgent: null };
      const amount = mode === 'save' ? null : 14_000;
      const creation = await provider.create({ ...attempt, mode, amount, caller: nobody });
      assert.ok(creation.type === 'refused' && creation.code === 'caller-unknown');
      assert.deepEqual(requests, []);
    });
  }

  it('refuses a method that Stripe does not have', async (t) => {
    const { provider, requests } = await startScriptedStripe(t, [leaving]);
    const creation = await provider.create({ ...attempt, method: 'toss_pay' });
    assert.ok(creation.type === 'refused' && creation.code === 'method-unavailable');
    assert.deepEqual(requests, []);
  });
});

describe('asking about an intent', () => {
  for (const [what, answer] of senseless) {
    it(`learns nothing from ${what}`, async (t) => {
      const { provider } = await startScriptedStripe(t, [answer]);
      assert.equal((await provider.retrieve(atStripe('pi_1'), {})).status, 'unknown');
      assert.equal((await provider.expire(atStripe('pi_1'))).status, 'unknown');
    });
  }

  it('learns nothing from another intent, and says so in the log', async (t) => {
    const { provider, events } = await startScriptedStripe(t, [{ ...paidIntent, id: 'pi_2' }]);
    assert.equal((await provider.retrieve(atStripe('pi_1'), {})).status, 'unknown');
    assert.deepEqual(events, ['stripe-answer-unreadable']);
  });

  it('believes nothing that the browser brought back', async (t) => {
    const { provider } = await startScriptedStripe(t, [leaving]);
    const hints = { payment_intent: 'pi_1', redirect_status: 'succeeded' };
    assert.equal((await provider.retrieve(atStripe('pi_1'), hints)).status, 'open');
  });

  it('learns that Stripe does not have it', async (t) => {
    const { provider } = await startScriptedStripe(t, [refusal(404, { code: 'resource_missing' })]);
    assert.deepEqual(await provider.retrieve(atStripe('pi_1'), {}), { status: 'missing' });
  });
});

describe('closing an intent', () => {
  it('that was open makes it expired, as nobody canceled it', async (t) => {
    const { provider } = await startScriptedStripe(t, [{ ...leaving, status: 'canceled' }]);
    assert.equal((await provider.expire(atStripe('pi_1'))).status, 'expired');
  });

  it('that was paid in this very moment finds it paid', async (t) => {
    const refused = refusal(400, { code: 'payment_intent_unexpected_state' });
    const { provider } = await startScriptedStripe(t, [refused, paidIntent]);
    assert.equal((await provider.expire(atStripe('pi_1'))).status, 'succeeded');
  });
});

describe('hosted Checkout', () => {
  for (const [what, answer] of senseless) {
    it(`may be tried again after ${what}`, async (t) => {
      const { provider } = await startScriptedStripe(t, [answer], { flow: 'checkout' });
      assert.equal((await provider.create(attempt)).type, 'unavailable');
    });
  }

  it('is asked about a session, whatever the flow is now', async (t) => {
    const { provider, requests } = await startScriptedStripe(t, [{ id: 'cs_test_1', status: 'open' }]);
    await provider.retrieve(atStripe('cs_test_1'), {});
    assert.match(requests[0]?.path ?? '', /^\/v1\/checkout\/sessions\/cs_test_1/);
  });

  it('is not asked about an intent, whatever the flow is now', async (t) => {
    const { provider, requests } = await startScriptedStripe(t, [paidIntent], { flow: 'checkout' });
    await provider.retrieve(atStripe('pi_1'), {});
    await provider.retrieve(atStripe('seti_1'), {});
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/v1/payment_intents/pi_1', '/v1/setup_intents/seti_1'],
    );
  });
});

describe('the keys', () => {
  it('must hold a publishable one where the browser confirms', async (t) => {
    await assert.rejects(startScriptedStripe(t, [], { flow: 'stripe-js' }), { name: 'TypeError' });
  });

  it('never hold a secret one for the browser', async (t) => {
    await assert.rejects(startScriptedStripe(t, [], { publishableKey: 'sk_test_x' }), { message: /secret key/ });
  });
});
