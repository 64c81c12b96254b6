/** Something to buy. */
export interface Product {
  readonly productId: string;
  readonly name: { readonly ko: string; readonly en: string };
  /** Whole won. */
  readonly amount: number;
}

/**
 * Something that a standing permission is asked for: what may be charged and when, and the values that the mandate's
 * sentences say it with.
 */
export interface Plan {
  readonly planId: string;
  readonly name: { readonly ko: string; readonly en: string };
  readonly frequency: 'recurring';
  /** One payment a calendar month, by the shop's clock in Seoul. */
  readonly interval: 'month';
  /** The day of the month, 1 to 31, from which it may be charged; the last day where a month is shorter. */
  readonly dueDay: number;
  /** Whole won, for each payment. */
  readonly amount: number;
  readonly currency: 'KRW';
  readonly mandate: Readonly<Record<'ko' | 'en', Mandate>>;
}

/** What the four sentences of a mandate are made from, in one language. */
export interface Mandate {
  readonly merchant: string;
  readonly timing: string;
  readonly amountRule: string;
  readonly cancellation: string;
  readonly termsVersion: string;
}

/** Whole won a month, as the plan's sentences say. */
const monthlyTeaAmount = 18_000;
const monthlyTeaName = { ko: '다달이 차 한 봉', en: 'A pouch a month' } as const;

/** What the shop sells, at the shop's prices. */
export const products: readonly Product[] = [
  { productId: 'sejak', name: { ko: '하동 세작', en: 'Hadong Sejak' }, amount: 14_000 },
  { productId: 'hwangcha', name: { ko: '하동 황차', en: 'Hadong Hwangcha' }, amount: 32_000 },
  { productId: 'tea-table', name: { ko: '느티나무 찻상', en: 'Zelkova tea table' }, amount: 2_450_000 },
  // The first month of the plan, for those who subscribe with a payment.
  { productId: 'tea-monthly', name: monthlyTeaName, amount: monthlyTeaAmount },
];

/** What the shop asks a standing permission for. */
export const plans: readonly Plan[] = [
  {
    planId: 'tea-monthly',
    name: monthlyTeaName,
    frequency: 'recurring',
    interval: 'month',
    dueDay: 5,
    amount: monthlyTeaAmount,
    currency: 'KRW',
    mandate: {
      ko: {
        merchant: '느린물',
        timing: '매월 5일',
        amountRule: '매월 18,000원 (배송비 포함)',
        cancellation: '다음 결제일 전날까지 가게에 알려 주시면 언제든지 해지',
        termsVersion: 'tea-monthly-2026-11-ko',
      },
      en: {
        merchant: 'Slow Water',
        timing: 'on the 5th of every month',
        amountRule: '₩18,000 a month, delivery included',
        cancellation: 'write to the shop any time until the day before the next payment',
        termsVersion: 'tea-monthly-2026-11-en',
      },
    },
  },
];

/** The product with this id, if the shop has it. */
export function findProduct(productId: string): Product | undefined {
  return products.find((product) => product.productId === productId);
}

/** The plan with this id, if the shop has it. */
export function findPlan(planId: string): Plan | undefined {
  return plans.find((plan) => plan.planId === planId);
}
