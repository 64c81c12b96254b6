import type { PaymentContext } from './context.js';
import { isLive, type AttemptState } from './order-states.js';
import type { AttemptAtProvider } from './providers/provider.js';
import type { NewAttempt } from './store/attempts.js';
import { findOrder } from './store/orders.js';

/** An attempt as its provider is asked about it. One whose state is not told is not live. */
export async function atProvider(
  { database }: PaymentContext,
  attempt: NewAttempt & { readonly state?: AttemptState },
  objectId: string,
): Promise<AttemptAtProvider> {
  const { attemptId, orderId, method, mode, amount, returnUrl, state } = attempt;
  const order = orderId === null ? undefined : await findOrder(database.read, orderId);
  const orderName = order?.orderName ?? null;
  const live = state !== undefined && isLive(state);
  return { objectId, attemptId, orderId, orderName, method, mode, amount, returnUrl, live };
}
