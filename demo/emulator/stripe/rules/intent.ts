import { exclusive, missing, refused } from '../api/stripe-api-error.js';
import { eligibleMethods, type EmulatedMethod, isKoreanMethod, type MethodNeeds, unsuitability } from '../methods.js';
import type { PaymentIntentParameters } from '../parameters/payment-intent.js';
import type { SetupIntentParameters } from '../parameters/setup-intent.js';
import type { MandateDataParameters, PaymentMethodDataParameters } from '../parameters/shared.js';
import { checkAmount } from './amount.js';

/** The parameters with which a PaymentIntent or SetupIntent is confirmed, at its creation or later. */
export interface ConfirmingParameters {
  readonly payment_method?: string | undefined;
  readonly payment_method_data?: PaymentMethodDataParameters | undefined;
  readonly mandate_data?: MandateDataParameters | undefined;
  readonly off_session?: boolean | undefined;
  readonly return_url?: string | undefined;
}

type MethodListParameters = Pick<
  PaymentIntentParameters,
  'allowed_payment_method_types' | 'excluded_payment_method_types' | 'automatic_payment_methods'
>;

/** The three ways of choosing methods exclude each other. */
function checkMethodLists(parameters: MethodListParameters): void {
  if (parameters.allowed_payment_method_types && parameters.excluded_payment_method_types) {
    throw exclusive('allowed_payment_method_types', 'excluded_payment_method_types');
  }
  if (parameters.allowed_payment_method_types && parameters.automatic_payment_methods) {
    throw exclusive('allowed_payment_method_types', 'automatic_payment_methods');
  }
}

/** `return_url` and its like belong to confirming; Stripe refuses them without `confirm=true`. */
function checkConfirmOnly(parameters: ConfirmingParameters & { readonly confirm?: boolean | undefined }): void {
  for (const name of ['return_url', 'mandate_data', 'off_session'] as const) {
    if (parameters[name] !== undefined && parameters.confirm !== true) {
      throw refused(name, `The parameter ${name} can only be used with confirm=true.`);
    }
  }
}

/** Throws unless a new method of this kind fits the intent. */
export function checkMethodData(
  data: PaymentMethodDataParameters,
  offered: readonly string[],
  needs: MethodNeeds,
): void {
  const reason = unsuitability(data.type, needs);
  if (reason !== undefined) {
    throw refused('payment_method_data[type]', reason);
  }
  if (!offered.includes(data.type)) {
    throw refused(
      'payment_method_data[type]',
      `The payment method ${data.type} is not switched on or not allowed for this intent.`,
      'payment_method_unactivated',
    );
  }
  // Kakao Pay needs the shopper's e-mail; which code Stripe answers with is unconfirmed.
  if (data.type === 'kakao_pay' && data.billing_details?.email === undefined) {
    throw missing('payment_method_data[billing_details][email]', ' Kakao Pay needs it.');
  }
}

function offeredMethods(
  parameters: MethodListParameters,
  enabled: readonly EmulatedMethod[],
  needs: MethodNeeds,
): EmulatedMethod[] {
  checkMethodLists(parameters);
  return eligibleMethods(
    {
      enabled,
      allowed: parameters.allowed_payment_method_types,
      excluded: parameters.excluded_payment_method_types,
    },
    needs,
  );
}

/** Which methods a new PaymentIntent offers. Throws StripeApiError. */
export function decidePaymentIntent(
  parameters: PaymentIntentParameters,
  enabled: readonly EmulatedMethod[],
): EmulatedMethod[] {
  checkAmount(parameters.amount, parameters.currency, 'amount');
  checkConfirmOnly(parameters);
  if (parameters.payment_method !== undefined && parameters.payment_method_data !== undefined) {
    throw exclusive('payment_method', 'payment_method_data');
  }
  const data = parameters.payment_method_data;
  const saving = parameters.setup_future_usage;
  if (saving === 'on_session' && data !== undefined && isKoreanMethod(data.type)) {
    throw refused('setup_future_usage', 'Korean payment methods can only be saved `off_session`.');
  }
  const needs = { currency: parameters.currency, amount: parameters.amount, reuse: saving !== undefined };
  const offered = offeredMethods(parameters, enabled, needs);
  if (data !== undefined) {
    checkMethodData(data, offered, needs);
  }
  return offered;
}

/** Which methods a new SetupIntent offers. Throws StripeApiError. */
export function decideSetupIntent(
  parameters: SetupIntentParameters,
  enabled: readonly EmulatedMethod[],
): EmulatedMethod[] {
  checkConfirmOnly(parameters);
  const needs = { currency: undefined, amount: undefined, reuse: true };
  const offered = offeredMethods(parameters, enabled, needs);
  if (parameters.payment_method_data !== undefined) {
    checkMethodData(parameters.payment_method_data, offered, needs);
  }
  return offered;
}
