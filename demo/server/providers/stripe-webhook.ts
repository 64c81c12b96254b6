import { Stripe } from 'stripe';

/** A webhook whose signature is right, and whom it may be about. What it claims beyond that is not used. */
export interface VerifiedWebhook {
  readonly eventId: string;
  readonly eventType: string;
  /** The session's id, when the event is about a session. */
  readonly objectId: string | null;
  /** The attempt's id from our own metadata, when the event is about an intent. */
  readonly attemptId: string | null;
}

/**
 * Checks the signature over the raw body and reads the envelope.
 *
 * @returns a sentence saying why, when the signature is missing, wrong or older than five minutes.
 */
export async function verifyStripeWebhook(
  stripe: Stripe,
  secret: string,
  body: string,
  signature: string,
): Promise<VerifiedWebhook | string> {
  let event: Stripe.Event;
  try {
    event = await stripe.webhooks.constructEventAsync(body, signature, secret);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError) {
      return error.message;
    }
    throw error;
  }
  const { object } = event.data;
  const isSession = object.object === 'checkout.session';
  const isIntent = object.object === 'payment_intent' || object.object === 'setup_intent';
  return {
    eventId: event.id,
    eventType: event.type,
    objectId: isSession ? object.id : null,
    attemptId: isIntent ? (object.metadata?.['attempt'] ?? null) : null,
  };
}
