import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Stripe } from 'stripe';
import type { Webhook } from '../../../../demo/server/providers/provider.js';
import { attempt, chargeToMake, paidIntent, startScriptedStripe } from './stripe-scripted.js';

function event(object: object, type = 'payment_intent.succeeded'): string {
  return JSON.stringify({ id: 'evt_1', object: 'event', type, created: 1, livemode: false, data: { object } });
}

async function read(t: TestContext, body: string, secret = 'whsec_scripted'): Promise<readonly Webhook[] | string> {
  const { provider } = await startScriptedStripe(t, []);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  return provider.readWebhook(body, new Headers({ 'Stripe-Signature': signature }));
}

async function readOne(t: TestContext, body: string): Promise<Webhook> {
  const webhooks = await read(t, body);
  assert.ok(typeof webhooks !== 'string' && webhooks[0]);
  return webhooks[0];
}

describe('a webhook', () => {
  it('about an attempt’s intent names the attempt, and says nothing to be believed', async (t) => {
    const { attemptId, objectId, observation } = await readOne(t, event(paidIntent));
    assert.deepEqual([attemptId, objectId, observation], [attempt.attemptId, undefined, undefined]);
  });

  it('about an intent of another API version still names the attempt', async (t) => {
    const { attemptId } = await readOne(
      t,
      event({ id: 'pi_1', object: 'payment_intent', metadata: paidIntent.metadata }),
    );
    assert.equal(attemptId, attempt.attemptId);
  });

  it('about a charge says itself how it ended: Stripe would repeat its first answer', async (t) => {
    const { chargeId } = chargeToMake;
    const charged = { ...paidIntent, amount_received: 18_000, metadata: { charge: chargeId } };
    const { attemptId, observation } = await readOne(t, event(charged));
    assert.equal(attemptId, chargeId);
    assert.ok(observation?.status === 'succeeded');
    assert.deepEqual([observation.attemptId, observation.amount, observation.currency], [chargeId, 18_000, 'KRW']);
  });

  it('about a session names the session', async (t) => {
    const { attemptId, objectId } = await readOne(t, event({ id: 'cs_1', object: 'checkout.session' }));
    assert.deepEqual([attemptId, objectId], [undefined, 'cs_1']);
  });

  it('about something else names nobody', async (t) => {
    const { attemptId, objectId } = await readOne(
      t,
      event({ id: 'ch_1', object: 'charge', metadata: { attempt: 'x' } }),
    );
    assert.deepEqual([attemptId, objectId], [undefined, undefined]);
  });

  for (const [what, body, secret] of [
    ['signed by somebody else', event(paidIntent), 'whsec_other'],
    ['that is no JSON', '<html>', undefined],
    ['of the thin kind', JSON.stringify({ id: 'evt_1', object: 'v2.core.event' }), undefined],
  ] as const) {
    it(`${what} is refused with a reason`, async (t) => {
      const refusal = await read(t, body, secret);
      assert.ok(typeof refusal === 'string' && refusal.length > 0);
    });
  }
});
