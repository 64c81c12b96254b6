import type { PaymentContext } from './context.js';
import type { AttemptAtProvider } from './providers/provider.js';
import type { NewAttempt } from './store/attempts.js';
import { findOrder } from './store/orders.js';

/** An attempt as its provider is asked about it. */
export async function atProvider(
  { database }: PaymentContext,
  attempt: NewAttempt,
  objectId: string,
): Promise<AttemptAtProvider> {
  const { attemptId, orderId, method, mode, amount, returnUrl } = attempt;
  const order = orderId === null ? undefined : await findOrder(database.read, orderId);
  return { objectId, attemptId, orderId, orderName: order?.orderName ?? null, method, mode, amount, returnUrl };
}
