import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { ChargeOutcome, ChargeToMake } from '../../../../demo/server/providers/provider.js';
import { createStripeProvider } from '../../../../demo/server/providers/stripe.js';
import { secretKey, webhookSecret } from '../support/shop.js';
import { decide, openDirectShop, startAttempt, type DirectShop } from './stripe-direct-shop.js';
import { chargeToMake } from './stripe-scripted.js';

let shop: DirectShop;

before(async () => {
  shop = await openDirectShop('intent');
});

after(() => shop.close());

describe('a method that was kept', () => {
  async function keptWith(later: string): Promise<ChargeToMake> {
    const { request, url } = await startAttempt(shop, { mode: 'subscribe', method: 'kr_card' });
    await decide(url, { later, outcome: 'webhook-never' });
    await shop.browser.confirm(request.attemptId);
    const [row] = await shop.rows('SELECT * FROM saved_methods WHERE attempt_id = ?', request.attemptId);
    const saved = {
      customerId: String(row?.['customer_id']),
      paymentMethodId: String(row?.['payment_method_id']),
      mandateId: null,
    };
    return { ...chargeToMake, chargeId: randomUUID(), method: 'kr_card', saved };
  }

  function charge(order: ChargeToMake): Promise<ChargeOutcome> {
    const customers = { find: async () => undefined, remember: async () => undefined };
    const options = { secretKey, webhookSecret, api: shop.api };
    const provider = createStripeProvider(options, customers, () => undefined);
    return provider.charge?.(order) ?? assert.fail('Expected that Stripe can charge.');
  }

  it('is charged without the shopper, once for a charge’s id', async () => {
    const order = await keptWith('succeed');
    const [first, second] = [await charge(order), await charge(order)];
    assert.ok(first.status === 'succeeded');
    assert.deepEqual([first.amount, first.currency], [18_000, 'KRW']);
    assert.deepEqual(second, first);
    const intent = await shop.stripe.paymentIntents.retrieve(first.paymentId);
    assert.deepEqual(intent.metadata, { charge: order.chargeId, recurring: 'true' });
  });

  for (const [later, code] of [
    ['decline', 'insufficient_funds'],
    ['authentication-required', 'authentication_required'],
  ] as const) {
    it(`fails with a code when the charge comes to “${later}”, and does so again`, async () => {
      const order = await keptWith(later);
      const [first, second] = [await charge(order), await charge(order)];
      assert.ok(first.status === 'failed' && first.providerCode === code);
      assert.deepEqual(second, first);
    });
  }

  it('of another account cannot be charged', async () => {
    const saved = { customerId: 'cus_other', paymentMethodId: 'pm_other', mandateId: null };
    const outcome = await charge({ ...chargeToMake, chargeId: randomUUID(), saved });
    assert.ok(outcome.status === 'failed' && outcome.providerCode === 'resource_missing');
  });
});
