import { z } from 'zod';

/** Around every answer. Code 0 is the only success: HTTP 200 with another code is a refusal. */
export const envelope = z.object({ code: z.number(), message: z.string().nullish(), response: z.unknown() });

/** POST /users/getToken. Both times are seconds since the epoch, by PortOne's clock. */
export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  now: z.number(),
  expired_at: z.number(),
});

/** GET and POST /payments/prepare: the amount, in whole won, that a merchant_uid is registered with. */
export const preparedAnswer = z.object({ merchant_uid: z.string(), amount: z.number() });

/** A payment record, as GET /payments/… and POST /subscribe/payments/again give it; only what is read here. */
export const paymentAnswer = z.object({
  imp_uid: z.string().min(1),
  merchant_uid: z.string(),
  /** `ready`, `paid`, `cancelled` or `failed`. */
  status: z.string(),
  amount: z.number(),
  currency: z.string(),
  /** Whether the channel was a test channel. */
  sandbox: z.boolean(),
  pay_method: z.string().nullish(),
  fail_reason: z.string().nullish(),
  /** When the window opened, seconds since the epoch; 0 or null when unknown. */
  started_at: z.number().nullish(),
  /** `issue`, `payment`, `payment.scheduled`, or null for a payment without a billing key. */
  customer_uid_usage: z.string().nullish(),
});
export type PaymentRecord = z.infer<typeof paymentAnswer>;

/** GET /subscribe/customers/{customer_uid}: a billing key by the name that the merchant gave it. */
export const billingKeyAnswer = z.object({ customer_uid: z.string(), sandbox: z.boolean() });
export type BillingKey = z.infer<typeof billingKeyAnswer>;
