import type { ChargeOutcome } from '../providers/provider.js';

/**
 * Where a charge stands. `open`: nobody knows whether the provider has it. `pending`: it has, and is not done.
 */
export type ChargeState = 'open' | 'pending' | 'succeeded' | 'failed';

/**
 * What a person has to look at: the provider took another amount; money came for a due date that was paid meanwhile;
 * nobody knows the outcome, and asking again is not safe any more.
 */
export type ChargeFlag = 'amount-mismatch' | 'refund-due' | 'unsettled';

/** What the decisions need to know of a charge. */
export interface ChargeStanding {
  readonly state: ChargeState;
  readonly flag: ChargeFlag | null;
  /** Whole won, as agreed. */
  readonly amount: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What is to be stored. */
export type ChargeDecision =
  { readonly type: 'stay' } | { readonly type: 'move'; readonly state: ChargeState; readonly flag: ChargeFlag | null };

const stay: ChargeDecision = { type: 'stay' };

/** Whether the outcome is still to come. */
export function isUnsettled(state: ChargeState): boolean {
  return state === 'open' || state === 'pending';
}

/** Whether a charge may have taken money for its due date, so that no other may be made for it. */
export function mayHaveTaken({ state, flag }: Pick<ChargeStanding, 'state' | 'flag'>): boolean {
  return state !== 'failed' || flag === 'amount-mismatch';
}

/**
 * Judges a charge by what its provider says. Moves go forward only: `succeeded` and an amount that differed are never
 * left, and a failed charge moves again only when it took money after all.
 *
 * @param dueDateTaken Whether another charge took, or may take, the money for the same due date.
 */
export function decideCharge(
  { state, flag, amount }: ChargeStanding,
  outcome: ChargeOutcome,
  dueDateTaken: boolean,
): ChargeDecision {
  if (state === 'succeeded' || flag === 'amount-mismatch') return stay;
  switch (outcome.status) {
    case 'unknown':
      return stay;
    case 'pending':
      return state === 'open' ? { type: 'move', state: 'pending', flag } : stay;
    case 'failed':
      return isUnsettled(state) ? { type: 'move', state: 'failed', flag: null } : stay;
    default:
      if (outcome.amount !== amount || outcome.currency !== 'KRW') {
        return { type: 'move', state: 'failed', flag: 'amount-mismatch' };
      }
      return { type: 'move', state: 'succeeded', flag: dueDateTaken ? 'refund-due' : null };
  }
}

/** Providers keep an idempotency key for a day (Stripe: 24 hours). After that the same question is a new charge. */
const keyMilliseconds = 23 * 60 * 60 * 1_000;

/**
 * Whether the provider may be asked again with the same charge. Not after the permission ended, unless the provider is
 * known to have the charge: asking could make it only now.
 */
export function mayAskAgain({ state, createdAt }: ChargeStanding, canceledAt: string | null, now: Date): boolean {
  if (!isUnsettled(state)) return false;
  if (now.valueOf() - Date.parse(createdAt) >= keyMilliseconds) return false;
  return state === 'pending' || canceledAt === null;
}
