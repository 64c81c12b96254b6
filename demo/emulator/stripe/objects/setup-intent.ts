import type Stripe from 'stripe';
import type { IntentError } from './intent-errors.js';

export interface SetupIntentFacts {
  readonly id: string;
  readonly clientSecret: string;
  /** Seconds since epoch. */
  readonly created: number;
  readonly offeredMethods: readonly string[];
  readonly allowedMethods: readonly string[] | undefined;
  readonly excludedMethods: readonly string[] | undefined;
  readonly customer: string | null;
  readonly usage: 'off_session' | 'on_session';
  readonly description: string | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

/** A SetupIntent as it is before a payment method is known. */
export function newSetupIntent(facts: SetupIntentFacts): Stripe.SetupIntent {
  return {
    id: facts.id,
    object: 'setup_intent',
    allowed_payment_method_types: facts.allowedMethods ? [...facts.allowedMethods] : null,
    application: null,
    automatic_payment_methods: facts.allowedMethods ? null : { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: facts.clientSecret,
    created: facts.created,
    customer: facts.customer,
    customer_account: null,
    description: facts.description ?? null,
    excluded_payment_method_types: facts.excludedMethods ? [...facts.excludedMethods] : null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: { ...facts.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: [...facts.offeredMethods],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: facts.usage,
  };
}

/** A SetupIntent whose method is kept, under the mandate the shopper gave. */
export function succeededSetupIntent(
  intent: Stripe.SetupIntent,
  paymentMethod: string,
  mandate: string,
): Stripe.SetupIntent {
  return {
    ...intent,
    last_setup_error: null,
    mandate,
    next_action: null,
    payment_method: paymentMethod,
    status: 'succeeded',
  };
}

/** A SetupIntent whose attempt came to nothing: it asks for a new method. */
export function failedSetupIntent(
  intent: Stripe.SetupIntent,
  paymentMethod: Stripe.PaymentMethod,
  error: IntentError,
): Stripe.SetupIntent {
  return {
    ...intent,
    last_setup_error: {
      ...error,
      doc_url: `https://docs.stripe.com/error-codes#${error.code.replaceAll('_', '-')}`,
      payment_method: paymentMethod,
    },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
}

export function canceledSetupIntent(
  intent: Stripe.SetupIntent,
  reason: Stripe.SetupIntent.CancellationReason | null,
): Stripe.SetupIntent {
  return { ...intent, cancellation_reason: reason, next_action: null, status: 'canceled' };
}
