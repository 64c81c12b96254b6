import type Stripe from 'stripe';
import type { EmulatorContext } from '../context.js';
import { withParameters } from '../web-url.js';

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** What Stripe appends to an intent's `return_url`. */
function returnParameters(intent: Intent): Record<string, string> {
  return {
    [intent.object]: intent.id,
    [`${intent.object}_client_secret`]: intent.client_secret ?? '',
    redirect_status: intent.status === 'succeeded' ? 'succeeded' : 'failed',
  };
}

/** Where a shopper goes whose attempt was decided: the merchant, or back to Checkout after a failure there. */
export function destinationOf(context: EmulatorContext, intent: Intent): string {
  const sessionId = context.store.owningSessions.get(intent.id);
  const session = context.store.sessions.get(sessionId ?? '');
  if (session === undefined) {
    return withParameters(context.store.returnUrls.get(intent.id) ?? context.origin, returnParameters(intent));
  }
  return session.status === 'complete' && session.success_url !== null
    ? session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)
    : `${context.origin}/c/pay/${session.id}`;
}
