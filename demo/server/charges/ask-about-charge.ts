import type { PaymentContext } from '../context.js';
import { nextLookAt } from '../next-look.js';
import { problem, type Problem } from '../problem.js';
import type { ChargeOutcome } from '../providers/provider.js';
import { flagUnsettled, postponeLook } from '../store/charge-moves.js';
import { findCharge, type Charge } from '../store/charges.js';
import { findSavedMethod } from '../store/saved-methods.js';
import { findShopper } from '../store/shoppers.js';
import { chargeGuard } from './charge-guard.js';
import { isUnsettled, mayAskAgain } from './charge-states.js';
import { settleCharge } from './settle-charge.js';

/**
 * Asks the provider about an unsettled charge once more, with the same charge id, unless somebody did a moment ago or
 * it is not safe any more. Answers the charge as it stands then.
 */
export async function askAgain(context: PaymentContext, chargeId: string): Promise<Charge | Problem> {
  const now = context.now();
  const { found, next } = await context.database.write(async (transaction) => {
    const unsettled = await findCharge(transaction, chargeId);
    if (!unsettled || !isUnsettled(unsettled.state)) return { found: unsettled, next: 'nothing' } as const;
    const saved = await findSavedMethod(transaction, unsettled.savedAttemptId);
    if (!mayAskAgain(unsettled, saved?.canceledAt ?? null, now)) return { found: unsettled, next: 'look' } as const;
    if (unsettled.nextLookAt > now.toISOString()) return { found: unsettled, next: 'nothing' } as const;
    await postponeLook(transaction, chargeId, nextLookAt(unsettled.createdAt, now));
    return { found: unsettled, next: 'ask' } as const;
  });
  if (!found) return problem(404, 'unknown-charge', 'chargeId: the shop has no such charge.');
  if (next === 'ask') return askAboutCharge(context, found);
  return next === 'look' ? lookOnceMore(context, found) : found;
}

/** The last look at a charge that must not be asked for any more. What stays unsettled then is for a person. */
async function lookOnceMore(context: PaymentContext, unsettled: Charge): Promise<Charge> {
  const { chargeId } = unsettled;
  if (unsettled.flag !== null) return unsettled;
  if (unsettled.nextLookAt > context.now().toISOString()) return unsettled;
  if ((await lookAtCharge(context, unsettled)) === 'unknown') {
    const next = nextLookAt(unsettled.createdAt, context.now());
    await context.database.write((transaction) => postponeLook(transaction, chargeId, next));
    return unsettled;
  }
  return context.database.write(async (transaction) => {
    const seen = (await findCharge(transaction, chargeId)) ?? unsettled;
    if (!isUnsettled(seen.state)) return seen;
    await flagUnsettled(transaction, chargeId);
    return (await findCharge(transaction, chargeId)) ?? seen;
  });
}

/**
 * Looks a charge up at its provider, which makes none, and stores what it says.
 *
 * @returns `missing` also where the provider cannot look anything up.
 */
export async function lookAtCharge(
  context: PaymentContext,
  charge: Charge,
): Promise<'settled' | 'missing' | 'unknown'> {
  const outcome = await context.providers.get(charge.provider)?.findCharge?.(charge.chargeId);
  if (!outcome || outcome.status === 'missing') return 'missing';
  if (outcome.status === 'unknown') {
    context.log('charge-unknown', { chargeId: charge.chargeId, reason: outcome.reason });
    return 'unknown';
  }
  await settleCharge(context, charge, outcome);
  return 'settled';
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
  context: PaymentContext,
  { chargeId, savedAttemptId, shopperId, orderName, method, amount, provider }: Charge,
): Promise<ChargeOutcome> {
  const { database } = context;
  const saved = await findSavedMethod(database.read, savedAttemptId);
  const shopper = await findShopper(database.read, shopperId);
  const able = context.providers.get(provider);
  if (!able?.charge || !saved || !shopper) {
    return { status: 'unknown', reason: `This shop cannot charge a method saved at ${provider}.` };
  }
  const { customerId, paymentMethodId, mandateId } = saved;
  const ids = { customerId, paymentMethodId, mandateId };
  const guard = { chargeGuard: chargeGuard(context, chargeId) };
  return able.charge({ chargeId, orderName, method, amount, recurring: true, saved: ids, shopper, ...guard });
}
