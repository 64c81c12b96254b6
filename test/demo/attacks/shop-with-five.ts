import { startAdyenEmulator } from '../../../demo/emulator/adyen/index.js';
import { startCheckoutEmulator } from '../../../demo/emulator/checkout/index.js';
import { emulatedChannelKeys as portOneKeys } from '../../../demo/emulator/portone/channels.js';
import { startPortOneEmulator } from '../../../demo/emulator/portone/index.js';
import { emulatedChannelKeys as portOneV2Keys } from '../../../demo/emulator/portone-v2/channels.js';
import { startPortOneV2Emulator } from '../../../demo/emulator/portone-v2/index.js';
import { startStripeEmulator } from '../../../demo/emulator/stripe/index.js';
import { createAdyenProvider } from '../../../demo/server/providers/adyen.js';
import { createCheckoutProvider } from '../../../demo/server/providers/checkout.js';
import { createPortOneProvider } from '../../../demo/server/providers/portone.js';
import { createPortOneV2Provider } from '../../../demo/server/providers/portone-v2.js';
import type { ProviderName } from '../../../src/contract/types.js';
import { openShop, secretKey, webhookSecret, type TestShop } from '../server/support/shop.js';
import { openBrowser, startRequest } from '../server/support/shopper.js';

/** The providers, each with an emulator behind the shop. */
export const fiveProviders = ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen'] as const;
export type FiveProviders = (typeof fiveProviders)[number];

/** What the shop checks webhooks with: known here, so that a test can sign as the provider does. */
export const webhookSecrets = {
  stripe: webhookSecret,
  'portone-v2': `whsec_${Buffer.from('the-secret-of-portone-v2-webhooks').toString('base64')}`,
  checkout: 'the-signature-key-of-checkout',
  checkoutAuthorization: 'the-authorization-of-checkout',
  adyen: 'a1'.repeat(32),
  adyenTokens: 'b2'.repeat(32),
} as const;

export const storeId = 'store-emulator';
export const merchantAccount = 'SlowWaterKR';

/** An attempt that a shopper has open at a provider, and has not paid. */
export interface OpenAttempt {
  readonly attemptId: string;
  readonly orderId: string;
  /** The provider's object, as the shop stored it. */
  readonly objectId: string;
}

/** One shop with all five providers behind it. Nobody pays here unless a test makes them. */
export interface ShopWithFive extends TestShop {
  /** Opens an attempt by a new shopper. */
  open(provider: FiveProviders): Promise<OpenAttempt>;
  /** Everything that says whether money is thought to have moved: orders, ledger, and how attempts stand. */
  books(): Promise<string>;
}

const silent = (): void => undefined;

/** Opens it. The emulators send no webhooks of their own. */
export async function openShopWithFive(): Promise<ShopWithFive> {
  const adyenKeys = { apiKey: 'test_attacked', merchantAccount };
  const checkoutKeys = {
    secretKey: 'sk_sbox_attacked',
    processingChannelId: `pc_${'a2b3c4d5e6f7'.repeat(3).slice(0, 26)}`,
  };
  const portOneAccount = { userCode: 'imp00000000', apiKey: 'emulator_key', apiSecret: 'emulator_secret' };
  const portOneV2Account = { storeId, apiSecret: 'emulator-secret' };
  const [stripe, adyen, checkout, portOne, portOneV2] = await Promise.all([
    startStripeEmulator({ port: 0, secretKey }),
    startAdyenEmulator(adyenKeys),
    startCheckoutEmulator(checkoutKeys),
    startPortOneEmulator(portOneAccount),
    startPortOneV2Emulator(portOneV2Account),
  ]);
  const api = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(stripe.origin).port) } as const;
  const shop = await openShop({
    stripe: { secretKey, webhookSecret: webhookSecrets.stripe, api },
    providers: [
      createPortOneProvider(
        {
          ...portOneAccount,
          baseUrl: portOne.origin,
          sandbox: true,
          channelKeys: portOneKeys,
          buyerTelephone: '010-0000-0000',
        },
        silent,
      ),
      createPortOneV2Provider(
        {
          ...portOneV2Account,
          webhookSecret: webhookSecrets['portone-v2'],
          baseUrl: portOneV2.origin,
          live: false,
          channelKeys: portOneV2Keys,
        },
        silent,
      ),
      createCheckoutProvider(
        {
          ...checkoutKeys,
          baseUrl: checkout.origin,
          webhookSignatureKey: webhookSecrets.checkout,
          webhookAuthorization: webhookSecrets.checkoutAuthorization,
        },
        silent,
      ),
      createAdyenProvider(
        {
          ...adyenKeys,
          baseUrl: `${adyen.origin}/v72`,
          hmacKey: webhookSecrets.adyen,
          tokenHmacKey: webhookSecrets.adyenTokens,
          live: false,
        },
        silent,
      ),
    ],
    rateLimits: 'off',
  });
  const emulators = [stripe, adyen, checkout, portOne, portOneV2];
  return {
    ...shop,
    open: (provider) => openAttempt(shop, provider),
    books: async () =>
      JSON.stringify([
        await shop.rows('SELECT * FROM orders ORDER BY order_id'),
        await shop.rows('SELECT * FROM ledger'),
        await shop.rows('SELECT attempt_id, state, flag, payment_id FROM attempts ORDER BY attempt_id'),
      ]),
    close: async () => {
      await shop.close();
      await Promise.all(emulators.map((emulator) => emulator.close()));
    },
  };
}

async function openAttempt(shop: TestShop, provider: ProviderName): Promise<OpenAttempt> {
  const browser = await openBrowser(shop.origin);
  const { orderId, orderName } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId, orderName, provider });
  const answer = await browser.start(request);
  if (answer.status !== 200) throw new Error(`Expected ${provider} to start, got ${answer.status}: ${answer.text}`);
  const [row] = await shop.rows('SELECT provider_object_id FROM attempts WHERE attempt_id = ?', request.attemptId);
  return { attemptId: request.attemptId, orderId, objectId: String(row?.['provider_object_id']) };
}
