import type { Locale } from '../../src/contract/types.js';
import { membershipTerms, monthlyMandate, type ExtraTerm, type Mandate } from './plan-texts.js';

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
  readonly mandate: Readonly<Record<Locale, Mandate>>;
  /** What is asked for beside the mandate. */
  readonly terms: Readonly<Record<Locale, readonly ExtraTerm[]>>;
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
    mandate: mandateFor(monthlyTeaAmount, 'tea-monthly-2026-11'),
    terms: membershipTerms,
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

/** A plan's mandate in every language. `amount` is whole won. */
export function mandateFor(amount: number, version: string): Plan['mandate'] {
  const inLanguage = (locale: Locale): Mandate => monthlyMandate(amount, version, locale);
  return { ko: inLanguage('ko'), en: inLanguage('en'), ja: inLanguage('ja'), zh: inLanguage('zh') };
}
