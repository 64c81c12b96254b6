import { Stripe } from 'stripe';
import type { Log } from '../log.js';
import type { Shopper } from '../store/shoppers.js';
import type { AttemptAtProvider, AttemptToCreate, Creation, Observation, PaymentProvider } from './provider.js';
import { browserSession, readSession, sessionExpand, sessionParams } from './stripe-session.js';
import { verifyStripeWebhook } from './stripe-webhook.js';

/** How to reach Stripe. */
export interface StripeOptions {
  readonly secretKey: string;
  /** The signing secret of the webhook endpoint, `whsec_…`. */
  readonly webhookSecret: string;
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

/** Stripe as a payment provider: every attempt is one hosted Checkout Session. */
export function createStripeProvider(options: StripeOptions, customers: CustomerBook, log: Log): PaymentProvider {
  const stripe = createStripeClient(options);
  const { sessions } = stripe.checkout;

  async function customerOf(shopper: Shopper): Promise<string> {
    const known = await customers.find(shopper.shopperId);
    if (known) return known;
    const params = { name: shopper.name, email: shopper.email, metadata: { shopper: shopper.shopperId } };
    const customer = await withKey(`customer:${shopper.shopperId}`, (key) => stripe.customers.create(params, key));
    await customers.remember(shopper.shopperId, customer.id);
    return customer.id;
  }

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    try {
      const params = sessionParams(attempt, await customerOf(attempt.shopper));
      const session = await withKey(`${attempt.attemptId}:session`, (key) => sessions.create(params, key));
      if (session.payment_method_types.includes(attempt.method)) {
        return { type: 'created', objectId: session.id, action: browserSession(session) };
      }
      await close(session.id);
      return methodUnavailable(attempt.method);
    } catch (error) {
      const known = narrow(error);
      log('stripe-create-failed', { attemptId: attempt.attemptId, ...describe(known) });
      return readCreateError(known, attempt.method);
    }
  }

  async function read(objectId: string): Promise<Observation> {
    try {
      return readSession(await sessions.retrieve(objectId, { expand: sessionExpand }));
    } catch (error) {
      const known = narrow(error);
      log('stripe-retrieve-failed', { objectId, ...describe(known) });
      if (known.statusCode === 404) return { status: 'missing' };
      return { status: 'unknown', reason: known.message };
    }
  }

  async function close(objectId: string): Promise<Observation> {
    try {
      return readSession(await sessions.expire(objectId, { expand: sessionExpand }));
    } catch (error) {
      const known = narrow(error);
      // Stripe expires open sessions only: it may have been paid in this very moment, so look.
      if (known instanceof Stripe.errors.StripeInvalidRequestError) return read(objectId);
      log('stripe-expire-failed', { objectId, ...describe(known) });
      return { status: 'unknown', reason: known.message };
    }
  }

  return {
    name: 'stripe',
    create,
    retrieve: ({ objectId }: AttemptAtProvider) => read(objectId),
    expire: ({ objectId }: AttemptAtProvider) => close(objectId),
    readWebhook: (body, headers) =>
      verifyStripeWebhook(stripe, options.webhookSecret, body, headers.get('Stripe-Signature') ?? ''),
  };
}

type StripeFailure = InstanceType<typeof Stripe.errors.StripeError>;

/** Anything but Stripe's own errors is a fault of this program, and goes on. */
function narrow(error: unknown): StripeFailure {
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}

/** How many faults of Stripe's own one attempt outlives. */
const mostRounds = 10;

/**
 * Asks under an idempotency key. Stripe keeps a fault of its own under the key like any other answer, for a day; when
 * it only repeats one, the next key is taken. Every process and every repeat walks through the same keys. The client
 * does not retry here: it would take the repeated fault for a new one, and the browser retries anyway.
 */
async function withKey<T>(key: string, ask: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await ask({ idempotencyKey: round === 1 ? key : `${key}:${round}`, maxNetworkRetries: 0 });
    } catch (error) {
      const { statusCode = 0, headers } = narrow(error);
      if (round === mostRounds || statusCode < 500 || headers?.['idempotent-replayed'] !== 'true') throw error;
    }
  }
}

function methodUnavailable(method: string): Creation {
  const message = `Stripe did not offer ${method}: switch it on in the dashboard, under payment methods.`;
  return { type: 'refused', code: 'method-unavailable', message };
}

/** Only what Stripe would refuse again is a refusal; a wrong key or an outage can be put right under the same attempt. */
function readCreateError(error: StripeFailure, method: string): Creation {
  const refused =
    error.statusCode !== 409 &&
    (error instanceof Stripe.errors.StripeInvalidRequestError ||
      error instanceof Stripe.errors.StripeIdempotencyError ||
      error instanceof Stripe.errors.StripeCardError);
  if (!refused) return { type: 'unavailable', message: 'Stripe could not be asked.' };
  if (error.param?.startsWith('allowed_payment_method_types')) return methodUnavailable(method);
  const reason = [error.code, error.param].filter((part) => part !== undefined).join(', ');
  const message = `Stripe refused this attempt${reason && ` (${reason})`}: the server's log has its words.`;
  return { type: 'refused', code: 'provider-refused', message };
}

function describe(error: StripeFailure): Record<string, string | number | null> {
  return {
    type: error.type,
    status: error.statusCode ?? null,
    code: error.code ?? null,
    message: error.message,
    requestId: error.requestId ?? null,
  };
}
