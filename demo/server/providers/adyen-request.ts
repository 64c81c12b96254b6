import { buyerIdOf } from '../buyer-id.js';
import { createHash } from 'node:crypto';
import type { ConfirmParams, Locale, Method } from '../../../src/contract/types.js';
import type { AttemptToCreate, ChargeToMake } from './provider.js';

/** Adyen's names of the methods that are reached by a redirect. Samsung Pay and Toss Pay have none. */
export const paymentMethodTypes: Readonly<Partial<Record<Method, string>>> = {
  kakao_pay: 'kakaopay',
  kr_card: 'kcp_creditcard',
  naver_pay: 'kcp_naverpay',
  payco: 'kcp_payco',
};

/** The longest `returnUrl` that version 72 takes, in characters. */
export const longestReturnUrl = 1_024;

/** The longest `redirectResult` or `payload` that Adyen takes, in characters. */
const longestRedirectResult = 20_000;

const shopperLocales: Readonly<Record<Locale, string>> = { ko: 'ko-KR', en: 'en-US', ja: 'ja-JP', zh: 'zh-CN' };

/** An attempt that charges something. */
export type PayingAttempt = AttemptToCreate & { readonly amount: number };

interface Item {
  readonly id: string;
  readonly description: string;
  readonly amount: number;
}

const won = (value: number): object => ({ currency: 'KRW', value });

/** An order is one line: the shop knows its name and price, not its parts. */
const lineItems = ({ id, description, amount }: Item): object[] => [
  { id, description, quantity: 1, amountIncludingTax: amount },
];

/** The body of `/paymentMethods`: what can pay this many won in Korea. */
export function paymentMethodsBody(merchantAccount: string, amount: number): object {
  return { merchantAccount, countryCode: 'KR', amount: won(amount), channel: 'Web' };
}

/** The body of `/payments` for an attempt of a shopper. The same attempt always has the same body. */
export function paymentBody(merchantAccount: string, type: string, attempt: PayingAttempt): object {
  const { attemptId, orderId, orderName, amount, mode, returnUrl, shopper } = attempt;
  return {
    merchantAccount,
    amount: won(amount),
    reference: attemptId,
    paymentMethod: { type },
    returnUrl,
    channel: 'Web',
    countryCode: 'KR',
    shopperLocale: shopperLocales[attempt.locale],
    ...(type !== 'kcp_creditcard' && {
      lineItems: lineItems({ id: orderId ?? attemptId, description: orderName ?? attemptId, amount }),
    }),
    ...(mode !== 'pay' && {
      storePaymentMethod: true,
      shopperReference: buyerIdOf(shopper.shopperId),
      recurringProcessingModel: recurringModel(mode === 'subscribe'),
    }),
  };
}

/** The body of `/payments` for a charge without the shopper. */
export function chargeBody(merchantAccount: string, type: string, charge: ChargeToMake, returnUrl: string): object {
  const { chargeId, orderName, amount, saved } = charge;
  return {
    merchantAccount,
    amount: won(amount),
    reference: chargeId,
    paymentMethod: { type, storedPaymentMethodId: saved.paymentMethodId },
    returnUrl,
    countryCode: 'KR',
    lineItems: lineItems({ id: chargeId, description: orderName, amount }),
    shopperReference: saved.customerId,
    shopperInteraction: 'ContAuth',
    recurringProcessingModel: recurringModel(charge.recurring),
  };
}

/** Kakao Pay knows these two: a fixed schedule, or charges when there is something to charge. */
function recurringModel(regular: boolean): string {
  return regular ? 'Subscription' : 'UnscheduledCardOnFile';
}

/** What `/payments/details` is asked with. */
export type RedirectDetails = { readonly redirectResult: string } | { readonly payload: string };

/**
 * What the shopper brought back from Adyen, or undefined when it is nothing that Adyen could have sent. The browser has
 * decoded it once, as it must be; on the way a plus sign may have become a space, and is put back.
 */
export function readRedirectDetails(hints: ConfirmParams): RedirectDetails | undefined {
  const redirectResult = lastText(hints, 'redirectResult');
  if (redirectResult !== undefined) return { redirectResult };
  const payload = lastText(hints, 'payload');
  return payload === undefined ? undefined : { payload };
}

function lastText(hints: ConfirmParams, name: string): string | undefined {
  const value = Object.hasOwn(hints, name) ? hints[name] : undefined;
  const text = typeof value === 'object' ? value.at(-1) : value;
  return text && text.length <= longestRedirectResult ? text.replaceAll(' ', '+') : undefined;
}

/** Names what the shopper brought back: 24 hex digits. */
export function detailsHash(details: RedirectDetails): string {
  return createHash('sha256').update(JSON.stringify(details)).digest('hex').slice(0, 24);
}

/** The idempotency key of asking about this result for this attempt: 61 characters. */
export function detailsKey(attemptId: string, details: RedirectDetails): string {
  return `${attemptId}:${detailsHash(details)}`;
}
