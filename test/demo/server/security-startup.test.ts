import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startShop } from '../../../demo/server/index.js';
import { readSettings } from '../../../demo/server/settings.js';
import { reachAdyen } from '../../../demo/setup/adyen.js';
import { emulateCheckout, reachCheckout } from '../../../demo/setup/checkout.js';
import { emulateAdyen } from '../../../demo/setup/adyen.js';
import { emulatePortOne } from '../../../demo/setup/portone.js';
import { emulatePortOneV2 } from '../../../demo/setup/portone-v2.js';
import { emulateStripe } from '../../../demo/setup/stripe.js';

const silent = (): void => undefined;
const databaseUrl = 'file:/nowhere/that/is/opened.db';

const checkout = {
  CHECKOUT_SECRET_KEY: 'sk_sbox_abc',
  CHECKOUT_PROCESSING_CHANNEL_ID: `pc_${'a'.repeat(26)}`,
  CHECKOUT_BASE_URL: 'https://abcdefgh.api.sandbox.checkout.com',
  CHECKOUT_WEBHOOK_SIGNATURE_KEY: 'signature',
};
const adyen = { ADYEN_API_KEY: 'key', ADYEN_MERCHANT_ACCOUNT: 'Shop', ADYEN_HMAC_KEY: 'ab' };

/** The message of what this throws. */
function refusal(start: () => unknown): string {
  try {
    start();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('the demo does not start', () => {
  it('in production, with emulators or with keys of test mode', () => {
    for (const keys of [{}, { STRIPE_SECRET_KEY: 'sk_test_1' }]) {
      assert.match(
        refusal(() => readSettings({ ...keys, NODE_ENV: 'production' })),
        /^NODE_ENV: this demo works with/,
      );
      assert.equal(
        refusal(() => readSettings({ ...keys, NODE_ENV: 'development' })),
        '',
      );
    }
  });

  it('with a live key of Stripe’s, secret or publishable, and repeats none', () => {
    for (const [name, key] of [
      ['STRIPE_SECRET_KEY', 'sk_live_abc'],
      ['STRIPE_SECRET_KEY', 'rk_live_abc'],
      ['STRIPE_PUBLISHABLE_KEY', 'pk_live_abc'],
    ] as const) {
      const message = refusal(() => readSettings({ [name]: key }));
      assert.ok(message.startsWith(`${name}:`) && !message.includes('abc'), message);
    }
  });

  it('with a key or an address of Checkout.com’s live environment', () => {
    assert.equal(
      refusal(() => reachCheckout(checkout, silent)),
      '',
    );
    const live = { CHECKOUT_SECRET_KEY: 'sk_abcdefgh', CHECKOUT_BASE_URL: 'https://abcdefgh.api.checkout.com' };
    for (const [name, value] of Object.entries(live)) {
      const message = refusal(() => reachCheckout({ ...checkout, [name]: value }, silent));
      assert.ok(message.startsWith(`${name}: expected`) && !message.includes(value), message);
    }
  });

  it('with an address of Adyen’s live environment', () => {
    assert.equal(
      refusal(() => reachAdyen(adyen, silent)),
      '',
    );
    assert.equal(
      refusal(() => reachAdyen({ ...adyen, ADYEN_BASE_URL: 'https://checkout-test.adyen.com/v72' }, silent)),
      '',
    );
    for (const address of [
      'https://abc-checkout-live.adyenpayments.com/checkout/v72',
      'https://checkout-test.adyen.com.example',
    ]) {
      const message = refusal(() => reachAdyen({ ...adyen, ADYEN_BASE_URL: address }, silent));
      assert.match(message, /^ADYEN_BASE_URL: expected the test environment/);
    }
  });
});

describe('a shop does not open', () => {
  it('with a live key of Stripe’s at the emulator', async () => {
    const emulators = { stripe: { origin: 'http://127.0.0.1:4010' } };
    const api = { protocol: 'http', host: '127.0.0.1', port: 4_010 } as const;
    for (const secretKey of ['sk_live_1', 'rk_live_1']) {
      const keys = { secretKey, webhookSecret: 'whsec_1' };
      const expected = { name: 'TypeError', message: /^stripe\.secretKey: this is a live key/ };
      await assert.rejects(startShop({ databaseUrl, stripe: keys, emulators }), expected);
      await assert.rejects(startShop({ databaseUrl, stripe: { ...keys, api } }), expected);
    }
  });
});

describe('no emulator opens', () => {
  it('on an address that others can reach', async () => {
    const place = { port: 0, shopPort: 3_000, log: silent };
    for (const host of ['0.0.0.0', '::', '192.168.0.10', 'shop.example']) {
      const expected = { name: 'TypeError', message: /^host: the emulator listens on a loopback host only/ };
      await assert.rejects(emulateStripe(place, 'checkout', { host }), expected);
      await assert.rejects(emulateCheckout(place, { host }), expected);
      await assert.rejects(emulateAdyen(place, { host }), expected);
      await assert.rejects(emulatePortOne(place, { host }), expected);
      await assert.rejects(emulatePortOneV2(place, { host }), expected);
    }
  });

  it('with a key that may be a live one', async () => {
    const place = { port: 0, shopPort: 3_000, log: silent };
    await assert.rejects(
      emulateStripe(place, 'checkout', { secretKey: 'sk_live_1' }),
      /never give the emulator a live key/,
    );
    await assert.rejects(emulateStripe(place, 'checkout', { publishableKey: 'pk_live_1' }), /pk_test_/);
    await assert.rejects(emulateCheckout(place, { secretKey: 'sk_abcdef' }), /secretKey: /);
    await assert.rejects(emulateAdyen(place, { apiKey: 'AQEyhmfxK' }), /apiKey: /);
    await assert.rejects(emulatePortOneV2(place, { apiSecret: 'abcdef' }), /never give the emulator a real secret/);
    await assert.rejects(emulatePortOne(place, { apiSecret: 'abcdef' }), /apiSecret|apiKey/);
  });
});
