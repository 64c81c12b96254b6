import { buyerIdOf } from '../buyer-id.js';
import { Stripe } from 'stripe';
import type { Log } from '../log.js';
import type { Shopper } from '../store/shoppers.js';
import type { PaymentProvider } from './provider.js';
import { unreadable, withKey } from './stripe-asking.js';
import { createCharges } from './stripe-charges.js';
import { createIntents } from './stripe-intents.js';
import { createCheckout } from './stripe-checkout.js';
import { verifyStripeWebhook } from './stripe-webhook.js';

/**
 * How a new attempt goes through Stripe: `checkout` by Stripe's hosted page, `intent` by an intent that this server
 * confirms, `stripe-js` by an intent that the browser confirms with Stripe.js.
 */
export const stripeFlows = ['checkout', 'intent', 'stripe-js'] as const;
export type StripeFlow = (typeof stripeFlows)[number];

/** How to reach Stripe. */
export interface StripeOptions {
  readonly secretKey: string;
  /** The signing secret of the webhook endpoint, `whsec_…`. */
  readonly webhookSecret: string;
  /** Default `checkout`. Attempts that were made another way can still be asked about. */
  readonly flow?: StripeFlow;
  /** `pk_…`, for the browser. Required for `stripe-js`. */
  readonly publishableKey?: string;
  /** Another place than api.stripe.com, for the emulator. */
  readonly api?: { readonly protocol: 'http' | 'https'; readonly host: string; readonly port: number };
}

/** Where the customer id of each shopper is kept. */
export interface CustomerBook {
  find(shopperId: string): Promise<string | undefined>;
  remember(shopperId: string, customerId: string): Promise<void>;
}

/** Makes the official client. A try and a retry of 4.5 seconds at most fit into the browser's ten seconds. */
export function createStripeClient({ secretKey, api }: StripeOptions): Stripe {
  return new Stripe(secretKey, { timeout: 4_500, maxNetworkRetries: 1, telemetry: false, ...api });
}

/**
 * Stripe as a payment provider.
 *
 * @throws TypeError when the flow needs a publishable key and there is none, or when it is something else.
 */
export function createStripeProvider(options: StripeOptions, customers: CustomerBook, log: Log): PaymentProvider {
  const { flow = 'checkout', publishableKey } = options;
  checkPublishableKey(flow, publishableKey);
  const stripe = createStripeClient(options);
  const tools = { stripe, log, customerOf: (shopper: Shopper) => findOrMakeCustomer(stripe, customers, shopper) };
  const sessions = createCheckout(tools);
  const intents = createIntents(tools, flow === 'stripe-js' ? flow : 'intent', publishableKey);
  // By the object, not by the flow: the shop may have changed the flow since.
  const madeAs = (objectId: string) => (objectId.startsWith('cs_') ? sessions : intents);

  return {
    name: 'stripe',
    create: (attempt) => (flow === 'checkout' ? sessions : intents).create(attempt),
    retrieve: ({ objectId }) => madeAs(objectId).retrieve(objectId),
    expire: ({ objectId }) => madeAs(objectId).expire(objectId),
    charge: createCharges(tools),
    readWebhook: (body, headers) =>
      verifyStripeWebhook(stripe, options.webhookSecret, body, headers.get('Stripe-Signature') ?? ''),
  };
}

function checkPublishableKey(flow: StripeFlow, publishableKey: string | undefined): void {
  if (publishableKey === undefined) {
    if (flow === 'stripe-js')
      throw new TypeError('publishableKey: the flow "stripe-js" needs one, pk_test_… or pk_live_….');
  } else if (!publishableKey.startsWith('pk_')) {
    throw new TypeError('publishableKey: expected one that begins with pk_; a secret key must never reach a browser.');
  }
}

async function findOrMakeCustomer(stripe: Stripe, customers: CustomerBook, shopper: Shopper): Promise<string> {
  const known = await customers.find(shopper.shopperId);
  if (known) return known;
  const { shopperId, name, email } = shopper;
  const buyerId = buyerIdOf(shopperId);
  const customer = await withKey(`customer:${buyerId}`, (key) =>
    stripe.customers.create({ name, email, metadata: { shopper: buyerId } }, key),
  );
  const customerId: unknown = customer.id;
  if (typeof customerId !== 'string') throw unreadable('customer');
  await customers.remember(shopperId, customerId);
  return customerId;
}
