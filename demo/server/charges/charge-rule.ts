import type { ConsentRecord } from '../../../src/contract/types.js';
import type { Plan } from '../catalog.js';
import { findConsentProblem } from '../consent-check.js';
import { findSentenceProblem } from '../plan-sentences.js';
import { problem, type Problem } from '../problem.js';
import type { Withdrawal } from '../store/withdrawals.js';
import { nextDueOn, seoulDay, type Day } from './due-dates.js';

/** What a charge of a saved method rests on. */
export interface Permission {
  /** The attempt that saved the method. */
  readonly savedAttemptId: string;
  /** Null when the method was saved for no plan; undefined when the shop has no such plan any more. */
  readonly plan: Plan | null | undefined;
  readonly consent: AgreedConsent | undefined;
  /** When the permission ended: ISO 8601, UTC; null as long as it stands. */
  readonly canceledAt: string | null;
  /** The row that says how it ended. */
  readonly withdrawal?: Withdrawal | undefined;
  /** What was agreed to since: another price from a day on, in the order of these days. */
  readonly prices?: readonly AgreedPrice[];
  /** Days whose months are paid for, or may be: a subscription's first payment, and charges that have not failed. */
  readonly paidOn: readonly Day[];
}

/** The consent as it was stored. */
export interface AgreedConsent {
  readonly attemptId: string;
  /** Undefined when what is stored is no consent record. */
  readonly record: ConsentRecord | undefined;
  /** When the server received it: ISO 8601, UTC. */
  readonly receivedAt: string;
}

/** Another price, with a consent of its own. */
export interface AgreedPrice {
  /** The plan with the other price, and with the words that say so. */
  readonly plan: Plan;
  readonly consent: AgreedConsent;
  /** Payments that fall due on this day or later have it. */
  readonly fromOn: Day;
}

/** Names the consent record that a charge rests on. */
export interface ConsentReference {
  readonly attemptId: string;
  /** The record's own hash; null when there is no record. */
  readonly sha256: string | null;
}

/** Why a charge may not be made, and by which consent. */
export interface ChargeRefusal extends Problem {
  readonly consent: ConsentReference;
}

/** A charge that the shopper agreed to. */
export interface AllowedCharge {
  /** The due date that it pays. */
  readonly dueOn: Day;
  readonly plan: Plan;
  readonly consent: ConsentReference & { readonly sha256: string };
  /** In the language of the consent. */
  readonly orderName: string;
}

/** Names the consent of a permission. */
export function consentOf({ savedAttemptId, consent }: Permission): ConsentReference {
  return { attemptId: consent?.attemptId ?? savedAttemptId, sha256: consent?.record?.sha256 ?? null };
}

/**
 * What holds for the payment that is due next: the first agreement, or the last one whose day has come by then. The days
 * themselves are counted from the first one.
 */
export function inForce(permission: Permission, now: Date): Pick<Permission, 'plan' | 'consent'> {
  const dueOn = dueOf(permission, now);
  if (dueOn === null) return permission;
  return [...(permission.prices ?? [])].reverse().find(({ fromOn }) => fromOn <= dueOn) ?? permission;
}

/**
 * Whether the shopper agreed to a charge: of this amount, now. The one place where that is decided.
 *
 * @param amount Whole won.
 */
export function judgeCharge(given: Permission, amount: number, now: Date): AllowedCharge | ChargeRefusal {
  const permission = { ...given, ...inForce(given, now) };
  const consent = consentOf(permission);
  const refuse = (status: number, code: string, message: string): ChargeRefusal => ({
    ...problem(status, code, message),
    consent,
  });
  const record = permission.consent?.record;
  if (!permission.consent || !record) {
    return refuse(422, 'consent-missing', `There is no consent record of attempt ${consent.attemptId} to charge by.`);
  }
  const named = `consent ${record.sha256}`;
  const broken = findConsentProblem('subscribe', record);
  if (broken) return refuse(422, 'mandate-not-agreed', `The ${named} does not allow a charge. ${broken.message}`);
  const { plan, canceledAt } = permission;
  if (!plan) return refuse(422, 'plan-unknown', `The ${named} is for no plan that this shop has.`);
  const changed = findSentenceProblem(plan, record);
  if (changed) return refuse(422, 'plan-not-agreed', `The ${named} is not to this plan. ${changed}`);
  if (canceledAt !== null) {
    return refuse(409, 'permission-canceled', `The permission by ${named} ended at ${canceledAt}${wordsOf(given)}.`);
  }
  if (amount !== plan.amount) {
    const agreed = `The shopper agreed to ${plan.amount} won by ${named}`;
    return refuse(422, 'amount-not-agreed', `${agreed}, not to ${amount} won.`);
  }
  const dueOn = dueOf(given, now) ?? seoulDay(now);
  if (dueOn > seoulDay(now)) {
    return refuse(409, 'too-early', `By ${named} the next payment is due on ${dueOn}, and today is ${seoulDay(now)}.`);
  }
  const orderName = plan.name[record.locale === 'ko' ? 'ko' : 'en'];
  return { dueOn, plan, consent: { attemptId: consent.attemptId, sha256: record.sha256 }, orderName };
}

/** Names the withdrawal of a permission. */
function wordsOf({ withdrawal }: Permission): string {
  if (!withdrawal) return '';
  const { withdrawalId, withdrawnBy } = withdrawal;
  return ` by withdrawal ${withdrawalId}${withdrawnBy ? ` of the ${withdrawnBy}` : ''}`;
}

/** When the next payment may be charged; null when none ever may. */
export function nextDueOf(permission: Permission, now: Date): Day | null {
  return permission.canceledAt === null ? dueOf(permission, now) : null;
}

/** The day of the next payment, whether or not the permission still stands. */
function dueOf({ plan, consent, paidOn }: Permission, now: Date): Day | null {
  if (!plan || !consent?.record) return null;
  return nextDueOn(plan.dueDay, seoulDay(new Date(consent.receivedAt)), paidOn, seoulDay(now));
}
