import type { PaymentContext } from '../context.js';
import { nextLookAt } from '../next-look.js';
import { isProblem, problem, type Problem } from '../problem.js';
import { findAttempt } from '../store/attempts.js';
import { findCharge, insertCharge, type Charge } from '../store/charges.js';
import type { Queryable } from '../store/database.js';
import { findSavedMethod } from '../store/saved-methods.js';
import { askAboutCharge, askAgain } from './ask-about-charge.js';
import { judgeCharge, type ChargeRefusal } from './charge-rule.js';
import { readPermission } from './permission.js';

/** Which charge is wanted. */
export interface ChargeRequest {
  readonly savedAttemptId: string;
  /** Whole won. */
  readonly amount: number;
  /** A v4 UUID: the idempotency key. */
  readonly chargeId: string;
}

/**
 * Charges a saved method, if the shopper agreed to it: judges and stores in one transaction, then asks the provider
 * with the charge id, then settles. A repeat with the same key is the same charge, and is not judged again.
 */
export async function charge(
  context: PaymentContext,
  request: ChargeRequest,
): Promise<Charge | Problem | ChargeRefusal> {
  const stored = await context.database.write((transaction) => storeCharge(context, transaction, request));
  if (isProblem(stored)) return stored;
  return stored.isNew ? askAboutCharge(context, stored.charge) : askAgain(context, stored.charge.chargeId);
}

async function storeCharge(
  context: PaymentContext,
  transaction: Queryable,
  { savedAttemptId, amount, chargeId }: ChargeRequest,
): Promise<{ readonly charge: Charge; readonly isNew: boolean } | Problem | ChargeRefusal> {
  const known = await findCharge(transaction, chargeId);
  if (known?.savedAttemptId === savedAttemptId && known.amount === amount) return { charge: known, isNew: false };
  if (known || (await findAttempt(transaction, chargeId))) {
    return problem(422, 'conflict', 'chargeId: was used for something else. Each charge needs a v4 UUID of its own.');
  }
  const saved = await findSavedMethod(transaction, savedAttemptId);
  if (!saved) return problem(404, 'unknown-saved-method', 'savedAttemptId: no attempt of this id saved a method.');
  const now = context.now();
  const judged = judgeCharge(await readPermission(transaction, saved), amount, now);
  if (isProblem(judged)) return judged;
  if (!context.providers.get(saved.provider)?.charge) {
    return problem(422, 'charge-unavailable', `This shop cannot charge a method saved at ${saved.provider}.`);
  }
  const { shopperId, provider, method } = saved;
  const { plan, consent, dueOn, orderName } = judged;
  const createdAt = now.toISOString();
  const owner = { chargeId, savedAttemptId, shopperId, planId: plan.planId, provider, method };
  const reasons = { consentAttemptId: consent.attemptId, consentSha256: consent.sha256, dueOn, orderName };
  const money = { amount, currency: plan.currency, createdAt };
  await insertCharge(transaction, { ...owner, ...reasons, ...money }, nextLookAt(createdAt, now));
  const made = await findCharge(transaction, chargeId);
  if (!made) throw new Error(`The charge ${chargeId} was stored and is not there.`);
  return { charge: made, isNew: true };
}
