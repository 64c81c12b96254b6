import { timestamp, type PaymentContext } from '../context.js';
import type { ChargeGuard } from '../providers/provider.js';
import { releaseChargeGuard, setChargeGuard } from '../store/charge-guards.js';

/** A request to a provider that charges is over by then, or was lost: PortOne advises to wait for sixty seconds. */
const takenMilliseconds = 60_000;

/**
 * Guards the charge of an attempt, or one of a saved method, in the database.
 *
 * @param subjectId The attempt's id or the charge's.
 */
export function chargeGuard(context: PaymentContext, subjectId: string): ChargeGuard {
  const { database } = context;
  let takenUntil = '';
  const set = (state: 'asking' | 'closed', until: string) =>
    database.write((transaction) => setChargeGuard(transaction, subjectId, state, timestamp(context), until));
  return {
    take: async () => {
      const until = timestamp(context, takenMilliseconds);
      const { isSet, isClosed } = await set('asking', until);
      if (isSet) takenUntil = until;
      if (isSet) return 'taken';
      return isClosed ? 'closed' : 'busy';
    },
    release: () => database.write((transaction) => releaseChargeGuard(transaction, subjectId, takenUntil)),
    close: async () => (await set('closed', timestamp(context))).isClosed,
  };
}
