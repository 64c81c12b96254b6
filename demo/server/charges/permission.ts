import { consentRecord } from '../bodies.js';
import { findPlan } from '../catalog.js';
import { listConsents } from '../store/consents.js';
import { listChargesOfPlan } from '../store/charges.js';
import type { Queryable } from '../store/database.js';
import { listFirstPayments } from '../store/ledger.js';
import type { SavedMethod } from '../store/saved-methods.js';
import type { AgreedConsent, Permission } from './charge-rule.js';
import { mayHaveTaken } from './charge-states.js';
import { seoulDay } from './due-dates.js';

/** What a charge of this saved method rests on, as the database has it. */
export async function readPermission(database: Queryable, saved: SavedMethod): Promise<Permission> {
  const { attemptId, shopperId, planId, canceledAt } = saved;
  const consent = await readConsent(database, saved.consentAttemptId);
  if (planId === null) return { savedAttemptId: attemptId, plan: null, consent, canceledAt, paidOn: [] };
  // By shopper and plan: with two methods saved for it, a month is still paid once.
  const firstPayments = await listFirstPayments(database, shopperId, planId);
  const charges = await listChargesOfPlan(database, shopperId, planId);
  const paidOn = [
    ...firstPayments.map((row) => seoulDay(new Date(row.createdAt))),
    ...charges.filter(mayHaveTaken).map((charge) => charge.dueOn),
  ];
  return { savedAttemptId: attemptId, plan: findPlan(planId), consent, canceledAt, paidOn };
}

async function readConsent(database: Queryable, attemptId: string): Promise<AgreedConsent | undefined> {
  const [stored] = await listConsents(database, [attemptId]);
  return stored && { attemptId, record: consentRecord.safeParse(stored.record).data, receivedAt: stored.receivedAt };
}
