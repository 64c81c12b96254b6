import type Stripe from 'stripe';
import type { IntentError } from './intent-errors.js';

export interface PaymentIntentFacts {
  readonly id: string;
  readonly clientSecret: string;
  /** Seconds since epoch. */
  readonly created: number;
  /** Smallest unit of the currency, whole won for KRW. */
  readonly amount: number;
  readonly currency: string;
  readonly offeredMethods: readonly string[];
  readonly allowedMethods: readonly string[] | undefined;
  readonly excludedMethods: readonly string[] | undefined;
  readonly customer: string | null;
  readonly captureMethod: 'automatic' | 'automatic_async';
  readonly setupFutureUsage: 'off_session' | 'on_session' | null;
  readonly paymentMethodOptions: Stripe.PaymentIntent.PaymentMethodOptions | null;
  readonly description: string | undefined;
  readonly receiptEmail: string | undefined;
  readonly statementDescriptor: string | undefined;
  readonly statementDescriptorSuffix: string | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

/** A PaymentIntent as it is before a payment method is known. */
export function newPaymentIntent(facts: PaymentIntentFacts): Stripe.PaymentIntent {
  return {
    id: facts.id,
    object: 'payment_intent',
    allowed_payment_method_types: facts.allowedMethods ? [...facts.allowedMethods] : null,
    amount: facts.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: facts.allowedMethods ? null : { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: facts.captureMethod,
    client_secret: facts.clientSecret,
    confirmation_method: 'automatic',
    created: facts.created,
    currency: facts.currency,
    customer: facts.customer,
    customer_account: null,
    description: facts.description ?? null,
    excluded_payment_method_types: facts.excludedMethods ? [...facts.excludedMethods] : null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...facts.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: facts.paymentMethodOptions,
    payment_method_types: [...facts.offeredMethods],
    payment_record: null,
    processing: null,
    receipt_email: facts.receiptEmail ?? null,
    review: null,
    setup_future_usage: facts.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: facts.statementDescriptor ?? null,
    statement_descriptor_suffix: facts.statementDescriptorSuffix ?? null,
    status: 'requires_payment_method',
    transfer_group: null,
  };
}

/** A PaymentIntent whose payment went through. Its charge says how much was taken. */
export function succeededPaymentIntent(
  intent: Stripe.PaymentIntent,
  paymentMethod: string,
  charge: Stripe.Charge,
): Stripe.PaymentIntent {
  return {
    ...intent,
    amount_received: charge.amount_captured,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: paymentMethod,
    status: 'succeeded',
  };
}

/** A PaymentIntent whose attempt came to nothing: it asks for a new method. */
export function failedPaymentIntent(
  intent: Stripe.PaymentIntent,
  paymentMethod: Stripe.PaymentMethod,
  error: IntentError,
): Stripe.PaymentIntent {
  return {
    ...intent,
    last_payment_error: {
      ...error,
      doc_url: `https://docs.stripe.com/error-codes#${error.code.replaceAll('_', '-')}`,
      payment_method: paymentMethod,
    },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  };
}

export function canceledPaymentIntent(
  intent: Stripe.PaymentIntent,
  canceledAt: number,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  return { ...intent, canceled_at: canceledAt, cancellation_reason: reason, next_action: null, status: 'canceled' };
}
