import type { Language } from './language.js';

/** What the shop's server knows the plan by. */
export const planId = 'tea-monthly';

/** What the shopper agrees to, as attributes of the button. */
const mandates: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ko: {
    merchant: '느린물',
    timing: '매월 5일',
    'amount-rule': '매월 18,000원 (배송비 포함)',
    cancellation: '다음 결제일 전날까지 가게에 알려 주시면 언제든지 해지',
    'terms-version': 'tea-monthly-2026-11-ko',
  },
  en: {
    merchant: 'Slow Water',
    timing: 'on the 5th of every month',
    'amount-rule': '₩18,000 a month, delivery included',
    cancellation: 'write to the shop any time until the day before the next payment',
    'terms-version': 'tea-monthly-2026-11-en',
  },
};

/**
 * The attributes with which a button saves a method for the plan.
 * @param returnAddress where the shopper comes back, as path and query
 */
export const planAttributes = (language: Language, returnAddress: string): Readonly<Record<string, string>> => ({
  ...mandates[language],
  frequency: 'recurring',
  'return-url': returnAddress,
});
