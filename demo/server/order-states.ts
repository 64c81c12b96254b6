import type { Observation } from './providers/provider.js';

/** Where an attempt stands. Only `starting` and `open` can still end in money without anybody being surprised. */
export type AttemptState = 'starting' | 'open' | 'succeeded' | 'failed' | 'canceled' | 'expired';

/** What a person should know about an ended attempt. */
export type AttemptFlag = 'amount-mismatch' | 'refund-due' | 'superseded';

/** Whether an order is paid. `paid` is final. */
export type OrderState = 'unpaid' | 'paid';

/** What a person has to look at. */
export type OrderFlag = 'amount-mismatch' | 'refund-due';

/** A kind of money line. */
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
}

/** What is to be stored. */
export type Decision =
  | { readonly type: 'stay' }
  | {
      readonly type: 'end';
      readonly state: AttemptState;
      readonly flag: AttemptFlag | null;
      readonly ledger: readonly LedgerEntry[];
      readonly orderFlag: OrderFlag | null;
    };

const stay: Decision = { type: 'stay' };

/** Whether an attempt can still end in money as the shopper expects it to. */
export function isLive(state: AttemptState): boolean {
  return state === 'starting' || state === 'open';
}

/**
 * Judges an attempt by what its provider says. Moves go forward only: `succeeded` is never left, a live attempt ends
 * once, and an ended one moves again only when money arrived after all, which is kept and marked for refund.
 *
 * @param closing Set when the shop closed the object itself, so that `expired` there means this.
 */
export function decide(standing: Standing, observation: Observation, closing?: Closing): Decision {
  if (standing.attemptState === 'succeeded') return stay;
  if (observation.status === 'succeeded') return decideOnMoney(standing, observation);
  if (!isEnd(observation) || !isLive(standing.attemptState)) return stay;
  const closedByShop = observation.status === 'expired' && closing !== undefined;
  return {
    type: 'end',
    state: closedByShop ? 'canceled' : observation.status,
    flag: closedByShop && closing === 'superseded' ? 'superseded' : null,
    ledger: [],
    orderFlag: null,
  };
}

type EndWithoutMoney = Observation & { readonly status: 'failed' | 'canceled' | 'expired' };

function isEnd(observation: Observation): observation is EndWithoutMoney {
  return ['failed', 'canceled', 'expired'].includes(observation.status);
}

function decideOnMoney(standing: Standing, observation: Observation & { readonly status: 'succeeded' }): Decision {
  if (standing.amount === null) return { type: 'end', state: 'succeeded', flag: null, ledger: [], orderFlag: null };
  if (observation.amount !== standing.amount || observation.currency !== 'KRW') {
    if (standing.attemptFlag === 'amount-mismatch') return stay;
    return { type: 'end', state: 'failed', flag: 'amount-mismatch', ledger: [], orderFlag: 'amount-mismatch' };
  }
  const paidAlready = standing.orderState === 'paid';
  const refundDue = paidAlready || !isLive(standing.attemptState);
  return {
    type: 'end',
    state: 'succeeded',
    flag: refundDue ? 'refund-due' : null,
    ledger: [...(paidAlready ? [] : (['captured'] as const)), ...(refundDue ? (['refund-due'] as const) : [])],
    orderFlag: refundDue ? 'refund-due' : null,
  };
}
