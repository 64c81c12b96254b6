import type Stripe from 'stripe';
import type { PaymentIntent, SetupIntent } from '@stripe/stripe-js';

const paymentIntentFields = [
  'id',
  'object',
  'amount',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'status',
] as const satisfies readonly (keyof PaymentIntent & keyof Stripe.PaymentIntent)[];

const setupIntentFields = [
  'id',
  'object',
  'cancellation_reason',
  'client_secret',
  'created',
  'description',
  'last_setup_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_types',
  'status',
  'usage',
] as const satisfies readonly (keyof SetupIntent & keyof Stripe.SetupIntent)[];

/** What a publishable key is shown of an intent: the fields that Stripe.js has types for. No customer, no metadata. */
export function browserView(intent: Stripe.PaymentIntent | Stripe.SetupIntent): object {
  const fields: readonly string[] = intent.object === 'payment_intent' ? paymentIntentFields : setupIntentFields;
  return Object.fromEntries(Object.entries(intent).filter(([name]) => fields.includes(name)));
}
