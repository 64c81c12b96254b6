import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProviderName } from '../../../src/contract/types.js';
import { capabilities } from '../../../demo/server/capabilities.js';
import { describeProviders, type Emulators } from '../../../demo/server/provider-list.js';
import type { PaymentProvider } from '../../../demo/server/providers/provider.js';
import { openShop } from './support/shop.js';

/** A provider that nobody asks in these tests. */
const silent = (name: ProviderName): PaymentProvider => ({
  name,
  create: () => Promise.resolve({ type: 'unavailable', message: 'silent' }),
  retrieve: () => Promise.resolve({ status: 'unknown', reason: 'silent' }),
  expire: () => Promise.resolve({ status: 'unknown', reason: 'silent' }),
  readWebhook: () => Promise.resolve('silent'),
});

const describeShop = (names: readonly ProviderName[], emulators: Emulators = {}) =>
  describeProviders(
    { providers: new Map(names.map((name) => [name, silent(name)])), defaultProvider: 'stripe' },
    emulators,
  );

describe('the list of providers', () => {
  it('has the providers of the shop only, in the order of the table', () => {
    const { providers, defaultProvider } = describeShop(['adyen', 'stripe']);
    assert.deepEqual([defaultProvider, providers.map(({ name }) => name)], ['stripe', ['stripe', 'adyen']]);
  });

  it('gives every method with its modes as the server’s own table has them', () => {
    for (const { name, methods } of describeShop(['stripe', 'portone', 'portone-v2', 'checkout', 'adyen']).providers) {
      assert.deepEqual(
        Object.entries(methods).map(([method, { modes }]) => [method, modes]),
        Object.entries(capabilities[name]).map(([method, { modes }]) => [method, modes]),
      );
    }
  });

  it('gives limits in whole won, and null where there is none', () => {
    const [stripe] = describeShop(['stripe']).providers;
    assert.deepEqual(stripe?.methods.samsung_pay, { modes: ['pay'], minimum: 100, maximum: 2_000_000 });
    assert.equal(stripe?.methods.payco?.maximum, null);
  });

  it('says which providers are emulated, and which of those have a script', () => {
    const emulators = {
      portone: { origin: 'http://localhost:4011', script: 'http://localhost:4011/iamport.js' },
      adyen: { origin: 'http://localhost:4013' },
    };
    const { providers } = describeShop(['stripe', 'portone', 'adyen'], emulators);
    assert.deepEqual(
      providers.map(({ emulator }) => emulator),
      [null, emulators.portone, { origin: 'http://localhost:4013', script: null }],
    );
  });

  it('is answered to anybody, and not kept', async () => {
    const shop = await openShop({
      providers: [silent('checkout')],
      emulators: { checkout: { origin: 'http://localhost:4012' } },
    });
    try {
      const response = await fetch(`${shop.origin}/api/providers`);
      assert.deepEqual([response.status, response.headers.get('Cache-Control')], [200, 'no-store']);
      assert.deepEqual(
        await response.json(),
        JSON.parse(
          JSON.stringify(describeShop(['stripe', 'checkout'], { checkout: { origin: 'http://localhost:4012' } })),
        ),
      );
    } finally {
      await shop.close();
    }
  });
});
