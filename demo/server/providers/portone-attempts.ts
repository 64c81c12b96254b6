import type { ConfirmParams } from '../../../src/contract/types.js';
import { savedAs, type PortOneBilling } from './portone-billing.js';
import { isChargedAfterwards, purposeOf } from './portone-channels.js';
import { readHints } from './portone-hints.js';
import { customerUidOf } from './portone-ids.js';
import { blockingAmount, type PortOnePayments } from './portone-payments.js';
import { judgeChannel, judgeRecord, tookMoney, windowLifeMilliseconds, type Judging } from './portone-record.js';
import type { TwoSteps } from './portone-two-steps.js';
import type { AttemptAtProvider, Observation } from './provider.js';

/** What attempts are looked at with. */
export interface AttemptParts {
  readonly payments: PortOnePayments;
  readonly billing: PortOneBilling;
  readonly twoSteps: TwoSteps;
  readonly judgingOf: (attempt: AttemptAtProvider, error?: Judging['error']) => Judging;
}

/** How an attempt stands. */
export async function observe(
  parts: AttemptParts,
  attempt: AttemptAtProvider,
  params: ConfirmParams,
): Promise<Observation> {
  const { impUid, error } = readHints(params, attempt.objectId);
  if (isChargedAfterwards(attempt.method, attempt.mode)) return parts.twoSteps.observe(attempt, impUid, error);
  const found = await parts.payments.find(attempt.objectId, impUid);
  if (found.type === 'unknown') return { status: 'unknown', reason: found.reason };
  const judging = parts.judgingOf(attempt, error);
  const seen = judgeRecord(found.record, judging);
  if (attempt.mode === 'pay') return seen;
  if (purposeOf(attempt.method, attempt.mode) === 'billing') {
    return observeSaving(parts, attempt, {
      paymentId: found.record?.imp_uid,
      tookMoney: tookMoney(found.record),
      seen,
    });
  }
  return seen.status === 'succeeded' ? addKey(parts, attempt, seen) : seen;
}

/** A window that took a payment and issued a key: the answer waits until both are known. */
async function addKey(
  { billing }: AttemptParts,
  attempt: AttemptAtProvider,
  seen: Observation & { readonly status: 'succeeded' },
): Promise<Observation> {
  const key = await billing.findKey(customerUidOf(attempt.objectId));
  if (key.type === 'unknown') return { status: 'unknown', reason: key.reason };
  return { ...seen, saved: key.record ? savedAs(key.record.customer_uid) : null };
}

interface SavingWindow {
  readonly paymentId: string | undefined;
  readonly tookMoney: boolean;
  /** What the window's record means without the key. */
  readonly seen: Observation;
}

/**
 * Only a key was wanted, so the key decides: a shopper who closed the window may have issued it, and no channel promises
 * a record of nothing paid.
 */
async function observeSaving(
  parts: AttemptParts,
  attempt: AttemptAtProvider,
  window: SavingWindow,
): Promise<Observation> {
  const customerUid = customerUidOf(attempt.objectId);
  if (window.tookMoney) return { status: 'unknown', reason: `payment ${window.paymentId} took money for saving` };
  const key = await parts.billing.findKey(customerUid);
  if (key.type === 'unknown') return { status: 'unknown', reason: key.reason };
  const { attemptId } = attempt;
  if (!key.record) return window.seen.status === 'succeeded' ? { status: 'pending', attemptId } : window.seen;
  const paymentId = window.paymentId ?? customerUid;
  const wrongChannel = judgeChannel({ paymentId, sandbox: key.record.sandbox }, parts.judgingOf(attempt));
  const saved = savedAs(customerUid);
  return wrongChannel ?? { status: 'succeeded', attemptId, paymentId, amount: null, currency: null, saved };
}

/**
 * PortOne V1 cannot close a window. What can be done: registering an amount that no channel takes keeps it from being
 * opened, again or at all, and a key that was not charged yet never will be. A window that is open stays open until its
 * time is over, and is given up all the same.
 */
export async function close(parts: AttemptParts, attempt: AttemptAtProvider): Promise<Observation> {
  if (isChargedAfterwards(attempt.method, attempt.mode)) return parts.twoSteps.close(attempt);
  const before = await observe(parts, attempt, {});
  if (before.status !== 'open') return before;
  const changed = await parts.payments.reregister(attempt.objectId, blockingAmount);
  const blocked =
    changed.type === 'answered' || changed.type === 'unreachable'
      ? changed
      : await parts.payments.register(attempt.objectId, blockingAmount);
  if (blocked.type !== 'answered' || blocked.value !== blockingAmount) {
    return { status: 'unknown', reason: 'the registered amount could not be taken back' };
  }
  // It may have opened in this very moment, or been paid.
  const after = await parts.payments.find(attempt.objectId, undefined);
  if (after.type === 'unknown') return { status: 'unknown', reason: after.reason };
  const { attemptId } = attempt;
  if (!after.record) return { status: 'expired', attemptId };
  const seen = await observe(parts, attempt, {});
  return seen.status === 'open' ? { status: 'expired', attemptId, payableMilliseconds: windowLifeMilliseconds } : seen;
}
