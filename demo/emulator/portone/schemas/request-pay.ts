import { z } from 'zod';
import { isLoopbackHostname } from '../../loopback.js';

const text = (longest: number) => z.string().min(1).max(longest);
const won = z.number().int();
const webAddress = z.url({ protocol: /^https?$/ });
/** The emulator posts to this machine only. */
const noticeAddress = webAddress.refine((address) => isLoopbackHostname(new URL(address).hostname), {
  message: 'expected an address on a loopback host: this is an emulator',
});
const day = z.string().regex(/^\d{8}$/);

const naverProduct = z.strictObject({
  categoryType: text(50),
  categoryId: text(50),
  uid: text(300),
  name: text(200),
  count: z.number().int().positive(),
  payReferrer: text(50).optional(),
  sellerId: text(50).optional(),
  startDate: z.union([day, z.number()]).optional(),
  endDate: z.union([day, z.number()]).optional(),
});

/**
 * The first argument of IMP.request_pay, as documented for Korean methods. A name that is not documented is refused: the
 * real script would ignore it, which hides mistakes. Which parameters a channel requires stands in `channels.ts`.
 */
export const requestPay = z.strictObject({
  channelKey: text(100).optional(),
  pg: text(100).optional(),
  pay_method: text(20).optional(),
  merchant_uid: text(40),
  /** A number of won; text is refused. */
  amount: won.min(0),
  name: text(40),
  currency: z.literal('KRW').optional(),
  language: z.enum(['ko', 'en', 'zh']).optional(),
  tax_free: won.min(0).optional(),
  vat_amount: won.min(0).optional(),
  buyer_name: text(16).optional(),
  buyer_email: text(64).optional(),
  buyer_tel: text(16).optional(),
  buyer_addr: text(128).optional(),
  buyer_postcode: text(8).optional(),
  m_redirect_url: webAddress.optional(),
  notice_url: z.union([noticeAddress, z.array(noticeAddress)]).optional(),
  confirm_url: webAddress.optional(),
  customer_uid: text(80).optional(),
  customer_id: text(50).optional(),
  custom_data: z.record(z.string(), z.unknown()).optional(),
  app_scheme: text(200).optional(),
  escrow: z.boolean().optional(),
  digital: z.boolean().optional(),
  display: z.strictObject({ card_quota: z.array(won.min(0)).optional() }).optional(),
  card: z.record(z.string(), z.unknown()).optional(),
  period: z.strictObject({ from: day.optional(), to: day.optional() }).optional(),
  popup: z.boolean().optional(),
  bypass: z.record(z.string(), z.unknown()).optional(),
  kakaopayMobileAsPC: z.boolean().optional(),
  naverPopupMode: z.boolean().optional(),
  naverProducts: z.array(naverProduct).min(1).optional(),
  naverProductCode: text(100).optional(),
  naverProductCount: z.number().int().positive().optional(),
  naverUseCfm: day.optional(),
  naverChainId: text(50).optional(),
  naverCultureBenefit: z.boolean().optional(),
  naverPurchaserName: text(50).optional(),
  naverPurchaserBirthday: day.optional(),
  naverMerchantUserKey: text(100).optional(),
});

/** The parameters of a window, checked. */
export type RequestPay = z.infer<typeof requestPay>;
