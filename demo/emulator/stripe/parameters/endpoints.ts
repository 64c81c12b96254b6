import type Stripe from 'stripe';
import { z } from 'zod';
import { email, expand, metadata, text, unsupported } from './fields.js';

const customerCreateFields = {
  address: unsupported,
  balance: unsupported,
  business_name: unsupported,
  cash_balance: unsupported,
  description: text.optional(),
  email: email.optional(),
  expand,
  individual_name: unsupported,
  invoice_prefix: unsupported,
  invoice_settings: unsupported,
  metadata: metadata.optional(),
  name: text.optional(),
  next_invoice_sequence: unsupported,
  payment_method: unsupported,
  phone: text.optional(),
  preferred_locales: z.array(text).optional(),
  shipping: unsupported,
  source: unsupported,
  tax: unsupported,
  tax_exempt: unsupported,
  tax_id_data: unsupported,
  test_clock: unsupported,
  validate: unsupported,
} satisfies Record<keyof Stripe.CustomerCreateParams, z.ZodType>;

/** `POST /v1/customers` */
export const customerCreateParameters = z.strictObject(customerCreateFields);

/** Any `GET` of one object, and `POST /v1/checkout/sessions/:id/expire`. */
export const retrieveParameters = z.strictObject({ expand } satisfies Record<
  keyof Stripe.Checkout.SessionExpireParams,
  z.ZodType
>);

/** `GET /v1/checkout/sessions/:id/line_items`, without paging: every line fits one page. */
export const lineItemListParameters = z.strictObject({
  expand,
  limit: z.string().optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionListLineItemsParams, z.ZodType>>);

const paymentIntentCancelFields = {
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  expand,
} satisfies Record<keyof Stripe.PaymentIntentCancelParams, z.ZodType>;

/** `POST /v1/payment_intents/:id/cancel` */
export const paymentIntentCancelParameters = z.strictObject(paymentIntentCancelFields);

const setupIntentCancelFields = {
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'requested_by_customer']).optional(),
  expand,
} satisfies Record<keyof Stripe.SetupIntentCancelParams, z.ZodType>;

/** `POST /v1/setup_intents/:id/cancel` */
export const setupIntentCancelParameters = z.strictObject(setupIntentCancelFields);
