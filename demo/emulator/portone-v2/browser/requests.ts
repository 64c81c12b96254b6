import { z } from 'zod';
import { windowType } from '../channels.js';

// The parameters of the browser SDK's two functions, after PortOne's V2 reference. Names it does not have are refused.

const text = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/ });
const windows = z.strictObject({ pc: windowType.exactOptional(), mobile: windowType.exactOptional() });

/** Who pays. */
const customer = z.strictObject({
  customerId: text.exactOptional(),
  fullName: text.exactOptional(),
  firstName: text.exactOptional(),
  lastName: text.exactOptional(),
  phoneNumber: text.exactOptional(),
  email: text.exactOptional(),
  address: z.unknown().exactOptional(),
  zipcode: text.exactOptional(),
  gender: z.enum(['MALE', 'FEMALE', 'OTHER']).exactOptional(),
  birthYear: text.exactOptional(),
  birthMonth: text.exactOptional(),
  birthDay: text.exactOptional(),
});

const easyPay = z.strictObject({
  easyPayProvider: text.exactOptional(),
  availablePayMethods: z.array(text).exactOptional(),
  availableCards: z.array(text).exactOptional(),
  useFreeInterestFromMall: z.boolean().exactOptional(),
  installment: z.unknown().exactOptional(),
});

const common = {
  storeId: text,
  channelKey: text,
  customer: customer.exactOptional(),
  windowType: windows.exactOptional(),
  redirectUrl: webAddress.exactOptional(),
  forceRedirect: z.boolean().exactOptional(),
  noticeUrls: z.array(webAddress).exactOptional(),
  locale: z
    .string()
    .regex(/^[A-Z]{2}_[A-Z]{2}$/)
    .exactOptional(),
  customData: z.unknown().exactOptional(),
  appScheme: text.exactOptional(),
  offerPeriod: z.unknown().exactOptional(),
  productType: z.enum(['REAL', 'DIGITAL']).exactOptional(),
  bypass: z.record(z.string(), z.unknown()).exactOptional(),
  popup: z.unknown().exactOptional(),
  iframe: z.unknown().exactOptional(),
  card: z.unknown().exactOptional(),
  easyPay: easyPay.exactOptional(),
};

/** `requestPayment` */
export const paymentRequest = z.strictObject({
  ...common,
  paymentId: text,
  orderName: text,
  totalAmount: z.int().min(1),
  currency: z.enum(['KRW', 'CURRENCY_KRW']),
  payMethod: z.enum(['CARD', 'EASY_PAY']),
  taxFreeAmount: z.int().min(0).exactOptional(),
  vatAmount: z.int().min(0).exactOptional(),
  isEscrow: z.boolean().exactOptional(),
  isCulturalExpense: z.boolean().exactOptional(),
  products: z.array(z.unknown()).exactOptional(),
  country: text.exactOptional(),
  storeDetails: z.unknown().exactOptional(),
});

/** `requestIssueBillingKey` */
export const billingKeyRequest = z.strictObject({
  ...common,
  billingKeyMethod: z.enum(['CARD', 'EASY_PAY']),
  issueId: text.exactOptional(),
  issueName: text.exactOptional(),
  displayAmount: z.int().min(0).exactOptional(),
  currency: z.enum(['KRW', 'CURRENCY_KRW']).exactOptional(),
});

/** What our browser SDK asks the emulator for. This envelope is the emulator's own. */
export const windowRequest = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('payment'), device: z.enum(['pc', 'mobile']), request: paymentRequest }),
  z.strictObject({ operation: z.literal('billing-key'), device: z.enum(['pc', 'mobile']), request: billingKeyRequest }),
]);

export type WindowRequest = z.infer<typeof windowRequest>;
