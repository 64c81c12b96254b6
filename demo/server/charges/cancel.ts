import { timestamp, type PaymentContext } from '../context.js';
import { problem, type Problem } from '../problem.js';
import { endPermission, findSavedMethod } from '../store/saved-methods.js';

/** A permission that has ended. */
export interface EndedPermission {
  readonly savedAttemptId: string;
  /** ISO 8601, UTC. */
  readonly canceledAt: string;
}

/**
 * Ends the permission to charge a saved method. Again and again is the same as once.
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
    await endPermission(transaction, savedAttemptId, canceledAt);
    if (saved.canceledAt === null) context.log('permission-canceled', { savedAttemptId });
    return { savedAttemptId, canceledAt };
  });
}
