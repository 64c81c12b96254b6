import { invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import type { Handoff } from './provider.js';

/** Statuses that leave nothing to do in the browser: of a Checkout Session, then of a PaymentIntent or SetupIntent. */
const settled = new Set<unknown>(['complete', 'expired', 'succeeded', 'processing', 'requires_capture', 'canceled']);

/**
 * Reads a Checkout Session (hosted page), or a PaymentIntent or SetupIntent that the server has confirmed, as Stripe
 * answered it. An intent that still needs Stripe.js in the browser is refused: this version does not load it.
 */
export function start(action: unknown): Handoff {
  const stripeObject = readFields(action);
  if (settled.has(stripeObject?.['status'])) return { type: 'settled' };
  const redirect = readFields(readFields(stripeObject?.['next_action'])?.['redirect_to_url']);
  const url = readText((redirect ?? stripeObject)?.['url']);
  if (url) return { type: 'depart', departure: { url, method: 'GET', fields: [] } };
  return {
    type: 'refused',
    failure: invalidResponse(
      stripeObject?.['client_secret']
        ? 'This version does not load Stripe.js: confirm the intent on the server'
        : 'Expected url or next_action.redirect_to_url.url',
    ),
  };
}
