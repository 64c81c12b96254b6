import type { Observation } from './providers/provider.js';

/** Where an attempt stands. Only `starting` and `open` can still end in money without anybody being surprised. */
export type AttemptState = 'starting' | 'open' | 'succeeded' | 'failed' | 'canceled' | 'expired';

/** What a person should know about an ended attempt. */
export type AttemptFlag = 'amount-mismatch' | 'refund-due' | 'superseded';

/** Whether an order is paid. `paid` is final. */
export type OrderState = 'unpaid' | 'paid';

/** What a person has to look at. */
export type OrderFlag = 'amount-mismatch' | 'refund-due';

/** What money a provider took is for: it paid the order, or it must go back. */
export type LedgerEntry = 'captured' | 'refund-due';

/** Why the shop itself closed the provider's object. */
export type Closing = 'canceled' | 'superseded';

/** What the decision needs to know of the attempt and its order. */
export interface Standing {
  readonly attemptState: AttemptState;
  readonly attemptFlag: AttemptFlag | null;
  /** Whole won; null when nothing is charged. */
  readonly amount: number | null;
  /** Null when there is no order, as when a method is only saved. */
  readonly orderState: OrderState | null;
  /** Whether the payment that the provider tells of is in the ledger already. */
  readonly isBooked: boolean;
}

/** What is to be stored. */
export type Decision =
  | { readonly type: 'stay' }
  | {
      readonly type: 'end';
      readonly state: AttemptState;
      readonly flag: AttemptFlag | null;
      readonly entry: LedgerEntry | null;
      readonly orderFlag: OrderFlag | null;
    }
  /** One more payment of an attempt that ended by another one: the attempt stays as it is. */
  | { readonly type: 'book'; readonly entry: 'refund-due'; readonly orderFlag: OrderFlag };

const stay: Decision = { type: 'stay' };

/** Whether an attempt can still end in money as the shopper expects it to. */
export function isLive(state: AttemptState): boolean {
  return state === 'starting' || state === 'open';
}

/**
 * Judges an attempt by what its provider says. Moves go forward only: `succeeded` is never left, a live attempt ends
 * once, and an ended one moves again only when money arrived after all.
 *
 * Money of the order's amount pays the order if nothing has, however late it is and whatever was started meanwhile: who
 * paid is not asked to pay again. All other money is to go back. A payment is written down once.
 *
 * @param closing Set when the shop closed the object itself, so that `expired` there means this.
 */
export function decide(standing: Standing, observation: Observation, closing?: Closing): Decision {
  if (observation.status === 'succeeded') return decideOnMoney(standing, observation);
  if (!isEnd(observation) || !isLive(standing.attemptState)) return stay;
  const closedByShop = observation.status === 'expired' && closing !== undefined;
  return {
    type: 'end',
    state: closedByShop ? 'canceled' : observation.status,
    flag: closedByShop && closing === 'superseded' ? 'superseded' : null,
    entry: null,
    orderFlag: null,
  };
}

type EndWithoutMoney = Observation & { readonly status: 'failed' | 'canceled' | 'expired' };

function isEnd(observation: Observation): observation is EndWithoutMoney {
  return ['failed', 'canceled', 'expired'].includes(observation.status);
}

function decideOnMoney(standing: Standing, observation: Observation & { readonly status: 'succeeded' }): Decision {
  const { attemptState, attemptFlag, amount, orderState, isBooked } = standing;
  const hasSucceeded = attemptState === 'succeeded';
  if (amount === null) {
    return hasSucceeded ? stay : { type: 'end', state: 'succeeded', flag: null, entry: null, orderFlag: null };
  }
  if (isBooked) return stay;
  const fits = observation.amount === amount && observation.currency === 'KRW';
  if (fits && orderState !== 'paid') {
    // What took its place was agreed to later: the money counts, a permission that came with it does not.
    const flag = attemptFlag === 'superseded' ? 'superseded' : null;
    return { type: 'end', state: 'succeeded', flag, entry: 'captured', orderFlag: null };
  }
  if (hasSucceeded) return { type: 'book', entry: 'refund-due', orderFlag: 'refund-due' };
  if (fits) {
    return { type: 'end', state: 'succeeded', flag: 'refund-due', entry: 'refund-due', orderFlag: 'refund-due' };
  }
  if (attemptFlag === 'amount-mismatch') return { type: 'book', entry: 'refund-due', orderFlag: 'amount-mismatch' };
  return {
    type: 'end',
    state: 'failed',
    flag: 'amount-mismatch',
    entry: 'refund-due',
    orderFlag: 'amount-mismatch',
  };
}

/** What is known of an attempt that goes on. */
export interface Progress {
  readonly underWay: boolean;
  /** Null when the shopper has nothing to do but what the start answer says; `same` when nothing new was said. */
  readonly action: Readonly<Record<string, unknown>> | 'same' | null;
}

/**
 * What an attempt that goes on is known by from now on, or undefined when nothing new was said.
 *
 * @param isOutdated Whether the word answers something that the shopper brought back before something newer.
 */
export function progressOf(state: AttemptState, observation: Observation, isOutdated: boolean): Progress | undefined {
  if (state !== 'open' || isOutdated) return undefined;
  if (observation.status === 'pending') return { underWay: true, action: null };
  return observation.status === 'open' ? { underWay: false, action: observation.action ?? 'same' } : undefined;
}
