import type Stripe from 'stripe';
import { missing, noSuch, refused } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import { isEmulatedMethod, type MethodNeeds, unsuitability } from '../methods.js';
import { checkMethodData, type ConfirmingParameters } from '../rules/intent.js';

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** Where a shopper is sent to agree to an intent. */
export function redirectAction(context: EmulatorContext, intentId: string, returnUrl: string) {
  return {
    redirect_to_url: { return_url: returnUrl, url: `${context.origin}/redirect/${intentId}` },
    type: 'redirect_to_url',
  };
}

/** An intent of a Checkout Session is the session's business. Stripe documents the refusal, not its code. */
export function refuseOwned(context: EmulatorContext, intent: Intent, verb: string): void {
  const session = context.store.owningSessions.get(intent.id);
  if (session !== undefined) {
    throw refused(
      'intent',
      `You cannot ${verb} this ${intent.object}: it belongs to the Checkout Session ${session}. Expire the session instead.`,
    );
  }
}

/** A saved method a request names, if it may be used here. */
export function usableSavedMethod(
  context: EmulatorContext,
  id: string,
  customer: string | null,
  needs: MethodNeeds,
): Stripe.PaymentMethod {
  const method = context.store.paymentMethods.get(id);
  if (method === undefined) {
    throw noSuch('PaymentMethod', id, 'payment_method');
  }
  if (method.customer === null) {
    throw refused('payment_method', `The payment method ${id} was not saved: it is attached to no customer.`);
  }
  if (method.customer !== customer) {
    throw refused('payment_method', `The payment method ${id} does not belong to the customer of this intent.`);
  }
  const reason = isEmulatedMethod(method.type) ? unsuitability(method.type, needs) : undefined;
  if (reason !== undefined) {
    throw refused('payment_method', reason);
  }
  return method;
}

/** Throws unless these parameters, with what the intent knows already, are enough to send the shopper off. */
export function checkConfirm(intent: Intent, parameters: ConfirmingParameters, needs: MethodNeeds): void {
  if (parameters.payment_method_data !== undefined) {
    checkMethodData(parameters.payment_method_data, intent.payment_method_types, needs);
  }
  const known = parameters.payment_method_data ?? parameters.payment_method ?? intent.payment_method;
  if (known === undefined || known === null) {
    throw missing('payment_method', ' Give payment_method or payment_method_data to confirm.');
  }
  if (parameters.off_session !== true && parameters.return_url === undefined) {
    throw missing('return_url', ' Every Korean payment method redirects.');
  }
}
