import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChargeToMake } from '../../../../demo/server/providers/provider.js';
import { storeId } from '../../emulator/portone-v2/bench.js';
import { anAttempt, startIssuing as start } from './portone-v2-bench.js';
import { freeGuard } from '../support/charge-guard.js';

const saving = anAttempt({ mode: 'save', amount: null, orderId: null, orderName: null });

describe('charging a kept method', () => {
  const chargeOf = (billingKey: string): ChargeToMake => ({
    chargeId: 'cccccccc-1234-4abc-8def-0123456789ab',
    orderName: '하동 세작 정기배송',
    method: 'kakao_pay',
    amount: 18_000,
    recurring: true,
    saved: { customerId: 'shopper-1', paymentMethodId: billingKey, mandateId: null },
    shopper: saving.shopper,
    chargeGuard: freeGuard,
  });

  it('takes the amount, with exactly these fields', async (t) => {
    const { provider, issue, charges } = await start(t);
    const { billingKey = '' } = await issue(saving);
    assert.deepEqual(await provider.charge?.(chargeOf(billingKey)), {
      status: 'succeeded',
      paymentId: 'cccccccc12344abc8def0123456789ab',
      amount: 18_000,
      currency: 'KRW',
    });
    assert.deepEqual(charges()[0]?.body, {
      storeId,
      billingKey,
      orderName: '하동 세작 정기배송',
      customer: { id: 'shopper-1', name: { full: '김민지' }, email: 'minji@shop.example' },
      customData: '{"charge":"cccccccc-1234-4abc-8def-0123456789ab"}',
      amount: { total: 18_000 },
      currency: 'KRW',
    });
  });

  it('asked again makes no second one', async (t) => {
    const { provider, issue, charges } = await start(t);
    const { billingKey = '' } = await issue(saving);
    const first = await provider.charge?.(chargeOf(billingKey));
    assert.deepEqual(await provider.charge?.(chargeOf(billingKey)), first);
    assert.equal(charges().length, 1);
  });

  it('is looked up by its id, and nothing is asked for by that', async (t) => {
    const { provider, issue, charges } = await start(t);
    const { billingKey = '' } = await issue(saving);
    const wanted = chargeOf(billingKey);
    assert.deepEqual(await provider.findCharge?.(wanted.chargeId), { status: 'missing' });
    const made = await provider.charge?.(wanted);
    assert.deepEqual(await provider.findCharge?.(wanted.chargeId), made);
    assert.equal(charges().length, 1);
  });

  it('that is declined says so each time, and is not tried again', async (t) => {
    const { provider, issue, charges } = await start(t);
    const { billingKey = '' } = await issue(saving, 'decline-charges');
    const declined = { status: 'failed', providerCode: 'LIMIT_EXCEEDED', providerMessage: '한도를 초과했어요.' };
    assert.deepEqual(await provider.charge?.(chargeOf(billingKey)), declined);
    assert.deepEqual(await provider.charge?.(chargeOf(billingKey)), declined);
    assert.equal(charges().length, 1);
  });

  it('of a key that is gone has failed', async (t) => {
    const { provider } = await start(t);
    const outcome = await provider.charge?.(chargeOf('billing-key-gone'));
    assert.equal(outcome?.status === 'failed' && outcome.providerCode, 'BILLING_KEY_NOT_FOUND');
  });

  it('that nobody answers is unknown', async (t) => {
    const before = () => new Response('oops', { status: 500 });
    const { provider } = await start(t, { fault: { before } });
    assert.equal((await provider.charge?.(chargeOf('billing-key-1')))?.status, 'unknown');
  });
});
