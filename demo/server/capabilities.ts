import type { Method, Mode, ProviderName } from '../../src/contract/types.js';
import { problem, type Problem } from './problem.js';

/** What a provider can do with a method. */
export interface Capability {
  readonly modes: readonly Mode[];
  /** Whole won, for one payment. */
  readonly minimum: number;
  readonly maximum: number;
}

const all: readonly Mode[] = ['pay', 'save', 'pay-and-save', 'subscribe'];
/** The token of a saved method comes with a payment, never without one. */
const notAlone: readonly Mode[] = ['pay', 'pay-and-save', 'subscribe'];
const once: readonly Mode[] = ['pay'];
const from = (minimum: number, modes: readonly Mode[], maximum = Number.MAX_SAFE_INTEGER): Capability => ({
  modes,
  minimum,
  maximum,
});

/**
 * The one table of which provider can do which method in which mode, after the providers' own pages for South Korea.
 * The server refuses the rest, the demo shows it, and the documentation is made from it.
 */
export const capabilities: Readonly<Record<ProviderName, Readonly<Partial<Record<Method, Capability>>>>> = {
  stripe: {
    kakao_pay: from(100, all),
    kr_card: from(100, all),
    naver_pay: from(100, all),
    samsung_pay: from(100, once, 2_000_000),
    payco: from(100, once),
  },
  // Samsung Pay comes through a card channel, and is not kept there.
  portone: {
    kakao_pay: from(100, all, 2_000_000),
    kr_card: from(100, all),
    naver_pay: from(10, all),
    samsung_pay: from(100, once),
    payco: from(100, all),
    toss_pay: from(100, all),
  },
  // No channels of their own for PAYCO and Samsung Pay: they come through a card channel.
  'portone-v2': {
    kakao_pay: from(100, all, 2_000_000),
    kr_card: from(100, all),
    naver_pay: from(100, all),
    samsung_pay: from(100, once),
    payco: from(100, once),
    toss_pay: from(100, all),
  },
  checkout: {
    kakao_pay: from(1, once),
  },
  adyen: {
    kakao_pay: from(1, notAlone),
    kr_card: from(1, once),
    naver_pay: from(1, once),
    payco: from(1, once),
  },
};

/** Why this provider cannot do this with this method, or undefined when it can. */
export function findMethodProblem(
  provider: ProviderName,
  method: Method,
  mode: Mode,
  amount: number | null,
): Problem | undefined {
  const capability = capabilities[provider][method];
  if (!capability) return problem(422, 'method-unavailable', `${provider} does not take ${method}.`);
  const { modes, minimum, maximum } = capability;
  if (!modes.includes(mode)) {
    const possible = modes.map((each) => `"${each}"`).join(', ');
    return problem(422, 'mode-unavailable', `${provider} takes ${method} in mode ${possible}, not "${mode}".`);
  }
  if (amount !== null && (amount < minimum || amount > maximum)) {
    const limit = amount < minimum ? `at least ${minimum}` : `at most ${maximum}`;
    return problem(422, 'amount-out-of-range', `${method} takes ${limit} won, and the order is ${amount} won.`);
  }
  return undefined;
}
