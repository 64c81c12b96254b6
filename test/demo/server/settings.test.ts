import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings } from '../../../demo/server/settings.js';

describe('the settings', () => {
  it('need nothing: the shop on port 3000, the emulator on 4010, a file for the database', () => {
    assert.deepEqual(readSettings({}), {
      port: 3_000,
      host: undefined,
      origin: undefined,
      databaseUrl: 'file:demo/data/shop.db',
      databaseAuthToken: undefined,
      shopDate: undefined,
      emulatorPort: 4_010,
      stripe: { type: 'emulator' },
    });
  });

  it('choose Stripe itself with a key of test mode', () => {
    const { stripe } = readSettings({ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' });
    const keys = { secretKey: 'sk_test_1', publishableKey: undefined, webhookSecret: 'whsec_1' };
    assert.deepEqual(stripe, { type: 'test-mode', ...keys });
  });

  it('refuse a live key', () => {
    for (const key of ['sk_live_1', 'rk_live_1']) {
      assert.throws(() => readSettings({ STRIPE_SECRET_KEY: key }), /STRIPE_SECRET_KEY: this is a live key/);
    }
  });

  it('refuse what is no secret key, without repeating it', () => {
    const isClear = (error: unknown): boolean =>
      error instanceof Error && error.message.includes('sk_test_') && !error.message.includes('pk_test_1');
    assert.throws(() => readSettings({ STRIPE_SECRET_KEY: 'pk_test_1' }), isClear);
  });

  it('name the variable when a port is none', () => {
    for (const port of ['0', '65536', '3000a', '-1', '3e3']) {
      assert.throws(() => readSettings({ PORT: port }), /^Error: PORT: expected a port/);
      assert.throws(() => readSettings({ EMULATOR_PORT: port }), /^Error: EMULATOR_PORT: expected a port/);
    }
  });

  it('take an origin without a path', () => {
    assert.equal(readSettings({ ORIGIN: 'https://shop.example' }).origin, 'https://shop.example');
    assert.throws(() => readSettings({ ORIGIN: 'https://shop.example/pay' }), /ORIGIN: expected/);
  });

  it('take another day for the shop’s clock, and refuse what is none', () => {
    assert.equal(readSettings({ SHOP_DATE: '2026-12-05' }).shopDate, '2026-12-05');
    for (const day of ['2026-02-30', '5 December', '2026-12', '2026-12-05T09:00']) {
      assert.throws(() => readSettings({ SHOP_DATE: day }), /SHOP_DATE: expected a day such as 2026-12-05, got/);
    }
  });
});
