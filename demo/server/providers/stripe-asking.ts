import { Stripe } from 'stripe';
import type { Log } from '../log.js';
import type { Shopper } from '../store/shoppers.js';
import type { Creation } from './provider.js';

/** What every part of the Stripe provider works with. */
export interface StripeTools {
  readonly stripe: Stripe;
  readonly log: Log;
  /** The shopper's customer id at Stripe; makes the customer when there is none. Rejects with an error of Stripe's. */
  readonly customerOf: (shopper: Shopper) => Promise<string>;
}

/** An error that Stripe answered, or that its client made of an answer or of none. */
export type StripeFailure = InstanceType<typeof Stripe.errors.StripeError>;

/** Anything but Stripe's own errors is a fault of this program, and goes on. */
export function narrow(error: unknown): StripeFailure {
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}

/** An answer of Stripe's that makes no sense, as an error of Stripe's own: asking again may help. */
export function unreadable(what: string): StripeFailure {
  return new Stripe.errors.StripeAPIError({
    type: 'api_error',
    message: `Stripe answered something that is no ${what}.`,
  });
}

/** How many faults of Stripe's own one attempt outlives. */
const mostRounds = 10;

/**
 * Asks under an idempotency key. Stripe keeps a fault of its own under the key like any other answer, for a day; when
 * it only repeats one, the next key is taken. Every process and every repeat walks through the same keys. The client
 * does not retry here: it would take the repeated fault for a new one, and the browser retries anyway.
 *
 * Only for what moves no money by itself: what a fault left behind is then an object that nobody was sent to.
 */
export async function withKey<T>(key: string, ask: (options: Stripe.RequestOptions) => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await ask({ idempotencyKey: round === 1 ? key : `${key}:${round}`, maxNetworkRetries: 0 });
    } catch (error) {
      const { statusCode = 0, headers } = narrow(error);
      if (round === mostRounds || statusCode < 500 || headers?.['idempotent-replayed'] !== 'true') throw error;
    }
  }
}

/** Stripe does not offer this method to this account. */
export function methodUnavailable(method: string): Creation {
  const message = `Stripe did not offer ${method}: switch it on in the dashboard, under payment methods.`;
  return { type: 'refused', code: 'method-unavailable', message };
}

/** Only what Stripe would refuse again is a refusal; a wrong key or an outage can be put right under the same attempt. */
export function readCreateError(error: StripeFailure, method: string): Creation {
  const refused =
    error.statusCode !== 409 &&
    (error instanceof Stripe.errors.StripeInvalidRequestError ||
      error instanceof Stripe.errors.StripeIdempotencyError ||
      error instanceof Stripe.errors.StripeCardError);
  if (!refused) return { type: 'unavailable', message: 'Stripe could not be asked.' };
  const isSwitchedOff = error.code === 'payment_method_unactivated';
  if (isSwitchedOff || error.param?.startsWith('allowed_payment_method_types')) return methodUnavailable(method);
  const reason = [error.code, error.param].filter((part) => part !== undefined).join(', ');
  const message = `Stripe refused this attempt${reason && ` (${reason})`}: the server's log has its words.`;
  return { type: 'refused', code: 'provider-refused', message };
}

/** An error as it is logged: nothing of the shopper, no secrets. */
export function describe(error: StripeFailure): Record<string, string | number | null> {
  return {
    type: error.type,
    status: error.statusCode ?? null,
    code: error.code ?? null,
    message: error.message,
    requestId: error.requestId ?? null,
  };
}
