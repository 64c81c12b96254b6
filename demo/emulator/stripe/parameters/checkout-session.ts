import type Stripe from 'stripe';
import { z } from 'zod';
import { email, expand, integer, metadata, text, unsupported, webUrl } from './fields.js';
import { knownLocales } from './known-values.js';
import { methodTypeList, paymentMethodOptions } from './shared.js';

const productDataFields = {
  description: text.optional(),
  images: z.array(webUrl).max(8).optional(),
  metadata: metadata.optional(),
  name: text,
  tax_code: unsupported,
  tax_details: unsupported,
  unit_label: text.optional(),
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData, z.ZodType>;

const priceDataFields = {
  currency: text.transform((currency) => currency.toLowerCase()),
  product: unsupported,
  product_data: z.strictObject(productDataFields),
  recurring: unsupported,
  tax_behavior: unsupported,
  unit_amount: integer,
  unit_amount_decimal: unsupported,
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData, z.ZodType>;

const lineItemFields = {
  adjustable_quantity: unsupported,
  metadata: metadata.optional(),
  price: text.optional(),
  price_data: z.strictObject(priceDataFields).optional(),
  quantity: integer.optional(),
  tax_rates: unsupported,
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.LineItem, z.ZodType>;

const consentCollectionFields = {
  payment_method_reuse_agreement: z.strictObject({ position: z.enum(['auto', 'hidden']) }).optional(),
  promotions: unsupported,
  terms_of_service: z.enum(['none', 'required']).optional(),
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.ConsentCollection, z.ZodType>;

const paymentIntentDataFields = {
  application_fee_amount: unsupported,
  capture_method: z.enum(['automatic', 'automatic_async']).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  on_behalf_of: unsupported,
  receipt_email: email.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
  shipping: unsupported,
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_data: unsupported,
  transfer_group: unsupported,
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.PaymentIntentData, z.ZodType>;

const setupIntentDataFields = {
  description: text.optional(),
  metadata: metadata.optional(),
  on_behalf_of: unsupported,
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.SetupIntentData, z.ZodType>;

const savedPaymentMethodOptionsFields = {
  allow_redisplay_filters: z.array(z.enum(['always', 'limited', 'unspecified'])).optional(),
  payment_method_remove: z.enum(['disabled', 'enabled']).optional(),
  payment_method_save: z.enum(['disabled', 'enabled']).optional(),
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams.SavedPaymentMethodOptions, z.ZodType>;

const sessionFields = {
  adaptive_pricing: unsupported,
  after_expiration: unsupported,
  allow_promotion_codes: unsupported,
  allowed_payment_method_types: methodTypeList,
  automatic_tax: unsupported,
  billing_address_collection: unsupported,
  branding_settings: unsupported,
  cancel_url: webUrl.optional(),
  client_reference_id: text.max(200).optional(),
  consent_collection: z.strictObject(consentCollectionFields).optional(),
  currency: text.transform((currency) => currency.toLowerCase()).optional(),
  custom_fields: unsupported,
  custom_text: unsupported,
  customer: text.optional(),
  customer_account: unsupported,
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: email.optional(),
  customer_update: unsupported,
  discounts: unsupported,
  excluded_payment_method_types: methodTypeList,
  expand,
  expires_at: integer.optional(),
  integration_identifier: text.optional(),
  invoice_creation: unsupported,
  line_items: z.array(z.strictObject(lineItemFields)).min(1).max(100).optional(),
  locale: z.enum(knownLocales).optional(),
  managed_payments: unsupported,
  metadata: metadata.optional(),
  // The SDK's type leaves `mode` optional. What Stripe does without it is unconfirmed; the emulator wants it stated.
  mode: z.enum(['payment', 'setup', 'subscription']),
  name_collection: unsupported,
  optional_items: unsupported,
  origin_context: z.enum(['mobile_app', 'web']).optional(),
  payment_intent_data: z.strictObject(paymentIntentDataFields).optional(),
  payment_method_collection: unsupported,
  payment_method_configuration: unsupported,
  payment_method_data: z
    .strictObject({
      allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
    } satisfies Record<keyof Stripe.Checkout.SessionCreateParams.PaymentMethodData, z.ZodType>)
    .optional(),
  payment_method_options: paymentMethodOptions.optional(),
  permissions: unsupported,
  phone_number_collection: unsupported,
  // `never` would leave no Korean method and is not emulated.
  redirect_on_completion: z.enum(['always', 'if_required']).optional(),
  return_url: webUrl.optional(),
  saved_payment_method_options: z.strictObject(savedPaymentMethodOptionsFields).optional(),
  setup_intent_data: z.strictObject(setupIntentDataFields).optional(),
  shipping_address_collection: unsupported,
  shipping_options: unsupported,
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'send', 'subscribe']).optional(),
  subscription_data: unsupported,
  success_url: webUrl.optional(),
  tax_id_collection: unsupported,
  // The names before API version 2026-03-25.dahlia (`hosted`, `embedded`, `custom`) are refused, as by Stripe.
  ui_mode: z.enum(['elements', 'embedded_page', 'form', 'hosted_page']).optional(),
  wallet_options: unsupported,
} satisfies Record<keyof Stripe.Checkout.SessionCreateParams, z.ZodType>;

/** `POST /v1/checkout/sessions`. What the fields mean to each other is checked in `rules/checkout-session.ts`. */
export const sessionParameters = z.strictObject(sessionFields);
export type SessionParameters = z.output<typeof sessionParameters>;
