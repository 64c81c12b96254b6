import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askApi, choose, openWindow, returnFrom, startBench } from '../../emulator/portone/bench.js';
import { atProvider, newAttempt, paramsOf, providerFor } from '../../emulator/portone/provider-bench.js';

describe('how an attempt at PortOne V1 stands', () => {
  it('is open before its window and while it is open', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const params = await paramsOf(bench, attempt);
    const expected = { status: 'open', attemptId: attempt.attemptId };
    assert.deepEqual(await bench.provider.retrieve(atProvider(attempt), {}), expected);
    await openWindow(emulator, params);
    assert.deepEqual(await bench.provider.retrieve(atProvider(attempt), {}), expected);
  });

  it('is succeeded with PortOne’s own figures, with and without hints', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    const [paymentId] = emulator.payments.keys();
    const { attemptId } = attempt;
    const expected = { status: 'succeeded', attemptId, paymentId, amount: 14_000, currency: 'KRW', saved: null };
    assert.deepEqual(await bench.provider.retrieve(atProvider(attempt), hints), expected);
    assert.deepEqual(await bench.provider.retrieve(atProvider(attempt), {}), expected);
  });

  it('is asked with include_sandbox in test mode', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    await bench.provider.retrieve(atProvider(attempt), hints);
    const last = emulator.requests.at(-1);
    assert.deepEqual([last?.path, last?.query], [`/payments/${hints['imp_uid']}`, { include_sandbox: 'true' }]);
  });

  it('has the amount that was really taken', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'wrong-amount');
    const seen = await bench.provider.retrieve(atProvider(attempt), {});
    assert.ok(seen.status === 'succeeded' && seen.amount === 13_999);
  });

  it('is failed with the window’s words after a decline', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, attempt)), 'decline');
    const seen = await bench.provider.retrieve(atProvider(attempt), hints);
    assert.ok(seen.status === 'failed');
    assert.deepEqual([seen.providerCode, seen.providerMessage], ['EMULATED_DECLINE', hints['error_msg']]);
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'failed');
  });

  for (const method of ['kakao_pay', 'toss_pay'] as const) {
    it(`is canceled when the shopper turned back at ${method}`, async (t) => {
      const emulator = await startBench(t);
      const bench = providerFor(emulator);
      const attempt = newAttempt({ method });
      const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, attempt)), 'cancel');
      const seen = await bench.provider.retrieve(atProvider(attempt), hints);
      assert.ok(seen.status === 'canceled' && seen.providerMessage === hints['error_msg']);
    });
  }

  it('stays open when the browser blocked the window, or the browser says nothing', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt({ method: 'payco' });
    await bench.provider.create(attempt);
    const hints = { error_code: 'NOT READY', error_msg: '팝업이 차단', merchant_uid: attempt.attemptId };
    assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'open');
  });

  it('is succeeded whatever the browser says, when PortOne says paid', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    for (const hints of [
      { error_code: 'F400' },
      { imp_success: 'false' },
      { error_code: 'F1002', error_msg: '이미 취소' },
    ]) {
      assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'succeeded');
    }
  });

  it('is not succeeded because the browser says so', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    await openWindow(emulator, await paramsOf(bench, attempt));
    const hints = {
      imp_success: 'true',
      success: 'true',
      status: 'paid',
      imp_uid: 'imp_1',
      merchant_uid: attempt.attemptId,
    };
    assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'open');
  });

  it('does not take another order’s payment for its own', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const [mine, other] = [newAttempt(), newAttempt()];
    await openWindow(emulator, await paramsOf(bench, mine));
    const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, other)), 'approve');
    const stolen = { imp_uid: hints['imp_uid'] ?? '' };
    assert.equal((await bench.provider.retrieve(atProvider(mine), stolen)).status, 'open');
    assert.ok(bench.log.some(({ event }) => event === 'portone-foreign-hint'));
  });

  it('is succeeded when one of two windows was paid and the other declined', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const params = await paramsOf(bench, attempt);
    const [first, second] = [await openWindow(emulator, params), await openWindow(emulator, params)];
    await choose(first, 'approve');
    const hints = await returnFrom(second, 'decline');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), hints)).status, 'succeeded');
  });

  it('is canceled after all of it was given back', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    await askApi(emulator, 'POST', '/payments/cancel', { merchant_uid: attempt.attemptId });
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'canceled');
  });

  it('is expired an hour after a window that nobody finished', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator, { now: () => Date.now() + 3_700_000 });
    const attempt = newAttempt();
    await openWindow(emulator, await paramsOf(bench, attempt));
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'expired');
  });
});

describe('a test payment', () => {
  it('is failed, and logged, in a shop that takes real payments only', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator, { sandbox: false });
    const attempt = newAttempt();
    const hints = await returnFrom(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    const seen = await bench.provider.retrieve(atProvider(attempt), hints);
    assert.ok(seen.status === 'failed' && seen.providerCode === 'sandbox-payment');
    assert.ok(bench.log.some(({ event }) => event === 'portone-sandbox-payment'));
  });

  it('is the only kind that test mode takes', async (t) => {
    const emulator = await startBench(t, { sandbox: false });
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'unknown');
  });
});

describe('closing an attempt at PortOne V1', () => {
  it('keeps a window shut that never opened', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const params = await paramsOf(bench, attempt);
    assert.deepEqual(await bench.provider.expire(atProvider(attempt)), {
      status: 'expired',
      attemptId: attempt.attemptId,
    });
    await assert.rejects(openWindow(emulator, params), /사전등록/);
  });

  it('gives a window up that is open: it cannot be opened once more, and is to be looked at for an hour', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    const params = await paramsOf(bench, attempt);
    const window = await openWindow(emulator, params);
    const { attemptId } = attempt;
    const givenUp = { status: 'expired', attemptId, payableMilliseconds: 3_600_000 };
    assert.deepEqual(await bench.provider.expire(atProvider(attempt)), givenUp);
    await assert.rejects(openWindow(emulator, params), /사전등록/);
    await choose(window, 'approve');
    assert.equal((await bench.provider.retrieve(atProvider(attempt), {})).status, 'succeeded');
  });

  it('gives nothing up when PortOne does not take the amount back', async (t) => {
    const emulator = await startBench(t);
    const attempt = newAttempt();
    await openWindow(emulator, await paramsOf(providerFor(emulator), attempt));
    const stranger = providerFor(emulator, { apiSecret: 'another' });
    assert.equal((await stranger.provider.expire(atProvider(attempt))).status, 'unknown');
  });

  it('finds that it was paid', async (t) => {
    const emulator = await startBench(t);
    const bench = providerFor(emulator);
    const attempt = newAttempt();
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), 'approve');
    assert.equal((await bench.provider.expire(atProvider(attempt))).status, 'succeeded');
  });
});
