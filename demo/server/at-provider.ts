import { chargeGuard } from './charges/charge-guard.js';
import type { PaymentContext } from './context.js';
import { isLive, type AttemptState } from './order-states.js';
import type { AttemptAtProvider } from './providers/provider.js';
import type { NewAttempt } from './store/attempts.js';
import { findOrder } from './store/orders.js';

/** An attempt as its provider is asked about it. One whose state is not told is not live. */
export async function atProvider(
  context: PaymentContext,
  attempt: NewAttempt & { readonly state?: AttemptState; readonly underWaySince?: string | null },
  objectId: string,
): Promise<AttemptAtProvider> {
  const { attemptId, orderId, method, mode, amount, returnUrl, state, underWaySince = null } = attempt;
  const order = orderId === null ? undefined : await findOrder(context.database.read, orderId);
  const orderName = order?.orderName ?? null;
  const live = state !== undefined && isLive(state);
  const standing = { live, underWay: underWaySince !== null, chargeGuard: chargeGuard(context, attemptId) };
  return { objectId, attemptId, orderId, orderName, method, mode, amount, returnUrl, ...standing };
}
