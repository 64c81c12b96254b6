import type { Locale } from '../../src/contract/types.js';
import { cancellations, monthlyAmount, type ExtraTerm } from './plan-texts.js';

/** What a shopper reads of a change of price. */
export interface PriceWords {
  /** Whole won; 0 where it was free so far. */
  readonly oldAmount: number;
  readonly amount: number;
  /** A day such as `2027-01-05`. */
  readonly fromOn: string;
}

const free: Readonly<Record<Locale, string>> = { ko: '무료', en: 'free', ja: '無料', zh: '免费' };

/** The old price as a sentence's part. */
const before = (amount: number, locale: Locale): string =>
  amount === 0 ? free[locale] : monthlyAmount(amount, locale);

const labels: Readonly<Record<Locale, string>> = {
  ko: '값이 바뀌는 데 동의',
  en: 'The change of the price',
  ja: '料金の変更への同意',
  zh: '同意价格变更',
};

const texts: Readonly<Record<Locale, (old: string, next: string, day: string, cancellation: string) => string>> = {
  ko: (old, next, day, cancellation) =>
    `지금 값: ${old}. 바뀌는 값: ${next}. 바뀌는 날: ${day}에 돌아오는 결제부터. 결제수단: 등록해 두신 그 결제수단. 동의하지 않으시면 바뀐 값으로 결제되지 않아요. 해지 방법: ${cancellation}.`,
  en: (old, next, day, cancellation) =>
    `Price now: ${old}. New price: ${next}. From: payments that fall due on ${day} or later. Method: the one that you saved. Without your consent the new price is not charged. To cancel: ${cancellation}.`,
  ja: (old, next, day, cancellation) =>
    `現在の料金：${old}。新しい料金：${next}。変更日：${day}以降の決済から。支払い方法：登録済みの方法。同意がなければ新しい料金は請求されません。解約方法：${cancellation}。`,
  zh: (old, next, day, cancellation) =>
    `目前价格：${old}。新价格：${next}。变更日：自${day}起到期的扣款。支付方式：您已绑定的方式。未经您同意，不会按新价格扣款。取消方式：${cancellation}。`,
};

/** The term that asks for consent to a change of price, in one language: old and new price, from when, how to cancel. */
export function priceTerm({ oldAmount, amount, fromOn }: PriceWords, version: string, locale: Locale): ExtraTerm {
  const [old, next] = [before(oldAmount, locale), monthlyAmount(amount, locale)];
  const text = texts[locale](old, next, fromOn, cancellations[locale]);
  return { termId: 'price-change', version, required: true, label: labels[locale], text };
}
