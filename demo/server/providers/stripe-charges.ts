import { Stripe } from 'stripe';
import type { ChargeOutcome, ChargeToMake } from './provider.js';
import { describe, narrow, type StripeFailure, type StripeTools } from './stripe-asking.js';
import { chargeParams } from './stripe-intent-params.js';
import { readIntent, reasonOf } from './stripe-intent-reading.js';
import { readMetadata } from './stripe-metadata.js';

type Pending = ChargeOutcome & { readonly status: 'pending' };

/**
 * Charges saved methods by PaymentIntents that are confirmed without the shopper. The charge's id is the idempotency
 * key, and the only one: a fault of Stripe's own may have taken the money, so no second key is ever tried. Stripe
 * keeps keys for a day at least; what is still unknown after that has to be looked up in the dashboard, by `charge`
 * in the metadata.
 */
export function createCharges({ stripe, log }: Pick<StripeTools, 'stripe' | 'log'>) {
  /** Asked again, Stripe repeats its first answer, so what was pending then is looked up. */
  async function latest(pending: Pending, chargeId: string): Promise<ChargeOutcome> {
    if (pending.paymentId === undefined) return pending;
    try {
      const read = readCharge(await stripe.paymentIntents.retrieve(pending.paymentId), chargeId);
      return read.status === 'unknown' ? pending : read;
    } catch (error) {
      log('stripe-retrieve-failed', { objectId: pending.paymentId, ...describe(narrow(error)) });
      return pending;
    }
  }

  return async function charge(order: ChargeToMake): Promise<ChargeOutcome> {
    try {
      const key = { idempotencyKey: `${order.chargeId}:charge` };
      const made = readCharge(await stripe.paymentIntents.create(chargeParams(order), key), order.chargeId);
      return made.status === 'pending' ? await latest(made, order.chargeId) : made;
    } catch (error) {
      const known = narrow(error);
      log('stripe-charge-failed', { chargeId: order.chargeId, ...describe(known) });
      return readChargeError(known);
    }
  };
}

/** What the PaymentIntent of a charge says. Without the shopper, one that waits for the shopper has failed. */
export function readCharge(answer: unknown, chargeId: string): ChargeOutcome {
  const intent = readIntent(answer);
  if (intent?.object !== 'payment_intent' || readMetadata(intent.metadata).chargeId !== chargeId) {
    return { status: 'unknown', reason: `Stripe answered something else than the charge ${chargeId}` };
  }
  const { id: paymentId, status, amount_received: amount, currency, last_payment_error } = intent;
  switch (status) {
    case 'succeeded':
      return { status: 'succeeded', paymentId, amount, currency: currency.toUpperCase() };
    case 'processing':
    case 'requires_capture':
      return { status: 'pending', paymentId };
    case 'requires_action':
    case 'requires_confirmation':
      return { status: 'failed', providerCode: 'authentication_required' };
    case 'requires_payment_method':
    case 'canceled':
      return { status: 'failed', ...reasonOf(last_payment_error) };
    default:
      return { status: 'unknown', reason: `${paymentId} has the status ${status}` };
  }
}

/**
 * A decline, or a request that Stripe takes back as it is, has failed. Everything else may be put right or may have
 * gone through: a wrong key, an outage, too many requests, an idempotency key that was used otherwise.
 */
export function readChargeError(error: StripeFailure): ChargeOutcome {
  const { code, decline_code: declineCode, message } = error;
  const failed =
    error instanceof Stripe.errors.StripeCardError || error instanceof Stripe.errors.StripeInvalidRequestError;
  if (!failed || error.statusCode === 409) return { status: 'unknown', reason: message };
  return {
    status: 'failed',
    ...reasonOf({ message, ...(code && { code }), ...(declineCode && { decline_code: declineCode }) }),
  };
}
