import { plans } from '../catalog.js';
import { timestamp, type PaymentContext } from '../context.js';
import { insertTerms, type OfferedTerm } from '../store/terms.js';
import { termsOf } from './offers.js';

/**
 * Stores what the catalog asks for, where the database does not have it: a new version takes effect now. What is there
 * stays, so a version that was published while the shop ran outlives a restart.
 */
export async function publishCatalog(context: PaymentContext): Promise<void> {
  await publishTerms(
    context,
    plans.flatMap((plan) => termsOf(plan.planId, plan)),
  );
}

/** Stores these versions from now on. Answers how many of them are new. */
export async function publishTerms(context: PaymentContext, terms: readonly OfferedTerm[]): Promise<number> {
  const now = timestamp(context);
  return context.database.write((transaction) => insertTerms(transaction, terms, now));
}
