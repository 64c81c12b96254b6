import type { Locale } from '../../src/contract/types.js';

/** What the four sentences of a mandate are made from, in one language. */
export interface Mandate {
  readonly merchant: string;
  readonly timing: string;
  readonly amountRule: string;
  readonly cancellation: string;
  readonly termsVersion: string;
}

/** A term beside the mandate, in one language. */
export interface ExtraTerm {
  readonly termId: string;
  readonly version: string;
  readonly required: boolean;
  /** What stands beside the box. */
  readonly label: string;
  /** The full text, read inline. */
  readonly text: string;
}

/** The languages in which the button can ask for consent. */
export const locales: readonly Locale[] = ['ko', 'en', 'ja', 'zh'];

/** The shop's name, as its terms have it. */
export const merchantNames: Readonly<Record<Locale, string>> = {
  ko: '느린물',
  en: 'Slow Water',
  ja: 'Slow Water',
  zh: 'Slow Water',
};

const timings: Readonly<Record<Locale, string>> = {
  ko: '매월 5일',
  en: 'on the 5th of every month',
  ja: '毎月5日',
  zh: '每月5日',
};

/** How a plan is ended, in the words of its terms. */
export const cancellations: Readonly<Record<Locale, string>> = {
  ko: '다음 결제일 전날까지 가게에 알려 주시면 언제든지 해지',
  en: 'write to the shop any time until the day before the next payment',
  ja: '次の決済日の前日までにお店へご連絡いただければ、いつでも解約',
  zh: '在下次扣款日的前一天之前联系店铺，可随时取消',
};

const amounts: Readonly<Record<Locale, (digits: string) => string>> = {
  ko: (digits) => `매월 ${digits}원 (배송비 포함)`,
  en: (digits) => `₩${digits} a month, delivery included`,
  ja: (digits) => `毎月${digits}ウォン（送料込み）`,
  zh: (digits) => `每月${digits}韩元（含运费）`,
};

/** A monthly price as a sentence's part, such as `매월 18,000원 (배송비 포함)`. */
export function monthlyAmount(amount: number, locale: Locale): string {
  return amounts[locale](amount.toLocaleString('en'));
}

/**
 * The mandate of a plan that is paid on the fifth of every month.
 *
 * @param amount Whole won.
 * @param version Of the terms; each language has its own, such as `tea-monthly-2026-11-ko`.
 */
export function monthlyMandate(amount: number, version: string, locale: Locale): Mandate {
  return {
    merchant: merchantNames[locale],
    timing: timings[locale],
    amountRule: monthlyAmount(amount, locale),
    cancellation: cancellations[locale],
    termsVersion: `${version}-${locale}`,
  };
}

const privacy = { termId: 'privacy', version: 'privacy-2026-11', required: true } as const;
const news = { termId: 'news', version: 'news-2026-11', required: false } as const;

/** What the membership asks for beside the mandate: one term that it cannot do without, and one that it can. */
export const membershipTerms: Readonly<Record<Locale, readonly ExtraTerm[]>> = {
  ko: [
    {
      ...privacy,
      label: '개인정보 수집과 이용',
      text: '모으는 것: 이름, 이메일, 배송지. 쓰는 곳: 결제와 배송. 보관: 해지한 뒤 5년. 동의하지 않을 수 있지만, 그러면 멤버십을 시작할 수 없어요.',
    },
    {
      ...news,
      label: '새 차 소식 받기',
      text: '한 달에 한 번 이메일로 보내요. 동의하지 않아도 멤버십은 똑같아요.',
    },
  ],
  en: [
    {
      ...privacy,
      label: 'Use of your personal data',
      text: 'What: name, e-mail, delivery address. For: payment and delivery. Kept: five years after you leave. You may decline; the membership then cannot begin.',
    },
    {
      ...news,
      label: 'News of new teas',
      text: 'Once a month by e-mail. The membership is the same without it.',
    },
  ],
  ja: [
    {
      ...privacy,
      label: '個人情報の収集と利用',
      text: '項目：お名前、メール、配送先。目的：決済と配送。保管：解約後5年。同意しないこともできますが、その場合は始められません。',
    },
    {
      ...news,
      label: '新しいお茶のお知らせ',
      text: '月に一度メールでお送りします。同意しなくても内容は変わりません。',
    },
  ],
  zh: [
    {
      ...privacy,
      label: '个人信息的收集与使用',
      text: '内容：姓名、邮箱、收货地址。用途：付款与配送。保存：退订后五年。您可以不同意，但那样无法开始会员。',
    },
    {
      ...news,
      label: '接收新茶消息',
      text: '每月一封邮件。不同意也不影响会员。',
    },
  ],
};
