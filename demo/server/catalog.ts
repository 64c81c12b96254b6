import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import { problem, type Problem } from './problem.js';

/** Something to buy. */
export interface Product {
  readonly productId: string;
  readonly name: { readonly ko: string; readonly en: string };
  /** Whole won. */
  readonly amount: number;
}

/** Something that a standing permission is asked for, with the values that the mandate's sentences are made from. */
export interface Plan {
  readonly planId: string;
  readonly frequency: 'one-time' | 'recurring';
  readonly mandate: Readonly<Record<'ko' | 'en', Mandate>>;
}

interface Mandate {
  readonly merchant: string;
  readonly timing: string;
  readonly amountRule: string;
  readonly cancellation: string;
  readonly termsVersion: string;
}

/** What the shop sells, at the shop's prices. */
export const products: readonly Product[] = [
  { productId: 'sejak', name: { ko: '하동 세작', en: 'Hadong Sejak' }, amount: 14_000 },
  { productId: 'hwangcha', name: { ko: '하동 황차', en: 'Hadong Hwangcha' }, amount: 32_000 },
  { productId: 'tea-table', name: { ko: '느티나무 찻상', en: 'Zelkova tea table' }, amount: 2_450_000 },
];

/** What the shop asks a standing permission for. */
export const plans: readonly Plan[] = [
  {
    planId: 'tea-monthly',
    frequency: 'recurring',
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

interface MethodRule {
  readonly modes: readonly Mode[];
  /** Whole won, for one payment. */
  readonly minimum: number;
  readonly maximum: number;
}

const noMaximum = Number.MAX_SAFE_INTEGER;
const saves: readonly Mode[] = ['pay', 'save', 'pay-and-save'];

/**
 * What each provider can do with each method. Stripe's rows follow its payment-method pages for South Korea: PAYCO and
 * Samsung Pay cannot be saved, Samsung Pay takes at most 2,000,000 won, and nothing is under 100 won.
 */
const methodRules: Partial<Record<ProviderName, Partial<Record<Method, MethodRule>>>> = {
  stripe: {
    kakao_pay: { modes: saves, minimum: 100, maximum: noMaximum },
    kr_card: { modes: saves, minimum: 100, maximum: noMaximum },
    naver_pay: { modes: saves, minimum: 100, maximum: noMaximum },
    samsung_pay: { modes: ['pay'], minimum: 100, maximum: 2_000_000 },
    payco: { modes: ['pay'], minimum: 100, maximum: noMaximum },
  },
};

/** Why this provider cannot do this with this method, or undefined when it can. */
export function findMethodProblem(
  provider: ProviderName,
  method: Method,
  mode: Mode,
  amount: number | null,
): Problem | undefined {
  const rule = methodRules[provider]?.[method];
  if (!rule) return problem(422, 'method-unavailable', `This shop cannot take ${method} through ${provider}.`);
  if (mode === 'subscribe') {
    return problem(422, 'mode-unavailable', 'This shop does not take subscriptions yet: use save or pay-and-save.');
  }
  if (!rule.modes.includes(mode)) {
    return problem(422, 'mode-unavailable', `${method} cannot be saved at ${provider}: only mode "pay" works with it.`);
  }
  if (amount !== null && (amount < rule.minimum || amount > rule.maximum)) {
    const limit = amount < rule.minimum ? `at least ${rule.minimum}` : `at most ${rule.maximum}`;
    return problem(422, 'amount-out-of-range', `${method} takes ${limit} won, and the order is ${amount} won.`);
  }
  return undefined;
}
