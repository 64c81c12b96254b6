import { randomUUID } from 'node:crypto';
import { timestamp, type PaymentContext } from '../context.js';
import { problem, type Problem } from '../problem.js';
import { endPermission, findSavedMethod } from '../store/saved-methods.js';
import { insertWithdrawal } from '../store/withdrawals.js';

/** A permission that has ended. */
export interface EndedPermission {
  readonly savedAttemptId: string;
  /** ISO 8601, UTC. */
  readonly canceledAt: string;
}

/**
 * Ends the permission to charge a saved method, and stores the withdrawal of its consent as a row of its own: the consent
 * stays as it is. Again and again is the same as once.
 *
 * @param shopperId Whose it has to be. Without one it may be anybody's.
 */
export async function cancelPermission(
  context: PaymentContext,
  savedAttemptId: string,
  shopperId?: string,
): Promise<EndedPermission | Problem> {
  return context.database.write(async (transaction) => {
    const saved = await findSavedMethod(transaction, savedAttemptId);
    if (!saved || (shopperId !== undefined && saved.shopperId !== shopperId)) {
      return problem(404, 'unknown-saved-method', 'There is no saved method of this attempt.');
    }
    const canceledAt = saved.canceledAt ?? timestamp(context);
    if (saved.canceledAt !== null) return { savedAttemptId, canceledAt };
    await endPermission(transaction, savedAttemptId, canceledAt);
    const withdrawnBy = shopperId === undefined ? 'shop' : 'shopper';
    const about = { savedAttemptId, consentAttemptId: saved.consentAttemptId };
    await insertWithdrawal(transaction, {
      withdrawalId: randomUUID(),
      ...about,
      withdrawnBy,
      withdrawnAt: canceledAt,
    });
    context.log('permission-canceled', { savedAttemptId });
    return { savedAttemptId, canceledAt };
  });
}
