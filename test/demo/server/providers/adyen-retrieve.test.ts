import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paymentDetailsRequest } from '../../../../demo/emulator/adyen/api/schemas.js';
import type { Tamper } from '../../../../demo/emulator/adyen/index.js';
import { redirectResult } from '../../emulator/adyen/bench.js';
import {
  actionOf,
  attempt,
  attemptId,
  changed,
  instead,
  made,
  otherId,
  startProvider,
} from '../../emulator/adyen/provider-bench.js';

describe('asking Adyen how a payment stands', () => {
  it('is open as long as nobody brought anything back, and nobody is asked', async (t) => {
    const { provider, asked } = await startProvider(t);
    await provider.create(attempt);
    assert.deepEqual(await provider.retrieve(made(attemptId), {}), { status: 'open', attemptId });
    assert.deepEqual(await provider.retrieve(made(attemptId), { sessionId: 'x' }), { status: 'open', attemptId });
    assert.equal(asked('/payments/details'), 0);
  });

  it('exchanges what the shopper brought back, under a key of the attempt and the result', async (t) => {
    const { provider, emulator } = await startProvider(t);
    const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
    const observation = await provider.retrieve(made(attemptId), { redirectResult: result });
    assert.ok(observation.status === 'succeeded', JSON.stringify(observation));
    assert.deepEqual([observation.attemptId, observation.amount, observation.currency], [attemptId, 14_000, 'KRW']);
    assert.equal(observation.saved, null);
    const request = emulator.requests.at(-1);
    assert.deepEqual(paymentDetailsRequest.parse(request?.body), { details: { redirectResult: result } });
    assert.match(request?.headers['idempotency-key'] ?? '', new RegExp(`^${attemptId}:[0-9a-f]{24}$`));
  });

  it('has the same answer when it is asked again, and when a plus sign came as a space', async (t) => {
    const { provider } = await startProvider(t);
    const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
    const first = await provider.retrieve(made(attemptId), { redirectResult: result });
    const spaced = { redirectResult: result.replaceAll('+', ' ') };
    assert.deepEqual(await provider.retrieve(made(attemptId), spaced), first);
    assert.equal(first.status, 'succeeded');
  });

  for (const [outcome, status] of [
    ['decline', 'failed'],
    ['cancel', 'canceled'],
    ['pending', 'pending'],
    ['received', 'pending'],
    ['follow-up', 'open'],
  ] as const) {
    it(`is ${status} after "${outcome}"`, async (t) => {
      const { provider } = await startProvider(t);
      const result = await redirectResult(actionOf(await provider.create(attempt)), outcome);
      assert.equal((await provider.retrieve(made(attemptId), { redirectResult: result })).status, status);
    });
  }

  it('gives what Adyen says was taken, be it another amount', async (t) => {
    const { provider } = await startProvider(t);
    const result = await redirectResult(actionOf(await provider.create(attempt)), 'wrong-amount');
    const observation = await provider.retrieve(made(attemptId), { redirectResult: result });
    assert.ok(observation.status === 'succeeded', JSON.stringify(observation));
    assert.equal(observation.amount, 13_999);
  });

  it('knows nothing after a made-up result, or one that was used for another attempt', async (t) => {
    const { provider, log } = await startProvider(t);
    const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
    assert.equal((await provider.retrieve(made(attemptId), { redirectResult: result })).status, 'succeeded');
    assert.equal((await provider.retrieve(made(otherId), { redirectResult: result })).status, 'unknown');
    assert.equal((await provider.retrieve(made(otherId), { redirectResult: 'made-up' })).status, 'unknown');
    assert.equal(log.length, 2);
  });

  it('takes no other payment’s result, even when Adyen answers it', async (t) => {
    const { provider, log } = await startProvider(t);
    const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
    const observation = await provider.retrieve(made(otherId), { redirectResult: result });
    assert.ok(observation.status === 'unknown', JSON.stringify(observation));
    assert.match(observation.reason, new RegExp(attemptId));
    assert.match(log.join(), /adyen-details-failed/);
  });

  const hostile: readonly [what: string, Tamper][] = [
    ['a result of another type', instead('/payments/details', 200, '{"resultCode":["Authorised"]}')],
    ['another payment', changed('/payments/details', { merchantReference: otherId })],
    ['an amount in text', changed('/payments/details', { amount: { currency: 'KRW', value: '14000' } })],
  ];
  for (const [what, tamper] of hostile) {
    it(`knows nothing when Adyen answers ${what}`, async (t) => {
      const { provider } = await startProvider(t, { tamper });
      const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
      assert.equal((await provider.retrieve(made(attemptId), { redirectResult: result })).status, 'unknown');
    });
  }

  for (const [what, tamper] of [
    ['a fault', instead('/payments/details', 500, '{"status":500}')],
    ['no JSON', instead('/payments/details', 200, 'Authorised')],
  ] as const) {
    it(`takes the money for under way when Adyen answers ${what}`, async (t) => {
      const { provider } = await startProvider(t, { tamper });
      const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
      assert.equal((await provider.retrieve(made(attemptId), { redirectResult: result })).status, 'pending');
    });
  }

  it('takes the money for under way when Adyen does not answer in time', async (t) => {
    const tamper: Tamper = ({ path }) => (path === '/v72/payments/details' ? 'no-answer' : undefined);
    const { provider } = await startProvider(t, { tamper }, { timeoutMilliseconds: 500 });
    const result = await redirectResult(actionOf(await provider.create(attempt)), 'approve');
    assert.equal((await provider.retrieve(made(attemptId), { redirectResult: result })).status, 'pending');
  });

  it('is over for the shop when it is given up, without asking Adyen, which has nothing to close', async (t) => {
    const { provider, emulator } = await startProvider(t);
    await provider.create(attempt);
    const before = emulator.requests.length;
    assert.deepEqual(await provider.expire(made(attemptId)), { status: 'expired', attemptId });
    assert.equal(emulator.requests.length, before);
  });
});
