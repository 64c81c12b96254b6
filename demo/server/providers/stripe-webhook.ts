import { Stripe } from 'stripe';
import type { Webhook } from './provider.js';

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
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError) {
      return error.message;
    }
    throw error;
  }
  const { object } = event.data;
  const isSession = object.object === 'checkout.session';
  const isIntent = object.object === 'payment_intent' || object.object === 'setup_intent';
  return [
    {
      eventId: event.id,
      eventType: event.type,
      signature,
      objectId: isSession ? object.id : undefined,
      // From our own metadata.
      attemptId: isIntent ? object.metadata?.['attempt'] : undefined,
    },
  ];
}
