import type { Stripe } from 'stripe';
import type { Webhook } from './provider.js';
import { observeIntent, readIntent } from './stripe-intent-reading.js';
import { readMetadata } from './stripe-metadata.js';

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
): Promise<readonly Webhook[] | string> {
  let event: Stripe.Event;
  try {
    event = await stripe.webhooks.constructEventAsync(body, signature, secret);
  } catch (error) {
    // A wrong signature, no JSON, or an event of the kind that this endpoint is not made for.
    if (error instanceof Error) return error.message;
    throw error;
  }
  const { object } = event.data;
  const isSession = object.object === 'checkout.session';
  const isIntent = object.object === 'payment_intent' || object.object === 'setup_intent';
  const { attemptId, chargeId } = readMetadata(isIntent ? object.metadata : null);
  const charge = chargeId === null ? undefined : readIntent(object);
  return [
    {
      eventId: event.id,
      eventType: event.type,
      signature,
      objectId: isSession ? object.id : undefined,
      // An intent may be a session's, so the attempt is found by our own metadata and knows its object.
      attemptId: attemptId ?? chargeId ?? undefined,
      // A charge cannot be asked about: Stripe would repeat its first answer. What it says here is signed.
      observation: charge && observeIntent(charge, chargeId),
    },
  ];
}
