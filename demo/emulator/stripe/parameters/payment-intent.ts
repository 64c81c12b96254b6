import type Stripe from 'stripe';
import { z } from 'zod';
import { email, expand, flag, integer, metadata, text, unsupported, webUrl } from './fields.js';
import { mandateData, methodTypeList, paymentMethodData, paymentMethodOptions } from './shared.js';

// `allow_redirects=never` would leave no Korean method and is not emulated.
const automaticPaymentMethods = z.strictObject({
  allow_redirects: z.enum(['always']).optional(),
  enabled: flag,
} satisfies Record<keyof Stripe.PaymentIntentCreateParams.AutomaticPaymentMethods, z.ZodType>);

const paymentIntentFields = {
  allowed_payment_method_types: methodTypeList,
  amount: integer,
  amount_details: unsupported,
  application_fee_amount: unsupported,
  automatic_payment_methods: automaticPaymentMethods.optional(),
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  confirm: flag.optional(),
  confirmation_method: z.enum(['automatic']).optional(),
  confirmation_token: unsupported,
  currency: text.transform((currency) => currency.toLowerCase()),
  customer: text.optional(),
  customer_account: unsupported,
  description: text.optional(),
  error_on_requires_action: unsupported,
  excluded_payment_method_types: methodTypeList,
  expand,
  hooks: unsupported,
  mandate: unsupported,
  mandate_data: mandateData.optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  on_behalf_of: unsupported,
  payment_details: unsupported,
  payment_method: text.optional(),
  payment_method_configuration: unsupported,
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: paymentMethodOptions.optional(),
  radar_options: unsupported,
  receipt_email: email.optional(),
  return_url: webUrl.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: unsupported,
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_data: unsupported,
  transfer_group: unsupported,
  use_stripe_sdk: unsupported,
} satisfies Record<keyof Stripe.PaymentIntentCreateParams, z.ZodType>;

/** `POST /v1/payment_intents` */
export const paymentIntentParameters = z.strictObject(paymentIntentFields);
export type PaymentIntentParameters = z.output<typeof paymentIntentParameters>;

const paymentIntentConfirmFields = {
  allowed_payment_method_types: unsupported,
  amount_details: unsupported,
  amount_to_confirm: unsupported,
  capture_method: unsupported,
  confirmation_token: unsupported,
  error_on_requires_action: unsupported,
  excluded_payment_method_types: unsupported,
  expand,
  hooks: unsupported,
  mandate: unsupported,
  mandate_data: mandateData.optional(),
  off_session: flag.optional(),
  payment_details: unsupported,
  payment_method: text.optional(),
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: unsupported,
  radar_options: unsupported,
  receipt_email: unsupported,
  return_url: webUrl.optional(),
  setup_future_usage: unsupported,
  shipping: unsupported,
  use_stripe_sdk: unsupported,
} satisfies Record<keyof Stripe.PaymentIntentConfirmParams, z.ZodType>;

/** `POST /v1/payment_intents/:id/confirm` */
export const paymentIntentConfirmParameters = z.strictObject(paymentIntentConfirmFields);
export type PaymentIntentConfirmParameters = z.output<typeof paymentIntentConfirmParameters>;
