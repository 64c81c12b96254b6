import type { Common, Payment } from '@portone/server-sdk';
import { z } from 'zod';

// What each request of PortOne's REST API may hold, after its reference. The types tie them to the official client.

const text = z.string().min(1);
const won = z.int().min(0);
const currency = z.literal('KRW');

const customer = z.strictObject({
  id: text.exactOptional(),
  name: z.strictObject({ full: text.exactOptional() }).exactOptional(),
  email: text.exactOptional(),
  phoneNumber: text.exactOptional(),
}) satisfies z.ZodType<Common.CustomerInput>;

/** POST /payments/{paymentId}/pre-register */
export const preRegisterBody = z.strictObject({
  storeId: text.exactOptional(),
  totalAmount: won.exactOptional(),
  taxFreeAmount: won.exactOptional(),
  currency: currency.exactOptional(),
}) satisfies z.ZodType<Payment.PreRegisterPaymentBody>;

/** POST /payments/{paymentId}/billing-key */
export const billingKeyPaymentBody = z.strictObject({
  storeId: text.exactOptional(),
  billingKey: text,
  channelKey: text.exactOptional(),
  orderName: text,
  customer: customer.exactOptional(),
  customData: text.exactOptional(),
  amount: z.strictObject({ total: won.min(1), taxFree: won.exactOptional(), vat: won.exactOptional() }),
  currency,
}) satisfies z.ZodType<Common.BillingKeyPaymentInput>;

/** POST /payments/{paymentId}/cancel. Whole payments only. */
export const cancelBody = z.strictObject({
  storeId: text.exactOptional(),
  reason: text,
  requester: z.enum(['CUSTOMER', 'ADMIN']).exactOptional(),
  currentCancellableAmount: won.exactOptional(),
}) satisfies z.ZodType<Payment.CancelPaymentBody>;

/** POST /billing-keys/confirm */
export const confirmBody = z.strictObject({
  storeId: text.exactOptional(),
  billingIssueToken: text,
  isTest: z.boolean().exactOptional(),
}) satisfies z.ZodType<Payment.BillingKey.ConfirmBillingKeyBody>;

/** The query of GET /payments/{paymentId} and GET /billing-keys/{billingKey} */
export const storeQuery = z.strictObject({ storeId: text.exactOptional() });

/** The query of DELETE /billing-keys/{billingKey} */
export const deleteQuery = z.strictObject({
  storeId: text.exactOptional(),
  reason: text.exactOptional(),
  requester: z.enum(['CUSTOMER', 'ADMIN']).exactOptional(),
});
