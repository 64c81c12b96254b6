import { Stripe } from 'stripe';
import type { Log } from '../log.js';
import type { Shopper } from '../store/shoppers.js';
import type { AttemptToCreate, Creation, Observation, PaymentProvider } from './provider.js';
import { browserSession, readSession, sessionExpand, sessionParams } from './stripe-session.js';

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

/** Makes the official client. One retry of at most 4.5 seconds each fits into the browser's ten seconds. */
export function createStripeClient({ secretKey, api }: StripeOptions): Stripe {
  return new Stripe(secretKey, { timeout: 4_500, maxNetworkRetries: 1, telemetry: false, ...api });
}

/** Stripe as a payment provider: every attempt is one hosted Checkout Session. */
export function createStripeProvider(stripe: Stripe, customers: CustomerBook, log: Log): PaymentProvider {
  const { sessions } = stripe.checkout;

  async function customerOf(shopper: Shopper): Promise<string> {
    const known = await customers.find(shopper.shopperId);
    if (known) return known;
    const customer = await stripe.customers.create(
      { name: shopper.name, email: shopper.email, metadata: { shopper: shopper.shopperId } },
      { idempotencyKey: `customer:${shopper.shopperId}` },
    );
    await customers.remember(shopper.shopperId, customer.id);
    return customer.id;
  }

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    try {
      const params = sessionParams(attempt, await customerOf(attempt.shopper));
      const session = await sessions.create(params, { idempotencyKey: `${attempt.attemptId}:session` });
      if (session.payment_method_types.includes(attempt.method)) {
        return { type: 'created', objectId: session.id, action: browserSession(session) };
      }
      await expire(session.id);
      const message = `Stripe did not offer ${attempt.method}: switch it on in the dashboard, under payment methods.`;
      return { type: 'refused', code: 'method-unavailable', message };
    } catch (error) {
      const known = narrow(error);
      log('stripe-create-failed', { attemptId: attempt.attemptId, ...describe(known) });
      return readCreateError(known);
    }
  }

  async function retrieve(objectId: string): Promise<Observation> {
    try {
      return readSession(await sessions.retrieve(objectId, { expand: sessionExpand }));
    } catch (error) {
      const known = narrow(error);
      log('stripe-retrieve-failed', { objectId, ...describe(known) });
      if (known.statusCode === 404) return { status: 'missing' };
      return { status: 'unknown', reason: known.message };
    }
  }

  async function expire(objectId: string): Promise<Observation> {
    try {
      return readSession(await sessions.expire(objectId, { expand: sessionExpand }));
    } catch (error) {
      const known = narrow(error);
      // Stripe expires open sessions only: it may have been paid in this very moment, so look.
      if (known instanceof Stripe.errors.StripeInvalidRequestError) return retrieve(objectId);
      log('stripe-expire-failed', { objectId, ...describe(known) });
      return { status: 'unknown', reason: known.message };
    }
  }

  return { name: 'stripe', create, retrieve, expire };
}

type StripeFailure = InstanceType<typeof Stripe.errors.StripeError>;

/** Anything but Stripe's own errors is a fault of this program, and goes on. */
function narrow(error: unknown): StripeFailure {
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}

/** Only what Stripe would refuse again is a refusal; a wrong key or an outage can be put right under the same attempt. */
function readCreateError(error: StripeFailure): Creation {
  const refused =
    error.statusCode !== 409 &&
    (error instanceof Stripe.errors.StripeInvalidRequestError ||
      error instanceof Stripe.errors.StripeIdempotencyError ||
      error instanceof Stripe.errors.StripeCardError);
  if (!refused) return { type: 'unavailable', message: 'Stripe could not be asked.' };
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
