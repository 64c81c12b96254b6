import { buyerIdOf } from '../buyer-id.js';
import type { Locale, Method } from '../../../src/contract/types.js';
import type { AttemptToCreate } from './provider.js';

/** Somebody who pays, as PortOne's browser SDK takes it. */
export interface PortOneV2Customer {
  readonly customerId: string;
  readonly fullName: string;
  readonly email: string;
}

/** The parameters of `PortOne.requestPayment` that this server sends, after PortOne's V2 browser SDK reference. */
export interface PortOneV2PaymentRequest {
  readonly storeId: string;
  readonly channelKey: string;
  readonly paymentId: string;
  readonly orderName: string;
  /** Whole won. */
  readonly totalAmount: number;
  readonly currency: 'KRW';
  readonly payMethod: 'CARD' | 'EASY_PAY';
  /** Names the wallet where the channel is a card company's hub. */
  readonly easyPay?: { readonly easyPayProvider: 'SAMSUNGPAY' | 'PAYCO' };
  readonly customer: PortOneV2Customer;
  readonly redirectUrl: string;
  readonly locale: PortOneV2Locale;
  readonly customData: CustomData;
}

/** The parameters of `PortOne.requestIssueBillingKey` that this server sends. */
export interface PortOneV2BillingKeyRequest {
  readonly storeId: string;
  readonly channelKey: string;
  readonly billingKeyMethod: 'CARD' | 'EASY_PAY';
  /** Our own id of this issue; comes back with the billing key, and ties it to its attempt. */
  readonly issueId: string;
  readonly issueName: string;
  /** Whole won; only shown. The server charges after the key is issued. */
  readonly displayAmount?: number;
  readonly currency?: 'KRW';
  readonly customer: PortOneV2Customer;
  readonly redirectUrl: string;
  readonly locale: PortOneV2Locale;
  readonly customData: CustomData;
}

/** What the browser is to do. `opensWindow` says that a pop-up will be opened on a desktop, which needs a fresh click. */
export type PortOneV2Action =
  | { readonly operation: 'payment'; readonly request: PortOneV2PaymentRequest; readonly opensWindow: boolean }
  | { readonly operation: 'billing-key'; readonly request: PortOneV2BillingKeyRequest; readonly opensWindow: boolean };

/** The console's channel keys, by method. A method without one is refused. */
export interface PortOneV2ChannelKeys {
  readonly payment: Readonly<Partial<Record<Method, string>>>;
  readonly billing: Readonly<Partial<Record<Method, string>>>;
}

type PortOneV2Locale = 'KO_KR' | 'EN_US' | 'JA_JP' | 'ZH_CN';
type CustomData = Readonly<Record<'attempt' | 'order', string | null>>;

const locales: Readonly<Record<Locale, PortOneV2Locale>> = { ko: 'KO_KR', en: 'EN_US', ja: 'JA_JP', zh: 'ZH_CN' };

/** PortOne V2 has no channels of their own for these two. */
const hubWallets: Readonly<Partial<Record<Method, 'SAMSUNGPAY' | 'PAYCO'>>> = {
  samsung_pay: 'SAMSUNGPAY',
  payco: 'PAYCO',
};

/** Channels whose window on a desktop is a pop-up. PortOne's page on Toss Pay does not say so outright. */
const popupMethods: ReadonlySet<Method> = new Set(['naver_pay', 'toss_pay']);

/** Whether this method goes through a card channel, and is held to what card companies accept. */
const cardChannelMethods: ReadonlySet<Method> = new Set(['kr_card', 'samsung_pay', 'payco']);

/** PortOne's id for an attempt: 32 hexadecimal digits, as some card companies refuse dashes or more than 40 characters. */
export function toPaymentId(attemptId: string): string {
  return attemptId.replaceAll('-', '');
}

/** The attempt that PortOne's id was made from, or null when it was not made here. */
export function toAttemptId(paymentId: string): string | null {
  const parts = /^([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/.exec(paymentId);
  return parts && parts.slice(1).join('-');
}

/**
 * Cuts an order's name to what the channel takes: 40 bytes at card companies, counted in UTF-8, and 100 characters at
 * wallets.
 */
export function fitOrderName(name: string, method: Method): string {
  if (!cardChannelMethods.has(method)) return Array.from(name).slice(0, 100).join('');
  let fitting = '';
  for (const character of name) {
    if (Buffer.byteLength(fitting + character) > 40) break;
    fitting += character;
  }
  return fitting.trimEnd();
}

/** What the browser is to do for this attempt, or undefined when there is no channel for it. */
export function buildAction(
  attempt: AttemptToCreate,
  storeId: string,
  channelKeys: PortOneV2ChannelKeys,
): PortOneV2Action | undefined {
  const { method, mode, amount, shopper, locale, returnUrl } = attempt;
  const needsKey = mode !== 'pay';
  const channelKey = (needsKey ? channelKeys.billing : channelKeys.payment)[method];
  if (channelKey === undefined || (!needsKey && amount === null)) return undefined;
  const common = {
    storeId,
    channelKey,
    customer: { customerId: buyerIdOf(shopper.shopperId), fullName: shopper.name, email: shopper.email },
    redirectUrl: returnUrl,
    locale: locales[locale],
    customData: { attempt: attempt.attemptId, order: attempt.orderId },
  };
  const opensWindow = popupMethods.has(method);
  const id = toPaymentId(attempt.attemptId);
  const payMethod = method === 'kr_card' ? 'CARD' : 'EASY_PAY';
  if (needsKey || amount === null) {
    const request: PortOneV2BillingKeyRequest = {
      ...common,
      billingKeyMethod: payMethod,
      issueId: id,
      issueName: fitOrderName(attempt.orderName ?? issueNames[locale], method),
      ...(amount !== null && { displayAmount: amount, currency: 'KRW' }),
    };
    return { operation: 'billing-key', request, opensWindow };
  }
  const easyPayProvider = hubWallets[method];
  const request: PortOneV2PaymentRequest = {
    ...common,
    paymentId: id,
    orderName: fitOrderName(attempt.orderName ?? attempt.attemptId, method),
    totalAmount: amount,
    currency: 'KRW',
    payMethod,
    ...(easyPayProvider && { easyPay: { easyPayProvider } }),
  };
  return { operation: 'payment', request, opensWindow };
}

/** The window's title when there is no order: Kakao Pay and Naver Pay insist on one. */
const issueNames: Readonly<Record<Locale, string>> = {
  ko: '결제 수단 등록',
  en: 'Save a payment method',
  ja: 'お支払い方法の登録',
  zh: '登记付款方式',
};
