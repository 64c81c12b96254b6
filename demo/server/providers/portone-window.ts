import { buyerIdOf } from '../buyer-id.js';
import type { Method } from '../../../src/contract/types.js';
import { channelKeyFor, purposeOf, windowAmount, type ChannelKeys } from './portone-channels.js';
import { customerUidOf } from './portone-ids.js';
import type { AttemptToCreate } from './provider.js';

/** What the windows of a shop are made from. */
export interface WindowOptions {
  /** The merchant's code in the console, `imp` and digits. */
  readonly userCode: string;
  readonly channelKeys: Readonly<Partial<Record<Method, ChannelKeys>>>;
  /** Where PortOne sends webhooks instead of the console's address. */
  readonly noticeUrl?: string;
  /** The shopper's telephone number, for PAYCO, cards and Samsung Pay, which require one. */
  readonly buyerTelephone?: string;
  /** How the card channel calls Samsung Pay: `samsung` at KG Inicis and NHN KCP, `samsungpay` at Toss Payments. */
  readonly samsungPayMethod?: 'samsung' | 'samsungpay';
  /** Naver Pay's category of what the shop sells. Default `PRODUCT` and `GENERAL`. */
  readonly naverCategory?: { readonly type: string; readonly id: string };
  /** Whether Naver Pay opens in a window of its own on a desktop. Default true; false leaves the page there too. */
  readonly naverPopup?: boolean;
}

/** What the browser opens a window with. */
export interface WindowToOpen {
  /** Whole won. */
  readonly amount: number;
  readonly params: Readonly<Record<string, unknown>>;
  /** On a desktop it opens a window of its own, which browsers allow only just after a click. */
  readonly opensWindow: boolean;
}

/** Longest texts that PortOne takes. */
const longestName = 40;
const longestBuyerName = 16;
const longestBuyerEmail = 64;

/** Makes the parameters of IMP.request_pay for an attempt: the same ones each time. Undefined without a channel. */
export function windowFor(attempt: AttemptToCreate, options: WindowOptions): WindowToOpen | undefined {
  const { attemptId, method, mode, shopper } = attempt;
  const purpose = purposeOf(method, mode);
  const channelKey = channelKeyFor(options.channelKeys, method, purpose);
  if (channelKey === undefined) return undefined;
  const amount = windowAmount(method, mode, attempt.amount);
  const name = cut(attempt.orderName ?? '결제 수단 등록', longestName);
  const issuesKey = purpose !== 'payment';
  return {
    amount,
    opensWindow:
      method === 'payco' || method === 'toss_pay' || (method === 'naver_pay' && options.naverPopup !== false),
    params: {
      channelKey,
      merchant_uid: attemptId,
      name,
      amount,
      currency: 'KRW',
      buyer_name: cut(shopper.name, longestBuyerName),
      ...(shopper.email.length <= longestBuyerEmail && { buyer_email: shopper.email }),
      m_redirect_url: attempt.returnUrl,
      ...(options.noticeUrl !== undefined && { notice_url: options.noticeUrl }),
      ...(issuesKey && { customer_uid: customerUidOf(attemptId) }),
      ...methodParams(attempt, options, issuesKey, name),
    },
  };
}

function methodParams(
  { method, orderId, attemptId, shopper }: AttemptToCreate,
  options: WindowOptions,
  issuesKey: boolean,
  name: string,
): Readonly<Record<string, unknown>> {
  const telephone = { buyer_tel: options.buyerTelephone ?? '010-0000-0000' };
  // Toss Pay and Toss Payments want to know whose key it is, in at most 50 characters.
  const owner = issuesKey ? { customer_id: buyerIdOf(shopper.shopperId) } : {};
  switch (method) {
    case 'kakao_pay':
      return { pay_method: 'card' };
    case 'kr_card':
      return { pay_method: 'card', ...telephone, ...owner };
    case 'samsung_pay':
      return { pay_method: options.samsungPayMethod ?? 'samsung', ...telephone };
    case 'payco':
      return { pay_method: 'card', ...telephone };
    case 'toss_pay':
      return { pay_method: 'tosspay', ...owner };
    default:
      return {
        naverPopupMode: options.naverPopup !== false,
        ...naverGoods(options, orderId ?? attemptId, issuesKey, name),
      };
  }
}

/** Naver Pay wants its first product to have the name of the order, and a code of its own for what is paid again. */
function naverGoods(
  { naverCategory = { type: 'PRODUCT', id: 'GENERAL' } }: WindowOptions,
  uid: string,
  issuesKey: boolean,
  name: string,
): Readonly<Record<string, unknown>> {
  if (issuesKey) return { naverProductCode: uid, naverProductCount: 1 };
  return { naverProducts: [{ categoryType: naverCategory.type, categoryId: naverCategory.id, uid, name, count: 1 }] };
}

/** Text of at most so many characters, without half of a pair at its end. */
export function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
