import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, flag, metadata, text, unsupported, webUrl } from './fields.js';
import { mandateData, methodTypeList, paymentMethodData } from './shared.js';

// `allow_redirects=never` would leave no Korean method and is not emulated.
const automaticPaymentMethods = z.strictObject({
  allow_redirects: z.enum(['always']).optional(),
  enabled: flag,
} satisfies Record<keyof Stripe.SetupIntentCreateParams.AutomaticPaymentMethods, z.ZodType>);

const setupIntentFields = {
  allowed_payment_method_types: methodTypeList,
  attach_to_self: unsupported,
  automatic_payment_methods: automaticPaymentMethods.optional(),
  confirm: flag.optional(),
  confirmation_token: unsupported,
  customer: text.optional(),
  customer_account: unsupported,
  description: text.optional(),
  excluded_payment_method_types: methodTypeList,
  expand,
  flow_directions: unsupported,
  mandate_data: mandateData.optional(),
  metadata: metadata.optional(),
  on_behalf_of: unsupported,
  payment_method: unsupported,
  payment_method_configuration: unsupported,
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: unsupported,
  return_url: webUrl.optional(),
  single_use: unsupported,
  usage: z.enum(['off_session', 'on_session']).optional(),
  use_stripe_sdk: unsupported,
} satisfies Record<keyof Stripe.SetupIntentCreateParams, z.ZodType>;

/** `POST /v1/setup_intents` */
export const setupIntentParameters = z.strictObject(setupIntentFields);
export type SetupIntentParameters = z.output<typeof setupIntentParameters>;

const setupIntentConfirmFields = {
  allowed_payment_method_types: unsupported,
  confirmation_token: unsupported,
  expand,
  mandate_data: mandateData.optional(),
  payment_method: unsupported,
  payment_method_data: paymentMethodData.optional(),
  payment_method_options: unsupported,
  return_url: webUrl.optional(),
  use_stripe_sdk: unsupported,
} satisfies Record<keyof Stripe.SetupIntentConfirmParams, z.ZodType>;

/** `POST /v1/setup_intents/:id/confirm` */
export const setupIntentConfirmParameters = z.strictObject(setupIntentConfirmFields);
export type SetupIntentConfirmParameters = z.output<typeof setupIntentConfirmParameters>;
