import type { ProviderName } from '../../src/contract/types.js';
import type { PaymentProvider } from '../../demo/server/providers/provider.js';
import type { StripeFlow } from '../../demo/server/providers/stripe.js';
import { emulateAdyen } from '../../demo/setup/adyen.js';
import { emulateCheckout } from '../../demo/setup/checkout.js';
import { emulatePortOne } from '../../demo/setup/portone.js';
import { emulatePortOneV2 } from '../../demo/setup/portone-v2.js';
import { emulateStripe } from '../../demo/setup/stripe.js';
import { openShop, secretKey, webhookSecret } from '../demo/server/support/shop.js';
import { built } from './trip-world.js';
import type { Row } from './trip-world.js';
import { freePort } from '../../scripts/free-port.mjs';

/** A request that reached the provider's API. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
}

/** The demo shop as it was built, and the emulator of one provider behind it, both over sockets. */
export interface ProviderWorld {
  readonly shop: string;
  readonly emulator: string;
  /** What the shop asked the provider, oldest first. */
  readonly requests: readonly ApiRequest[];
  rows(sql: string, ...values: string[]): Promise<Row[]>;
  close(): Promise<void>;
}

interface Running {
  readonly origin: string;
  readonly requests: readonly ApiRequest[];
  close(): Promise<void>;
}

type Emulate = (place: {
  port: number;
  shopPort: number;
  log: () => void;
}) => Promise<{ provider: PaymentProvider; emulator: Running; script?: string }>;

const emulate: Readonly<Record<Exclude<ProviderName, 'stripe'>, Emulate>> = {
  portone: async (place) => {
    const stand = await emulatePortOne(place);
    return { ...stand, script: stand.emulator.script };
  },
  'portone-v2': async (place) => {
    const stand = await emulatePortOneV2(place);
    return { ...stand, script: `${stand.emulator.origin}/v2/browser-sdk.js` };
  },
  checkout: emulateCheckout,
  adyen: emulateAdyen,
};

/**
 * Opens a world with one provider, for one test. Stripe is used directly, in one of its two ways; `now` is the shop's
 * clock; the other origins are those of front servers through which the shop is seen.
 */
export async function openProviderWorld(
  name: ProviderName,
  stripeFlow: StripeFlow = 'intent',
  now: () => Date = () => new Date(),
  otherOrigins: readonly string[] = [],
): Promise<ProviderWorld> {
  const port = await freePort();
  const place = { port: 0, shopPort: port, log: () => undefined };
  const options = { port, siteRoot: built('site'), now, otherOrigins };
  if (name === 'stripe') {
    const { stripe, emulator, script } = await emulateStripe(place, stripeFlow);
    const emulators = { stripe: { origin: emulator.origin, ...(script !== undefined && { script }) } };
    return worldOf(await openShop({ ...options, stripe, emulators }), emulator);
  }
  const { provider, emulator, script } = await emulate[name](place);
  const emulators = { [name]: { origin: emulator.origin, ...(script !== undefined && { script }) } };
  const nobody = { protocol: 'http', host: '127.0.0.1', port: await freePort() } as const;
  const stripe = { secretKey, webhookSecret, api: nobody };
  return worldOf(await openShop({ ...options, stripe, providers: [provider], emulators }), emulator);
}

function worldOf(shop: Awaited<ReturnType<typeof openShop>>, emulator: Running): ProviderWorld {
  return {
    shop: shop.origin,
    emulator: emulator.origin,
    requests: emulator.requests,
    rows: shop.rows,
    async close() {
      await emulator.close();
      await shop.close();
    },
  };
}
