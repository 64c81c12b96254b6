import { timestamp, type PaymentContext } from './context.js';
import { decide, type Closing, type Decision } from './order-states.js';
import type { Observation, SavedAtProvider } from './providers/provider.js';
import { endAttempt } from './store/attempt-moves.js';
import { findHolder, type Attempt } from './store/attempts.js';
import type { Queryable } from './store/database.js';
import { insertLedgerRow } from './store/ledger.js';
import { findOrder, flagOrder, markOrderPaid } from './store/orders.js';
import { insertSavedMethod } from './store/saved-methods.js';

/**
 * Stores what a provider's word about its object means for the attempt, its order and the ledger: all of it in one
 * transaction, once, whoever asks first. The shopper's return and the provider's webhook both end here.
 *
 * @param attempt The one that holds the provider's object.
 * @param closing Set when the shop closed that object itself.
 * @returns the attempt as it stands after that.
 */
export async function settle(
  context: PaymentContext,
  attempt: Attempt,
  observation: Observation,
  closing?: Closing,
): Promise<Attempt> {
  // A word about a saved method may name the payment only; that is how the attempt was found then.
  const isFoundByPayment = observation.status === 'saved' && observation.attemptId === null;
  if ('attemptId' in observation && observation.attemptId !== attempt.attemptId && !isFoundByPayment) {
    context.log('foreign-object', { attemptId: attempt.attemptId, objectId: attempt.providerObjectId });
    return attempt;
  }
  return context.database.write(async (transaction) => {
    const current = (await findHolder(transaction, attempt.attemptId)) ?? attempt;
    if (observation.status === 'saved') {
      if (isKept(current)) await saveMethod(transaction, current, observation.saved, timestamp(context));
      return current;
    }
    // Whoever settled it may have known less: the money is settled once, the method may be named later.
    if (isKept(current) && observation.status === 'succeeded' && observation.saved) {
      if (observation.paymentId !== current.paymentId) return current;
      await saveMethod(transaction, current, observation.saved, timestamp(context));
      return current;
    }
    const order = current.orderId === null ? undefined : await findOrder(transaction, current.orderId);
    const standing = {
      attemptState: current.state,
      attemptFlag: current.flag,
      amount: current.amount,
      orderState: order?.state ?? null,
    };
    const decision = decide(standing, observation, closing);
    if (decision.type === 'stay') return current;
    await store(transaction, current, observation, decision, timestamp(context));
    context.log('attempt-ended', { attemptId: current.attemptId, state: decision.state, flag: decision.flag });
    return (await findHolder(transaction, current.attemptId)) ?? current;
  });
}

async function store(
  transaction: Queryable,
  attempt: Attempt,
  observation: Observation,
  decision: Decision & { readonly type: 'end' },
  now: string,
): Promise<void> {
  const { attemptId, orderId, provider, amount } = attempt;
  const details = 'paymentId' in observation ? { paymentId: observation.paymentId } : {};
  const reason =
    'providerCode' in observation || 'providerMessage' in observation
      ? { providerCode: observation.providerCode, providerMessage: observation.providerMessage }
      : {};
  const end = { state: decision.state, flag: decision.flag, ...details, ...reason };
  await endAttempt(transaction, attemptId, attempt.state, end, now);
  if (orderId !== null) {
    if (decision.orderFlag) await flagOrder(transaction, orderId, decision.orderFlag);
    if (decision.ledger.includes('captured')) await markOrderPaid(transaction, orderId, now);
  }
  if (observation.status !== 'succeeded' || decision.state !== 'succeeded') return;
  if (orderId !== null && amount !== null) {
    for (const entry of decision.ledger) {
      const money = { provider, paymentId: observation.paymentId, amount, currency: attempt.currency, createdAt: now };
      await insertLedgerRow(transaction, { orderId, attemptId, entry, ...money });
    }
  }
  if (observation.saved && decision.flag !== 'refund-due') {
    await saveMethod(transaction, attempt, observation.saved, now);
  }
}

/** Money that is to go back brings no permission along. */
const isKept = ({ state, flag }: Attempt): boolean => state === 'succeeded' && flag !== 'refund-due';

async function saveMethod(
  transaction: Queryable,
  { attemptId, shopperId, planId, provider, method, mode }: Attempt,
  saved: SavedAtProvider,
  now: string,
): Promise<void> {
  if (mode === 'pay') return;
  const owner = { attemptId, shopperId, planId, provider, method, consentAttemptId: attemptId, createdAt: now };
  await insertSavedMethod(transaction, { ...owner, ...saved });
}
