import { failure, invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import { depart, refused } from './provider.js';
import type { Handoff, StartContext } from './provider.js';

/** Statuses that leave nothing to do in the browser: of a Checkout Session, then of a PaymentIntent or SetupIntent. */
const settled = new Set<unknown>(['complete', 'expired', 'succeeded', 'processing', 'requires_capture', 'canceled']);

/**
 * Reads a Checkout Session (hosted page), or a PaymentIntent or SetupIntent as Stripe answered it. An intent that the
 * server has confirmed has an address to go to; another one needs Stripe.js, which is loaded only then.
 */
export function start(action: unknown, context: StartContext): Handoff | Promise<Handoff> {
  const stripeObject = readFields(action);
  if (settled.has(stripeObject?.['status'])) return { type: 'settled' };
  const redirect = readFields(readFields(stripeObject?.['next_action'])?.['redirect_to_url']);
  const url = readText((redirect ?? stripeObject)?.['url']);
  if (url) return depart(url);
  const secret = readText(stripeObject?.['client_secret']);
  const key = readText(context.body['publishableKey']);
  if (!stripeObject || !secret || !key)
    return refused(
      invalidResponse(
        'Expected action.url, action.next_action.redirect_to_url.url, or action.client_secret and publishableKey',
      ),
    );
  return import('./stripe-js.js').then(
    ({ callStripe }) =>
      callStripe({
        key,
        secret,
        needsAction: stripeObject['status'] === 'requires_action',
        saves: secret.startsWith('seti_') || stripeObject['setup_future_usage'] === 'off_session',
        context,
      }),
    () => refused(failure('provider-unavailable', { provider: 'stripe', hint: 'stripe-js.js did not load' })),
  );
}
