import { z } from 'zod';
import { isLoopbackHostname } from '../../loopback.js';

const text = (longest: number) => z.string().min(1).max(longest);
const won = z.number().int();

/** POST /users/getToken. */
export const tokenRequest = z.strictObject({ imp_key: text(200), imp_secret: text(400) });

/** POST and PUT /payments/prepare. */
export const prepareRequest = z.strictObject({
  merchant_uid: text(40),
  amount: won.min(0),
  currency: z.enum(['KRW', 'USD', 'JPY']).optional(),
});

/** The query of GET /payments/{imp_uid}. */
export const paymentQuery = z.strictObject({ include_sandbox: z.enum(['true', 'false']).optional() });

/** The query of GET /payments/find/…: the order in which the first one is chosen. */
export const findQuery = z.strictObject({
  sorting: z.enum(['-started', 'started', '-paid', 'paid', '-updated', 'updated']).optional(),
});

/** The last part of GET /payments/find/{merchant_uid}/{payment_status}. */
export const paymentStatus = z.enum(['ready', 'paid', 'cancelled', 'failed']);

/** POST /subscribe/payments/again. */
export const againRequest = z.strictObject({
  customer_uid: text(80),
  merchant_uid: text(40),
  amount: won.positive(),
  name: text(40),
  currency: z.literal('KRW').optional(),
  tax_free: won.min(0).optional(),
  vat_amount: won.min(0).optional(),
  buyer_name: text(16).optional(),
  buyer_email: text(64).optional(),
  buyer_tel: text(16).optional(),
  buyer_addr: text(128).optional(),
  buyer_postcode: text(8).optional(),
  card_quota: z.number().int().min(0).optional(),
  custom_data: text(5_000).optional(),
  notice_url: z
    .url({ protocol: /^https?$/ })
    .refine((address) => isLoopbackHostname(new URL(address).hostname), {
      message: 'expected an address on a loopback host: this is an emulator',
    })
    .optional(),
  browser_ip: text(45).optional(),
  channel_key: text(100).optional(),
});

/** POST /payments/cancel. One of the two ids is needed; without an amount, or with 0, everything goes back. */
export const cancelRequest = z
  .strictObject({
    imp_uid: text(40).optional(),
    merchant_uid: text(40).optional(),
    amount: won.min(0).optional(),
    tax_free: won.min(0).optional(),
    vat_amount: won.min(0).optional(),
    checksum: won.min(0).optional(),
    reason: text(200).optional(),
    enable_webhook: z.boolean().optional(),
    extra: z.strictObject({ requester: z.enum(['customer', 'admin']).optional() }).optional(),
  })
  .refine(({ imp_uid, merchant_uid }) => imp_uid !== undefined || merchant_uid !== undefined, {
    message: 'imp_uid 또는 merchant_uid가 필요합니다.',
  });

/** The query of DELETE /subscribe/customers/{customer_uid}. */
export const deleteKeyQuery = z.strictObject({
  reason: text(200).optional(),
  'extra[requester]': z.enum(['customer', 'admin']).optional(),
});
