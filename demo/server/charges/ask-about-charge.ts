import type { PaymentContext } from '../context.js';
import { nextLookAt } from '../next-look.js';
import { problem, type Problem } from '../problem.js';
import type { ChargeOutcome } from '../providers/provider.js';
import { flagUnsettled, postponeLook } from '../store/charge-moves.js';
import { findCharge, type Charge } from '../store/charges.js';
import { findSavedMethod } from '../store/saved-methods.js';
import { findShopper } from '../store/shoppers.js';
import { isUnsettled, mayAskAgain } from './charge-states.js';
import { settleCharge } from './settle-charge.js';

/**
 * Asks the provider about an unsettled charge once more, with the same charge id, unless somebody did a moment ago or
 * it is not safe any more. Answers the charge as it stands then.
 */
export async function askAgain(context: PaymentContext, chargeId: string): Promise<Charge | Problem> {
  const now = context.now();
  const { found, mayAsk } = await context.database.write(async (transaction) => {
    const unsettled = await findCharge(transaction, chargeId);
    if (!unsettled || !isUnsettled(unsettled.state)) return { found: unsettled, mayAsk: false };
    const saved = await findSavedMethod(transaction, unsettled.savedAttemptId);
    if (!mayAskAgain(unsettled, saved?.canceledAt ?? null, now)) {
      await flagUnsettled(transaction, chargeId);
      return { found: await findCharge(transaction, chargeId), mayAsk: false };
    }
    if (unsettled.nextLookAt > now.toISOString()) return { found: unsettled, mayAsk: false };
    await postponeLook(transaction, chargeId, nextLookAt(unsettled.createdAt, now));
    return { found: unsettled, mayAsk: true };
  });
  if (!found) return problem(404, 'unknown-charge', 'chargeId: the shop has no such charge.');
  return mayAsk ? askAboutCharge(context, found) : found;
}

/** Asks the provider to make a charge, with the charge's id, and stores what it says. */
export async function askAboutCharge(context: PaymentContext, unsettled: Charge): Promise<Charge> {
  const outcome = await outcomeOf(context, unsettled);
  if (outcome.status === 'unknown') {
    context.log('charge-unknown', { chargeId: unsettled.chargeId, reason: outcome.reason });
  }
  return settleCharge(context, unsettled, outcome);
}

async function outcomeOf(
  { database, providers }: PaymentContext,
  { chargeId, savedAttemptId, shopperId, orderName, method, amount, provider }: Charge,
): Promise<ChargeOutcome> {
  const saved = await findSavedMethod(database.read, savedAttemptId);
  const shopper = await findShopper(database.read, shopperId);
  const able = providers.get(provider);
  if (!able?.charge || !saved || !shopper) {
    return { status: 'unknown', reason: `This shop cannot charge a method saved at ${provider}.` };
  }
  const { customerId, paymentMethodId, mandateId } = saved;
  const ids = { customerId, paymentMethodId, mandateId };
  return able.charge({ chargeId, orderName, method, amount, recurring: true, saved: ids, shopper });
}
