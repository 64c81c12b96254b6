import type Stripe from 'stripe';
import { StripeApiError } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import { declinedLaterError, type IntentError } from '../objects/intent-errors.js';
import { failedPaymentIntent } from '../objects/payment-intent.js';
import { succeedPayment } from './attempts.js';
import type { OperationResult } from './operation.js';

/** What Stripe answers to a charge that was declined: the intent is made, and inside the error. */
function refusalOf(error: IntentError, paymentIntent: Stripe.PaymentIntent): StripeApiError {
  return new StripeApiError({
    status: 402,
    type: 'card_error',
    code: error.code,
    ...(error.decline_code === undefined ? {} : { declineCode: error.decline_code }),
    message: error.message,
    paymentIntent,
  });
}

/** Charges a saved method at once, with what the tester chose for it. */
export function chargeWithoutShopper(
  context: EmulatorContext,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): OperationResult {
  const fate = context.store.laterCharges.get(method.id) ?? 'succeed';
  if (fate === 'succeed') {
    return succeedPayment(context, intent, method);
  }
  const error = declinedLaterError(fate, method.type);
  const failed = failedPaymentIntent(intent, method, error);
  context.store.paymentIntents.set(failed.id, failed);
  return {
    object: failed,
    happenings: [{ type: 'payment_intent.payment_failed', object: failed }],
    refusal: refusalOf(error, failed),
  };
}
