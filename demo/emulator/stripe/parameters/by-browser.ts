import type Stripe from 'stripe';
import { z } from 'zod';
import { expand, flag, integer, text, webUrl } from './fields.js';
import { paymentMethodData } from './shared.js';

/** What the shopper agreed to, as a browser says it: Stripe sees the browser, and looks for itself. */
const inferredMandateData = z.strictObject({
  customer_acceptance: z.strictObject({
    accepted_at: integer.optional(),
    online: z.strictObject({ infer_from_client: flag.refine((infers) => infers, { error: 'expected true' }) }),
    type: z.enum(['online']),
  }),
});
export type InferredMandateData = z.output<typeof inferredMandateData>;

/** `GET /v1/payment_intents/:id` and `GET /v1/setup_intents/:id` with a publishable key. */
export const browserRetrieveParameters = z.strictObject({ client_secret: text, expand });

const confirmFields = {
  expand,
  mandate_data: inferredMandateData.optional(),
  payment_method: text.optional(),
  payment_method_data: paymentMethodData.optional(),
  return_url: webUrl.optional(),
  // Stripe.js says that it can handle more than redirects; a Korean method has nothing else.
  use_stripe_sdk: flag.optional(),
} satisfies Partial<Record<keyof Stripe.PaymentIntentConfirmParams & keyof Stripe.SetupIntentConfirmParams, z.ZodType>>;

/** `POST …/:id/confirm` of either kind of intent with a publishable key: nothing about money or customers. */
export const browserConfirmParameters = z.strictObject({ client_secret: text, ...confirmFields });
