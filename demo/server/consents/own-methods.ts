import type { Method, ProviderName } from '../../../src/contract/types.js';
import { findPlan } from '../catalog.js';
import { seoulDay, type Day } from '../charges/due-dates.js';
import { inForce } from '../charges/charge-rule.js';
import { readPermission } from '../charges/permission.js';
import type { PaymentContext } from '../context.js';
import { listPriceAgreements, listPriceChanges } from '../store/price-changes.js';
import { listSavedMethodsOf, type SavedMethod } from '../store/saved-methods.js';
import { opensOn, orderIdOf, windowOn } from './price-change.js';
import { findAmountBefore } from './price-consent.js';

/** A change of price as its shopper sees it. Amounts are whole won. */
export interface PriceChangeNote {
  readonly changeId: string;
  /** What the button is told to be its order. */
  readonly orderId: string;
  readonly oldAmount: number;
  readonly amount: number;
  readonly fromOn: Day;
  /** The first day on which a consent counts. */
  readonly opensOn: Day;
  readonly window: 'early' | 'open' | 'over';
  /** When the shopper agreed, ISO 8601, UTC; null as long as they did not. */
  readonly agreedAt: string | null;
}

/** A saved method as its owner sees it: without any id of the provider's. */
export interface OwnMethod {
  readonly savedAttemptId: string;
  readonly provider: ProviderName;
  readonly method: Method;
  /** Null when it was saved for no plan that the shop has. The amount is what was agreed to last, whole won. */
  readonly plan: {
    readonly planId: string;
    readonly name: { readonly ko: string; readonly en: string };
    readonly amount: number;
  } | null;
  readonly savedAt: string;
  /** When the permission ended; null as long as it stands. */
  readonly canceledAt: string | null;
  /** The change that is asked about now, or that was last. Null when none was announced that this shopper has to know. */
  readonly priceChange: PriceChangeNote | null;
}

/** What a shopper has saved, newest first. */
export async function listOwnMethods(context: PaymentContext, shopperId: string): Promise<readonly OwnMethod[]> {
  const saved = await listSavedMethodsOf(context.database.read, shopperId);
  return Promise.all(saved.map((each) => describe(context, each)));
}

async function describe(context: PaymentContext, saved: SavedMethod): Promise<OwnMethod> {
  const { attemptId: savedAttemptId, provider, method, planId, createdAt: savedAt, canceledAt } = saved;
  const plan = planId === null ? undefined : findPlan(planId);
  const owned = { savedAttemptId, provider, method, savedAt, canceledAt };
  if (!plan) return { ...owned, plan: null, priceChange: null };
  const current = inForce(await readPermission(context.database.read, saved), context.now()).plan ?? plan;
  const { name, amount } = current;
  const priceChange = canceledAt === null ? await findNote(context, saved, plan.planId) : null;
  return { ...owned, plan: { planId: plan.planId, name, amount }, priceChange };
}

async function findNote(context: PaymentContext, saved: SavedMethod, planId: string): Promise<PriceChangeNote | null> {
  const agreements = await listPriceAgreements(context.database.read, saved.attemptId);
  const today = seoulDay(context.now());
  let last: PriceChangeNote | null = null;
  for (const change of await listPriceChanges(context.database.read, planId)) {
    const { changeId, oldAmount, amount, fromOn } = change;
    const agreedAt = agreements.find((each) => each.changeId === changeId)?.createdAt ?? null;
    const concerns = agreedAt !== null || (await findAmountBefore(context, saved, change)) === oldAmount;
    if (!concerns) continue;
    const when = { fromOn, opensOn: opensOn(change), window: windowOn(change, today) };
    last = { changeId, orderId: orderIdOf(change, saved.attemptId), oldAmount, amount, ...when, agreedAt };
    if (last.window !== 'over' && agreedAt === null) return last;
  }
  return last;
}
