import type Stripe from 'stripe';
import { z } from 'zod';
import { koreanMethods } from '../methods.js';
import { email, emptyHash, integer, metadata, text } from './fields.js';
import { knownMethodTypes } from './known-values.js';

/** `allowed_payment_method_types` or `excluded_payment_method_types`. */
export const methodTypeList = z.array(z.enum(knownMethodTypes)).min(1).optional();

const addressFields = {
  city: text.optional(),
  country: text.optional(),
  line1: text.optional(),
  line2: text.optional(),
  postal_code: text.optional(),
  state: text.optional(),
} satisfies Record<keyof Stripe.AddressParam, z.ZodType>;

const billingDetailsFields = {
  address: z.strictObject(addressFields).optional(),
  email: email.optional(),
  name: text.optional(),
  phone: text.optional(),
} satisfies Partial<Record<keyof Stripe.PaymentIntentCreateParams.PaymentMethodData.BillingDetails, z.ZodType>>;

const paymentMethodDataFields = {
  type: z.enum(koreanMethods),
  allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
  billing_details: z.strictObject(billingDetailsFields).optional(),
  kakao_pay: emptyHash,
  kr_card: emptyHash,
  metadata: metadata.optional(),
  naver_pay: z.strictObject({ funding: z.enum(['card', 'points']).optional() }).optional(),
  payco: emptyHash,
  samsung_pay: emptyHash,
} satisfies Partial<
  Record<
    keyof Stripe.PaymentIntentCreateParams.PaymentMethodData & keyof Stripe.SetupIntentCreateParams.PaymentMethodData,
    z.ZodType
  >
>;

/** `payment_method_data` of an intent, as far as the Korean methods go. */
export const paymentMethodData = z.strictObject(paymentMethodDataFields);
export type PaymentMethodDataParameters = z.output<typeof paymentMethodData>;

/**
 * `mandate_data` on a call with the secret key: the server has to state the shopper's address and browser itself.
 * `offline` acceptance is left out: no Korean flow uses it.
 */
export const mandateData = z.strictObject({
  customer_acceptance: z.strictObject({
    accepted_at: integer.optional(),
    online: z.strictObject({ ip_address: text, user_agent: text }),
    type: z.enum(['online']),
  } satisfies Partial<Record<keyof Stripe.PaymentIntentCreateParams.MandateData.CustomerAcceptance, z.ZodType>>),
} satisfies Record<keyof Stripe.PaymentIntentCreateParams.MandateData, z.ZodType>);
export type MandateDataParameters = z.output<typeof mandateData>;

const savingOption = z.strictObject({ setup_future_usage: z.enum(['none', 'off_session']).optional() }).optional();
const oneTimeOption = z.strictObject({ setup_future_usage: z.enum(['none']).optional() }).optional();

const paymentMethodOptionsFields = {
  kakao_pay: savingOption,
  kr_card: savingOption,
  naver_pay: savingOption,
  payco: oneTimeOption,
  samsung_pay: oneTimeOption,
} satisfies Partial<
  Record<
    keyof Stripe.PaymentIntentCreateParams.PaymentMethodOptions &
      keyof Stripe.Checkout.SessionCreateParams.PaymentMethodOptions,
    z.ZodType
  >
>;

/** `payment_method_options`: which methods are kept for later. `capture_method=manual` is not emulated. */
export const paymentMethodOptions = z.strictObject(paymentMethodOptionsFields);
