import type { Method, ProviderName } from '../../../src/contract/types.js';
import type { PaymentContext } from '../context.js';
import { isProblem } from '../problem.js';
import { listCharges, type Charge } from '../store/charges.js';
import { listNewestSavedMethods, type SavedMethod } from '../store/saved-methods.js';
import { consentOf, inForce, judgeCharge, nextDueOf, type ConsentReference } from './charge-rule.js';
import type { Day } from './due-dates.js';
import { readPermission } from './permission.js';

/** A charge as the shop's pages show it. Whose it is stays inside: a shopper's id is their cookie. */
export type ChargeNote = Omit<Charge, 'shopperId' | 'nextLookAt'>;

/** A saved method as the shop's own people see it. */
export interface ChargeableMethod {
  readonly savedAttemptId: string;
  readonly provider: ProviderName;
  readonly method: Method;
  /** Null when it was saved for no plan that the shop has. `amount` is whole won, `dueDay` a day of the month. */
  readonly plan: {
    readonly planId: string;
    readonly name: { readonly ko: string; readonly en: string };
    readonly amount: number;
    readonly currency: 'KRW';
    readonly interval: 'month';
    readonly dueDay: number;
  } | null;
  readonly consent: ConsentReference;
  readonly savedAt: string;
  /** When the permission ended; null as long as it stands. */
  readonly canceledAt: string | null;
  /** When the next payment may be charged, a day in Seoul; null when none ever may. */
  readonly nextDueOn: Day | null;
  /** Why a charge of the plan's amount would be refused now; null when it would be made. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
  /** Oldest first. */
  readonly charges: readonly ChargeNote[];
}

const mostListed = 100;

/** The methods that were saved last, newest first, with what can be charged and what was. */
export async function listChargeableMethods(context: PaymentContext): Promise<readonly ChargeableMethod[]> {
  const saved = await listNewestSavedMethods(context.database.read, mostListed);
  return Promise.all(saved.map((each) => describe(context, each)));
}

/** A charge without what its shopper is known by. */
export function noteOfCharge(charge: Charge): ChargeNote {
  const { shopperId: _shopper, nextLookAt: _look, ...note } = charge;
  return note;
}

async function describe({ database, now, providers }: PaymentContext, saved: SavedMethod): Promise<ChargeableMethod> {
  const permission = await readPermission(database.read, saved);
  const time = now();
  const current = { ...permission, ...inForce(permission, time) };
  const { plan } = current;
  const judged = judgeCharge(permission, plan?.amount ?? 0, time);
  const unable = {
    code: 'charge-unavailable',
    message: `This shop cannot charge a method saved at ${saved.provider}.`,
  };
  const refusal = isProblem(judged) ? judged : providers.get(saved.provider)?.charge ? null : unable;
  return {
    savedAttemptId: saved.attemptId,
    provider: saved.provider,
    method: saved.method,
    plan: plan
      ? {
          planId: plan.planId,
          name: plan.name,
          amount: plan.amount,
          currency: plan.currency,
          interval: plan.interval,
          dueDay: plan.dueDay,
        }
      : null,
    consent: consentOf(current),
    savedAt: saved.createdAt,
    canceledAt: saved.canceledAt,
    nextDueOn: nextDueOf(permission, time),
    refusal: refusal && { code: refusal.code, message: refusal.message },
    charges: (await listCharges(database.read, [saved.attemptId])).map(noteOfCharge),
  };
}
