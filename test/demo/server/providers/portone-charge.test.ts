import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { PortOneEmulator } from '../../../../demo/emulator/portone/index.js';
import { choose, openWindow, startBench } from '../../emulator/portone/bench.js';
import { newAttempt, paramsOf, providerFor } from '../../emulator/portone/provider-bench.js';
import { freeGuard } from '../support/charge-guard.js';

const charges = ({ requests }: PortOneEmulator): readonly unknown[] =>
  requests.filter(({ path }) => path === '/subscribe/payments/again').map(({ body }) => body);

describe('charging a saved method at PortOne V1', () => {
  async function savedMethod(t: Parameters<typeof startBench>[0], outcome: 'approve' | 'decline-charge') {
    const emulator = await startBench(t);
    const bench = providerFor(emulator, { noticeUrl: 'http://localhost:9/webhooks/portone' });
    const attempt = newAttempt({ mode: 'save', amount: null });
    await choose(await openWindow(emulator, await paramsOf(bench, attempt)), outcome);
    const key = `key_${attempt.attemptId}`;
    const wanted = {
      chargeId: randomUUID(),
      orderName: '정기 배송',
      method: 'kakao_pay',
      amount: 18_000,
      recurring: true,
      saved: { customerId: key, paymentMethodId: key, mandateId: null },
      shopper: attempt.shopper,
      chargeGuard: freeGuard,
    } as const;
    const { charge } = bench.provider;
    assert.ok(charge);
    return { emulator, wanted, charge };
  }

  it('sends exactly the documented fields', async (t) => {
    const { emulator, wanted, charge } = await savedMethod(t, 'approve');
    await charge(wanted);
    const expected = {
      customer_uid: wanted.saved.paymentMethodId,
      merchant_uid: wanted.chargeId,
      amount: 18_000,
      name: '정기 배송',
      buyer_name: '김차',
      buyer_email: 'cha@shop.example',
      notice_url: 'http://localhost:9/webhooks/portone',
    };
    assert.deepEqual(charges(emulator), [expected]);
  });

  it('again with the same id takes no second payment', async (t) => {
    const { emulator, wanted, charge } = await savedMethod(t, 'approve');
    const first = await charge(wanted);
    assert.ok(first.status === 'succeeded' && first.amount === 18_000 && first.currency === 'KRW');
    assert.deepEqual(await charge(wanted), first);
    assert.equal(charges(emulator).length, 1);
  });

  it('is looked up by its id, and nothing is asked for by that', async (t) => {
    const emulator = await startBench(t);
    const { provider } = providerFor(emulator);
    assert.deepEqual(await provider.findCharge?.(randomUUID()), { status: 'missing' });
    const { emulator: other, wanted, charge } = await savedMethod(t, 'approve');
    const made = await charge(wanted);
    assert.deepEqual(await providerFor(other).provider.findCharge?.(wanted.chargeId), made);
    assert.equal(charges(other).length, 1);
    const stranger = providerFor(other, { apiSecret: 'another' }).provider;
    assert.equal((await stranger.findCharge?.(wanted.chargeId))?.status, 'unknown');
  });

  it('is failed when it is declined', async (t) => {
    const { wanted, charge } = await savedMethod(t, 'decline-charge');
    const outcome = await charge(wanted);
    assert.ok(outcome.status === 'failed' && outcome.providerMessage?.includes('한도'));
  });

  it('is failed when PortOne does not have the key', async (t) => {
    const { wanted, charge } = await savedMethod(t, 'approve');
    const outcome = await charge({ ...wanted, saved: { ...wanted.saved, paymentMethodId: 'key_gone' } });
    assert.ok(outcome.status === 'failed' && outcome.providerMessage === '등록되지 않은 구매자입니다.');
  });
});
