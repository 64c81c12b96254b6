import { z } from 'zod';

const amount = z.strictObject({ currency: z.string().length(3), value: z.int() });
const countryCode = z.string().max(100).exactOptional();
const channel = z.enum(['iOS', 'Android', 'Web']).exactOptional();
const shopperLocale = z.string().exactOptional();
const shopperReference = z.string().min(3).max(256).exactOptional();

const lineItem = z.strictObject({
  id: z.string().exactOptional(),
  description: z.string().max(10_000).exactOptional(),
  quantity: z.int().exactOptional(),
  amountIncludingTax: z.int().exactOptional(),
});

/** The body of `/paymentMethods`, as far as the emulator knows it. */
export const paymentMethodsRequest = z.strictObject({
  merchantAccount: z.string().min(1),
  amount: amount.exactOptional(),
  countryCode,
  channel,
  shopperLocale,
  shopperReference,
});

/** The body of `/payments` (version 72), as far as redirect methods and charges of their tokens need it. */
export const paymentRequest = z.strictObject({
  merchantAccount: z.string().min(1),
  amount,
  reference: z.string().min(1).max(80),
  paymentMethod: z.strictObject({
    type: z.string().min(1),
    storedPaymentMethodId: z.string().min(1).max(64).exactOptional(),
  }),
  returnUrl: z.string().min(1).max(1_024),
  channel,
  countryCode,
  shopperLocale,
  shopperReference,
  lineItems: z.array(lineItem).exactOptional(),
  storePaymentMethod: z.boolean().exactOptional(),
  recurringProcessingModel: z.enum(['CardOnFile', 'Subscription', 'UnscheduledCardOnFile']).exactOptional(),
  shopperInteraction: z.enum(['Ecommerce', 'ContAuth']).exactOptional(),
  metadata: z.record(z.string().max(20), z.string().max(80)).exactOptional(),
});

/** The body of `/payments/details` after a redirect: one of the two. */
export const paymentDetailsRequest = z.strictObject({
  details: z
    .strictObject({
      redirectResult: z.string().min(1).max(20_000).exactOptional(),
      payload: z.string().min(1).max(20_000).exactOptional(),
    })
    .refine(
      ({ redirectResult, payload }) => (redirectResult === undefined) !== (payload === undefined),
      'expected redirectResult or payload',
    ),
});

export type PaymentRequest = z.infer<typeof paymentRequest>;
export type PaymentMethodsRequest = z.infer<typeof paymentMethodsRequest>;
export type PaymentDetailsRequest = z.infer<typeof paymentDetailsRequest>;
