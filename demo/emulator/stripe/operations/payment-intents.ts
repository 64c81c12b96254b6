import type Stripe from 'stripe';
import { refused } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import { newClientSecret, newId } from '../identifiers.js';
import { compactMethodOptions } from '../objects/checkout-session.js';
import { canceledPaymentIntent, newPaymentIntent } from '../objects/payment-intent.js';
import { paymentIntentCancelParameters } from '../parameters/endpoints.js';
import { paymentIntentConfirmParameters, paymentIntentParameters } from '../parameters/payment-intent.js';
import { type RawParameters, readParameters, refuseRetiredParameters } from '../parameters/read.js';
import { type ConfirmingParameters, decidePaymentIntent } from '../rules/intent.js';
import { checkConfirm, redirectAction, refuseOwned, usableSavedMethod } from './confirm.js';
import { namedCustomer } from './customers.js';
import { chargeWithoutShopper } from './off-session.js';
import type { OperationResult } from './operation.js';
import { acceptanceOf, addPaymentMethod } from './payment-methods.js';
import { find } from './retrieve.js';

function needsOf(intent: Stripe.PaymentIntent) {
  return { currency: intent.currency, amount: intent.amount, reuse: intent.setup_future_usage !== null };
}

function customerId(intent: Stripe.PaymentIntent): string | null {
  return typeof intent.customer === 'string' ? intent.customer : (intent.customer?.id ?? null);
}

/** Checks everything first, so that a refused request leaves no trace. */
function checkedMethod(context: EmulatorContext, intent: Stripe.PaymentIntent, parameters: ConfirmingParameters) {
  if (parameters.payment_method === undefined) {
    return undefined;
  }
  const method = usableSavedMethod(context, parameters.payment_method, customerId(intent), needsOf(intent));
  if (!intent.payment_method_types.includes(method.type)) {
    throw refused(
      'payment_method',
      `The payment method ${method.type} is not switched on or not allowed for this intent.`,
      'payment_method_unactivated',
    );
  }
  return method;
}

/** Confirms an intent with parameters that are read already, whoever asks. */
export function confirm(
  context: EmulatorContext,
  intent: Stripe.PaymentIntent,
  parameters: ConfirmingParameters,
): OperationResult {
  checkConfirm(intent, parameters, needsOf(intent));
  const saved = checkedMethod(context, intent, parameters);
  if (parameters.off_session === true) {
    if (saved === undefined) {
      throw refused('off_session', 'An off-session payment needs a saved payment_method.');
    }
    return chargeWithoutShopper(context, intent, saved);
  }
  const method = parameters.payment_method_data ? addPaymentMethod(context, parameters.payment_method_data) : saved;
  if (parameters.mandate_data !== undefined) {
    context.store.acceptances.set(intent.id, acceptanceOf(parameters.mandate_data, context.now()));
  }
  const confirmed: Stripe.PaymentIntent = {
    ...intent,
    last_payment_error: null,
    next_action: redirectAction(context, intent.id, parameters.return_url ?? ''),
    payment_method: method?.id ?? intent.payment_method,
    status: 'requires_action',
  };
  context.store.returnUrls.set(intent.id, parameters.return_url ?? '');
  context.store.paymentIntents.set(intent.id, confirmed);
  return { object: confirmed };
}

/** `POST /v1/payment_intents` */
export function createPaymentIntent(context: EmulatorContext, raw: RawParameters): OperationResult {
  refuseRetiredParameters(raw);
  const parameters = readParameters(paymentIntentParameters, raw);
  const offeredMethods = decidePaymentIntent(parameters, context.enabledMethods);
  const customer = namedCustomer(context, parameters.customer);
  const id = newId('pi');
  const intent = newPaymentIntent({
    id,
    clientSecret: newClientSecret(id),
    created: context.now(),
    amount: parameters.amount,
    currency: parameters.currency,
    offeredMethods,
    allowedMethods: parameters.allowed_payment_method_types,
    excludedMethods: parameters.excluded_payment_method_types,
    customer: customer?.id ?? null,
    setupFutureUsage: parameters.setup_future_usage ?? null,
    captureMethod: parameters.capture_method ?? 'automatic_async',
    paymentMethodOptions: compactMethodOptions(parameters.payment_method_options),
    description: parameters.description,
    receiptEmail: parameters.receipt_email,
    statementDescriptor: parameters.statement_descriptor,
    statementDescriptorSuffix: parameters.statement_descriptor_suffix,
    metadata: parameters.metadata,
  });
  if (parameters.confirm === true) {
    return confirm(context, intent, parameters);
  }
  const saved = checkedMethod(context, intent, parameters);
  const method = parameters.payment_method_data ? addPaymentMethod(context, parameters.payment_method_data) : saved;
  const waiting: Stripe.PaymentIntent = method
    ? { ...intent, payment_method: method.id, status: 'requires_confirmation' }
    : intent;
  context.store.paymentIntents.set(id, waiting);
  return { object: waiting };
}

const unfinished: ReadonlySet<string> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]);

/** The intent with this id, if it can be confirmed now. Throws StripeApiError. */
export function confirmablePaymentIntent(context: EmulatorContext, id: string): Stripe.PaymentIntent {
  const intent = find(context.store.paymentIntents, 'paymentIntents', id);
  refuseOwned(context, intent, 'confirm');
  if (!unfinished.has(intent.status)) {
    throw refused(
      'intent',
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
      'payment_intent_unexpected_state',
    );
  }
  return intent;
}

/** `POST /v1/payment_intents/:id/confirm` */
export function confirmPaymentIntent(context: EmulatorContext, raw: RawParameters, id: string): OperationResult {
  refuseRetiredParameters(raw);
  const parameters = readParameters(paymentIntentConfirmParameters, raw);
  return confirm(context, confirmablePaymentIntent(context, id), parameters);
}

/** `POST /v1/payment_intents/:id/cancel` */
export function cancelPaymentIntent(context: EmulatorContext, raw: RawParameters, id: string): OperationResult {
  const parameters = readParameters(paymentIntentCancelParameters, raw);
  const intent = find(context.store.paymentIntents, 'paymentIntents', id);
  refuseOwned(context, intent, 'cancel');
  if (!unfinished.has(intent.status)) {
    throw refused(
      'intent',
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
      'payment_intent_unexpected_state',
    );
  }
  const canceled = canceledPaymentIntent(intent, context.now(), parameters.cancellation_reason ?? null);
  context.store.paymentIntents.set(id, canceled);
  return { object: canceled, happenings: [{ type: 'payment_intent.canceled', object: canceled }] };
}
