import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PortOneEmulator } from '../../../../demo/emulator/portone/index.js';
import type { AttemptToCreate } from '../../../../demo/server/providers/provider.js';
import { choose, openWindow, returnFrom, startBench } from '../../emulator/portone/bench.js';
import { atProvider, newAttempt, paramsOf, providerFor } from '../../emulator/portone/provider-bench.js';

const charges = ({ requests }: PortOneEmulator): readonly unknown[] =>
  requests.filter(({ path }) => path === '/subscribe/payments/again').map(({ body }) => body);

const keyOf = ({ attemptId }: AttemptToCreate): string => `key_${attemptId}`;
const savedOf = (attempt: AttemptToCreate) => ({
  customerId: keyOf(attempt),
  paymentMethodId: keyOf(attempt),
  mandateId: null,
});
const chargeUidOf = ({ attemptId }: AttemptToCreate): string => `${attemptId.replaceAll('-', '')}charge`;

describe('saving a method at PortOne V1', () => {
  for (const method of ['kakao_pay', 'kr_card', 'naver_pay', 'payco', 'toss_pay'] as const) {
    it(`succeeds with ${method} when the key is there, and charges nothing`, async (t) => {
      const emulator = await startBench(t);
      const bench = providerFor(emulator);
      const attempt = newAttempt({ method, mode: 'save', amount: null, orderId: null, orderName: null });
      await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
      const seen = await bench.provider.retrieve(atProvider(attempt), {});
      const [paymentId] = emulator.payments.keys();
      const { attemptId } = attempt;
      const saved = savedOf(attempt);
      assert.deepEqual(seen, { status: 'succeeded', attemptId, paymentId, amount: null, currency: null, saved });
      assert.deepEqual(charges(emulator), []);
    });
  }

  it('succeeds when the window was closed after the key was issued', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'toss_pay', mode: 'save', amount: null });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'callback-never');
    const hints = { error_code: 'F400', error_msg: '사용자가 결제를 취소하셨습니다' };
    assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'succeeded');
  });

  it('is canceled when the shopper turned back', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ mode: 'save', amount: null });
    const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, attempt)), 'cancel');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'canceled');
  });

  it('is left to a person when the browser made it a payment', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ mode: 'save', amount: null });
    const params = await paramsOf(bench, attempt);
    await choose(await openWindow(emulator, { ...params, amount: 5_000 }), 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'unknown');
    assert.ok(bench.log.some(({ event }) => event === 'portone-unclear'));
  });
});

describe('paying and saving at Kakao Pay', () => {
  for (const mode of ['pay-and-save', 'subscribe'] as const) {
    it(`happens in the window in mode ${mode}`, async (t) => {
      const emulator = await startBench(t);
      const bench = providerFor(emulator);
      const attempt = newAttempt({ mode });
      await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
      const seen = await bench.provider.retrieve(atProvider(attempt), {});
      assert.ok(seen.status === 'succeeded');
      assert.deepEqual([seen.amount, seen.saved], [14_000, savedOf(attempt)]);
      assert.deepEqual(charges(emulator), []);
    });
  }

  it('waits for the key when only the payment can be read', async (t) => {
    let keyFails = true;
    const emulator = await startBench(t, {
      fault: ({ path }) =>
        keyFails && path.startsWith('/subscribe/customers') ? new Response('', { status: 500 }) : undefined,
    });
    const bench = providerFor(emulator);
    const attempt = newAttempt({ mode: 'pay-and-save' });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'unknown');
    keyFails = false;
    const seen = await bench.provider.retrieve(atProvider(attempt), {});
    assert.ok(seen.status === 'succeeded' && seen.saved !== null);
  });
});

describe('paying and saving where the window only issues a key', () => {
  for (const method of ['kr_card', 'naver_pay', 'payco', 'toss_pay'] as const) {
    it(`charges the key once with ${method}`, async (t) => {
      const emulator = await startBench(t);
      const bench = providerFor(emulator);
      const attempt = newAttempt({ method, mode: 'pay-and-save' });
      await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
      const looks = Array.from({ length: 5 }, () => bench.provider.retrieve(atProvider(attempt), {}));
      const seen = await Promise.all(looks);
      const later = await bench.provider.retrieve(atProvider(attempt), {});
      const payment = [...emulator.payments.values()].find(({ channel }) => channel === 'api');
      const expected = {
        status: 'succeeded',
        attemptId: attempt.attemptId,
        paymentId: payment?.imp_uid,
        amount: 14_000,
        currency: 'KRW',
        saved: savedOf(attempt),
      };
      assert.deepEqual(
        [...seen, later],
        Array.from({ length: 6 }, () => expected),
      );
      const body = {
        customer_uid: keyOf(attempt),
        merchant_uid: chargeUidOf(attempt),
        amount: 14_000,
        name: '하동 세작',
      };
      assert.deepEqual(charges(emulator), [body]);
    });
  }

  it('charges once from two processes at the same time', async (t) => {
    const emulator = await startBench(t);
    const processes = [providerFor(emulator), providerFor(emulator), providerFor(emulator)];
    const attempt = newAttempt({ method: 'kr_card', mode: 'pay-and-save' });
    const [first] = processes;
    assert.ok(first);
    await choose(await openWindow(emulator, await paramsOf(first, attempt)), 'approve');
    const seen = await Promise.all(processes.map(({ provider }) => provider.retrieve(atProvider(attempt), {})));
    assert.deepEqual(
      seen.map(({ status }) => status),
      ['succeeded', 'succeeded', 'succeeded'],
    );
    const taken = [...emulator.payments.values()].filter(({ status, amount }) => status === 'paid' && amount > 0);
    assert.equal(taken.length, 1);
  });

  it('charges nothing before the key is there', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'kr_card', mode: 'subscribe' });
    await openWindow(emulator, await paramsOf(bench, attempt));
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'open');
    assert.deepEqual(charges(emulator), []);
  });

  it('is failed when the charge is declined, though PortOne answers code 0', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'naver_pay', mode: 'pay-and-save' });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'decline-charge');
    const seen = await bench.provider.retrieve(atProvider(attempt), {});
    assert.ok(seen.status === 'failed' && seen.providerMessage?.includes('한도'));
    assert.deepEqual(await bench.provider.retrieve(atProvider(attempt), {}), seen);
    assert.equal(charges(emulator).length, 1);
  });

  it('goes on when the answer to the charge was lost', async (t) => {
    let lost = false;
    const emulator = await startBench(t, {
      fault: ({ path }) => {
        if (path !== '/subscribe/payments/again' || lost) return undefined;
        lost = true;
        return new Response('', { status: 502 });
      },
    });
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'kr_card', mode: 'pay-and-save' });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'unknown');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'succeeded');
  });

  it('never charges a key that came after the attempt had ended', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'toss_pay', mode: 'pay-and-save' });
    const url = await openWindow(emulator, await paramsOf(bench, attempt));
    const hints = { error_code: 'F400', error_msg: '사용자가 결제를 취소하셨습니다' };
    assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'canceled');
    await choose(url, 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'expired');
    assert.deepEqual(charges(emulator), []);
  });

  it('never charges a key of an attempt that the shop closed', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'payco', mode: 'pay-and-save' });
    const url = await openWindow(emulator, await paramsOf(bench, attempt));
    assert.equal((await bench.provider.expire(atProvider(attempt))).status, 'expired');
    await choose(url, 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'expired');
    assert.deepEqual(charges(emulator), []);
  });

  it('cannot be closed once it is charged', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'payco', mode: 'pay-and-save' });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    await bench.provider.retrieve(atProvider(attempt), {});
    assert.equal((await bench.provider.expire(atProvider(attempt))).status, 'succeeded');
  });

  it('does not charge a key of a test channel in a shop that takes real payments only', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator, { sandbox: false });
    const attempt = newAttempt({ method: 'kr_card', mode: 'pay-and-save' });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    const seen = await bench.provider.retrieve(atProvider(attempt), {});
    assert.ok(seen.status === 'failed' && seen.providerCode === 'sandbox-payment');
    assert.deepEqual(charges(emulator), []);
  });
});
