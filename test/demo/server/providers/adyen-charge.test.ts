import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { buyerIdOf } from '../../../../demo/server/buyer-id.js';
import { paymentRequest } from '../../../../demo/emulator/adyen/api/schemas.js';
import type { AdyenEmulatorOptions } from '../../../../demo/emulator/adyen/index.js';
import type { ChargeToMake } from '../../../../demo/server/providers/provider.js';
import { press } from '../../emulator/adyen/bench.js';
import { actionOf, attempt, otherId, shopper, startProvider } from '../../emulator/adyen/provider-bench.js';
import { freeGuard } from '../support/charge-guard.js';

describe('charging a token at Adyen', () => {
  /** Saves Kakao Pay first. */
  async function startCharging(t: TestContext, options: Partial<AdyenEmulatorOptions> = {}) {
    const bench = await startProvider(t, options);
    await press(actionOf(await bench.provider.create({ ...attempt, mode: 'subscribe' })), 'approve');
    await bench.emulator.webhooksSettled();
    const [paymentMethodId = ''] = bench.emulator.tokens.keys();
    const saved = { customerId: buyerIdOf(shopper.shopperId), paymentMethodId, mandateId: null };
    const charge: ChargeToMake = {
      chargeId: otherId,
      orderName: '매월 차',
      method: 'kakao_pay',
      amount: 18_000,
      recurring: true,
      saved,
      shopper,
      chargeGuard: freeGuard,
    };
    assert.ok(bench.provider.charge, 'Expected a provider that charges.');
    return { ...bench, charge, make: bench.provider.charge };
  }

  it('takes the money without the shopper, once, with Adyen’s own figures', async (t) => {
    const { make, charge, emulator } = await startCharging(t);
    const first = await make(charge);
    assert.ok(first.status === 'succeeded', JSON.stringify(first));
    assert.deepEqual([first.amount, first.currency], [18_000, 'KRW']);
    assert.deepEqual(await make(charge), first);
    const request = emulator.requests.at(-1);
    paymentRequest.parse(request?.body);
    assert.equal(request?.headers['idempotency-key'], `${otherId}:charge`);
  });

  it('is a failure with Adyen’s reason, or pending, as Adyen says', async (t) => {
    const refused = await startCharging(t, { judgeCharge: () => 'Refused' });
    assert.deepEqual(await refused.make(refused.charge), {
      status: 'failed',
      providerCode: '2',
      providerMessage: 'Refused',
    });
    const received = await startCharging(t, { judgeCharge: () => 'Received' });
    assert.equal((await received.make(received.charge)).status, 'pending');
  });

  it('fails with a token that Adyen does not have, and with a method that cannot be saved', async (t) => {
    const { make, charge } = await startCharging(t);
    const gone = { ...charge, saved: { ...charge.saved, paymentMethodId: 'GONE' } };
    assert.deepEqual(await make(gone), {
      status: 'failed',
      providerCode: '800',
      providerMessage: 'Contract not found',
    });
    assert.equal((await make({ ...charge, method: 'samsung_pay' })).status, 'failed');
  });

  it('is unknown when the answer was lost, and is not made twice then', async (t) => {
    let losses = 1;
    const { make, charge, emulator } = await startCharging(t, {
      tamper: ({ headers }) =>
        headers['idempotency-key']?.endsWith(':charge') && losses-- > 0 ? { status: 503, text: '' } : undefined,
    });
    assert.equal((await make(charge)).status, 'unknown');
    const again = await make(charge);
    assert.ok(again.status === 'succeeded', JSON.stringify(again));
    const keys = emulator.requests.map(({ headers }) => headers['idempotency-key']);
    assert.equal(keys.filter((key) => key === `${otherId}:charge`).length, 2);
  });
});
