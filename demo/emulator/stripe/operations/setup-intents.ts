import type Stripe from 'stripe';
import { missing, refused } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import { newClientSecret, newId } from '../identifiers.js';
import { canceledSetupIntent, newSetupIntent } from '../objects/setup-intent.js';
import { setupIntentCancelParameters } from '../parameters/endpoints.js';
import { type RawParameters, readParameters, refuseRetiredParameters } from '../parameters/read.js';
import { setupIntentConfirmParameters, setupIntentParameters } from '../parameters/setup-intent.js';
import { type ConfirmingParameters, decideSetupIntent } from '../rules/intent.js';
import { checkConfirm, redirectAction, refuseOwned } from './confirm.js';
import { namedCustomer } from './customers.js';
import type { OperationResult } from './operation.js';
import { acceptanceOf, addPaymentMethod } from './payment-methods.js';
import { find } from './retrieve.js';

/** Confirms an intent with parameters that are read already, whoever asks. */
export function confirm(
  context: EmulatorContext,
  intent: Stripe.SetupIntent,
  parameters: ConfirmingParameters,
): OperationResult {
  checkConfirm(intent, parameters, { currency: undefined, amount: undefined, reuse: true });
  // Stripe's Korean pages always send it with off-session use; that leaving it out is an error is our guess.
  if (parameters.mandate_data === undefined && intent.usage === 'off_session') {
    throw missing('mandate_data', ' Saving for off-session use needs what the shopper agreed to.');
  }
  if (parameters.mandate_data !== undefined) {
    context.store.acceptances.set(intent.id, acceptanceOf(parameters.mandate_data, context.now()));
  }
  const method = parameters.payment_method_data && addPaymentMethod(context, parameters.payment_method_data);
  const confirmed: Stripe.SetupIntent = {
    ...intent,
    last_setup_error: null,
    next_action: redirectAction(context, intent.id, parameters.return_url ?? ''),
    payment_method: method?.id ?? intent.payment_method,
    status: 'requires_action',
  };
  context.store.returnUrls.set(intent.id, parameters.return_url ?? '');
  context.store.setupIntents.set(intent.id, confirmed);
  return { object: confirmed };
}

/** `POST /v1/setup_intents` */
export function createSetupIntent(context: EmulatorContext, raw: RawParameters): OperationResult {
  refuseRetiredParameters(raw);
  const parameters = readParameters(setupIntentParameters, raw);
  const offeredMethods = decideSetupIntent(parameters, context.enabledMethods);
  const customer = namedCustomer(context, parameters.customer);
  const id = newId('seti');
  const intent = newSetupIntent({
    id,
    clientSecret: newClientSecret(id),
    created: context.now(),
    offeredMethods,
    allowedMethods: parameters.allowed_payment_method_types,
    excludedMethods: parameters.excluded_payment_method_types,
    customer: customer?.id ?? null,
    usage: parameters.usage ?? 'off_session',
    description: parameters.description,
    metadata: parameters.metadata,
  });
  if (parameters.confirm === true) {
    return confirm(context, intent, parameters);
  }
  const method = parameters.payment_method_data && addPaymentMethod(context, parameters.payment_method_data);
  const waiting: Stripe.SetupIntent = method
    ? { ...intent, payment_method: method.id, status: 'requires_confirmation' }
    : intent;
  context.store.setupIntents.set(id, waiting);
  return { object: waiting };
}

const unfinished: ReadonlySet<string> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]);

function checkState(intent: Stripe.SetupIntent, verb: string): void {
  if (!unfinished.has(intent.status)) {
    throw refused(
      'intent',
      `You cannot ${verb} this SetupIntent because it has a status of ${intent.status}.`,
      'setup_intent_unexpected_state',
    );
  }
}

/** The intent with this id, if it can be confirmed now. Throws StripeApiError. */
export function confirmableSetupIntent(context: EmulatorContext, id: string): Stripe.SetupIntent {
  const intent = find(context.store.setupIntents, 'setupIntents', id);
  refuseOwned(context, intent, 'confirm');
  checkState(intent, 'confirm');
  return intent;
}

/** `POST /v1/setup_intents/:id/confirm` */
export function confirmSetupIntent(context: EmulatorContext, raw: RawParameters, id: string): OperationResult {
  refuseRetiredParameters(raw);
  const parameters = readParameters(setupIntentConfirmParameters, raw);
  return confirm(context, confirmableSetupIntent(context, id), parameters);
}

/** `POST /v1/setup_intents/:id/cancel` */
export function cancelSetupIntent(context: EmulatorContext, raw: RawParameters, id: string): OperationResult {
  const parameters = readParameters(setupIntentCancelParameters, raw);
  const intent = find(context.store.setupIntents, 'setupIntents', id);
  refuseOwned(context, intent, 'cancel');
  checkState(intent, 'cancel');
  const canceled = canceledSetupIntent(intent, parameters.cancellation_reason ?? null);
  context.store.setupIntents.set(id, canceled);
  return { object: canceled, happenings: [{ type: 'setup_intent.canceled', object: canceled }] };
}
