import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startBench } from '../../emulator/portone/bench.js';
import { actionOf, newAttempt, providerFor } from '../../emulator/portone/provider-bench.js';

describe('making an attempt at PortOne V1', () => {
  it('registers the amount and hands the window’s parameters to the browser', async (t) => {
    const emulator = await startBench(t);
    const { provider } = providerFor(emulator);
    const attempt = newAttempt();
    const creation = await provider.create(attempt);
    const { userCode, params, opensWindow } = actionOf(creation);
    assert.ok(creation.type === 'created' && creation.objectId === attempt.attemptId);
    assert.deepEqual([userCode, params['merchant_uid'], opensWindow], ['imp00000000', attempt.attemptId, undefined]);
    const asked = emulator.requests.map(({ method, path, body }) => ({ method, path, body }));
    const prepared = { merchant_uid: attempt.attemptId, amount: 14_000, currency: 'KRW' };
    assert.deepEqual(asked.slice(1), [{ method: 'POST', path: '/payments/prepare', body: prepared }]);
  });

  it('gives nothing secret to the browser', async (t) => {
    const emulator = await startBench(t);
    const creation = await providerFor(emulator).provider.create(newAttempt());
    assert.doesNotMatch(JSON.stringify(creation), /emulator_/);
  });

  it('again gives the same action', async (t) => {
    const emulator = await startBench(t);
    const { provider } = providerFor(emulator);
    const attempt = newAttempt();
    assert.deepEqual(await provider.create(attempt), await provider.create(attempt));
  });

  it('at another price than it was made with is refused', async (t) => {
    const emulator = await startBench(t);
    const { provider } = providerFor(emulator);
    const attempt = newAttempt();
    await provider.create(attempt);
    const again = await provider.create({ ...attempt, amount: 15_000 });
    assert.ok(again.type === 'refused' && again.code === 'provider-refused');
  });

  it('without a channel is refused, and nobody is asked', async (t) => {
    const emulator = await startBench(t);
    const creation = await providerFor(emulator, { channelKeys: {} }).provider.create(newAttempt());
    assert.ok(creation.type === 'refused' && creation.code === 'method-unavailable');
    assert.equal(emulator.requests.length, 0);
  });

  it('keeps its token, and takes a new one when PortOne ends it', async (t) => {
    const emulator = await startBench(t);
    const { provider } = providerFor(emulator);
    const tokens = (): number => emulator.requests.filter(({ path }) => path === '/users/getToken').length;
    await Promise.all([provider.create(newAttempt()), provider.create(newAttempt())]);
    await provider.create(newAttempt());
    assert.equal(tokens(), 1);
    emulator.endToken();
    assert.equal((await provider.create(newAttempt())).type, 'created');
    assert.equal(tokens(), 2);
  });

  it('takes a new token shortly before the old one ends', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    const emulator = await startBench(t);
    const { provider } = providerFor(emulator);
    await provider.create(newAttempt());
    t.mock.timers.tick(1_775_000);
    await provider.create(newAttempt());
    const asked = emulator.requests.map(({ path, status }) => [path, status]);
    const token = ['/users/getToken', 200];
    const prepared = ['/payments/prepare', 200];
    assert.deepEqual(asked, [token, prepared, token, prepared]);
  });
});
