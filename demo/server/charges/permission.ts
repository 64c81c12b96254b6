import { consentRecord } from '../bodies.js';
import { findPlan, type Plan } from '../catalog.js';
import { changedPlan } from '../consents/price-change.js';
import { listConsents } from '../store/consents.js';
import { listChargesOfPlan } from '../store/charges.js';
import type { Queryable } from '../store/database.js';
import { listFirstPayments } from '../store/ledger.js';
import { findPriceChange, listPriceAgreements } from '../store/price-changes.js';
import type { SavedMethod } from '../store/saved-methods.js';
import { findWithdrawal } from '../store/withdrawals.js';
import type { AgreedConsent, AgreedPrice, Permission } from './charge-rule.js';
import { mayHaveTaken } from './charge-states.js';
import { seoulDay } from './due-dates.js';

/** What a charge of this saved method rests on, as the database has it. */
export async function readPermission(database: Queryable, saved: SavedMethod): Promise<Permission> {
  const { attemptId, shopperId, planId, canceledAt } = saved;
  const consent = await readConsent(database, saved.consentAttemptId);
  const withdrawal = await findWithdrawal(database, attemptId);
  const standing = { savedAttemptId: attemptId, consent, canceledAt, withdrawal };
  if (planId === null) return { ...standing, plan: null, prices: [], paidOn: [] };
  // By shopper and plan: with two methods saved for it, a month is still paid once.
  const firstPayments = await listFirstPayments(database, shopperId, planId);
  const charges = await listChargesOfPlan(database, shopperId, planId);
  const paidOn = [
    ...firstPayments.map((row) => seoulDay(new Date(row.createdAt))),
    ...charges.filter(mayHaveTaken).map((charge) => charge.dueOn),
  ];
  const plan = findPlan(planId);
  const prices = plan ? await readPrices(database, plan, attemptId) : [];
  return { ...standing, plan, prices, paidOn };
}

/** The prices that were agreed to after the first one, in the order of the days from which they hold. */
async function readPrices(database: Queryable, plan: Plan, savedAttemptId: string): Promise<readonly AgreedPrice[]> {
  const agreements = await listPriceAgreements(database, savedAttemptId);
  const prices = agreements.map(async ({ attemptId, changeId }): Promise<readonly AgreedPrice[]> => {
    const change = await findPriceChange(database, changeId);
    const consent = await readConsent(database, attemptId);
    return change && consent ? [{ plan: changedPlan(plan, change), consent, fromOn: change.fromOn }] : [];
  });
  return (await Promise.all(prices)).flat().sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1));
}

async function readConsent(database: Queryable, attemptId: string): Promise<AgreedConsent | undefined> {
  const [stored] = await listConsents(database, [attemptId]);
  return stored && { attemptId, record: consentRecord.safeParse(stored.record).data, receivedAt: stored.receivedAt };
}
