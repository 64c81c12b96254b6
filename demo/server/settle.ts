import { atProvider } from './at-provider.js';
import { timestamp, type PaymentContext } from './context.js';
import { decide, progressOf, type Closing, type Decision } from './order-states.js';
import type { Observation, SavedAtProvider } from './providers/provider.js';
import { endAttempt, storeProgress } from './store/attempt-moves.js';
import { findHolder, findLiveAttempt, type Attempt } from './store/attempts.js';
import type { Queryable } from './store/database.js';
import { insertLedgerRow, isInLedger } from './store/ledger.js';
import { findOrder, flagOrder, markOrderPaid } from './store/orders.js';
import { insertSavedMethod } from './store/saved-methods.js';

/** What brought a provider's word about. */
export interface Occasion {
  /** Set when the shop closed the provider's object itself. */
  readonly closing?: Closing;
  /** The name of what the shopper brought back, where the provider answered just that. */
  readonly step?: string | undefined;
}

/**
 * Stores what a provider's word about its object means for the attempt, its order and the ledger: all of it in one
 * transaction, once, whoever asks first. The shopper's return and the provider's webhook both end here. When it leaves
 * another attempt of the order that must not be paid any more, that one is closed at its provider then.
 *
 * @param attempt The one that holds the provider's object.
 * @returns the attempt as it stands after that.
 */
export async function settle(
  context: PaymentContext,
  attempt: Attempt,
  observation: Observation,
  occasion: Occasion = {},
): Promise<Attempt> {
  // A word about a saved method may name the payment only; that is how the attempt was found then.
  const isFoundByPayment = observation.status === 'saved' && observation.attemptId === null;
  if ('attemptId' in observation && observation.attemptId !== attempt.attemptId && !isFoundByPayment) {
    context.log('foreign-object', { attemptId: attempt.attemptId, objectId: attempt.providerObjectId });
    return attempt;
  }
  const { standing, superfluous } = await context.database.write((transaction) =>
    store(context, transaction, attempt, observation, occasion),
  );
  // If that fails, the sweep closes it.
  if (superfluous)
    await closeSuperfluous(context, superfluous).catch((error: unknown) =>
      context.log('close-failed', { attemptId: superfluous.attemptId, message: String(error) }),
    );
  return standing;
}

/** Gives an attempt up whose order must not be paid by it any more, at its provider first. */
export async function closeSuperfluous(context: PaymentContext, attempt: Attempt): Promise<Attempt> {
  const provider = context.providers.get(attempt.provider);
  if (!provider) return attempt;
  // Nobody was sent anywhere; who is asking the provider for it right now finds it ended, and closes what was made.
  if (attempt.state === 'starting' || attempt.providerObjectId === null) {
    const canceled = { state: 'canceled', flag: 'superseded' } as const;
    await context.database.write((transaction) =>
      endAttempt(transaction, attempt.attemptId, attempt.state, canceled, timestamp(context)),
    );
    return attempt;
  }
  const observation = await provider.expire(await atProvider(context, attempt, attempt.providerObjectId));
  return settle(context, attempt, observation, { closing: 'superseded' });
}

interface Settled {
  readonly standing: Attempt;
  /** A live attempt of the order, which nobody is to pay any more. */
  readonly superfluous?: Attempt | undefined;
}

async function store(
  context: PaymentContext,
  transaction: Queryable,
  attempt: Attempt,
  observation: Observation,
  { closing, step }: Occasion,
): Promise<Settled> {
  const now = timestamp(context);
  const current = (await findHolder(transaction, attempt.attemptId)) ?? attempt;
  const again = async (): Promise<Attempt> => (await findHolder(transaction, current.attemptId)) ?? current;
  if (observation.status === 'saved') {
    if (isKept(current)) await saveMethod(transaction, current, observation.saved, now);
    return { standing: current };
  }
  // Whoever settled it may have known less: the money is settled once, the method may be named later.
  const isSamePayment = observation.status === 'succeeded' && observation.paymentId === current.paymentId;
  if (isKept(current) && isSamePayment) {
    if (observation.saved) await saveMethod(transaction, current, observation.saved, now);
    return { standing: current };
  }
  // Money got under way after the provider was asked to give the attempt up: what it said then is old.
  const isOvertaken = current.underWaySince !== null && attempt.underWaySince === null;
  if (closing && observation.status === 'expired' && isOvertaken) return { standing: current };
  const order = current.orderId === null ? undefined : await findOrder(transaction, current.orderId);
  const isBooked =
    observation.status === 'succeeded' && (await isInLedger(transaction, current.provider, observation.paymentId));
  const decision = decide(
    {
      attemptState: current.state,
      attemptFlag: current.flag,
      amount: current.amount,
      orderState: order?.state ?? null,
      isBooked,
    },
    observation,
    closing,
  );
  if (decision.type === 'stay') {
    const isChanged = await goOn(transaction, current, observation, step, now);
    return { standing: isChanged ? await again() : current };
  }
  if (decision.type === 'end') await end(context, transaction, current, observation, decision);
  await book(context, transaction, current, observation, decision);
  const isClosed = decision.entry === 'captured' || decision.orderFlag === 'amount-mismatch';
  const superfluous =
    isClosed && current.orderId !== null ? await findLiveAttempt(transaction, current.orderId) : undefined;
  return { standing: await again(), superfluous };
}

/** Notes how an attempt goes on. False when nothing new was said. */
async function goOn(
  transaction: Queryable,
  { attemptId, state, underWaySince, nextAction, answeredSteps }: Attempt,
  observation: Observation,
  step: string | undefined,
  now: string,
): Promise<boolean> {
  const isOutdated = step !== undefined && answeredSteps.slice(0, -1).includes(step);
  const progress = progressOf(state, observation, isOutdated);
  if (!progress) return false;
  const isNewStep = step !== undefined && !answeredSteps.includes(step);
  const isSame = progress.action === 'same' || (progress.action === null && nextAction === null);
  if (!isNewStep && isSame && progress.underWay === (underWaySince !== null)) return false;
  await storeProgress(transaction, attemptId, {
    underWaySince: progress.underWay ? (underWaySince ?? now) : null,
    // What was brought back for an action is its end, whatever it led to.
    nextAction: progress.action !== 'same' ? progress.action : isNewStep ? null : nextAction,
    answeredSteps: isNewStep ? [...answeredSteps, step] : answeredSteps,
  });
  return true;
}

async function end(
  context: PaymentContext,
  transaction: Queryable,
  attempt: Attempt,
  observation: Observation,
  { state, flag, entry }: Decision & { readonly type: 'end' },
): Promise<void> {
  const now = timestamp(context);
  const { attemptId } = attempt;
  const details = 'paymentId' in observation ? { paymentId: observation.paymentId } : {};
  const reason =
    'providerCode' in observation || 'providerMessage' in observation
      ? { providerCode: observation.providerCode, providerMessage: observation.providerMessage }
      : {};
  const payable =
    'payableMilliseconds' in observation && observation.payableMilliseconds !== undefined
      ? { payableUntil: timestamp(context, observation.payableMilliseconds) }
      : {};
  await endAttempt(transaction, attemptId, attempt.state, { state, flag, ...details, ...reason, ...payable }, now);
  context.log('attempt-ended', { attemptId, state, flag, entry });
  if (observation.status === 'succeeded' && observation.saved && isKept({ state, flag })) {
    await saveMethod(transaction, attempt, observation.saved, now);
  }
}

/** Writes the money down, and what it means for the order. */
async function book(
  context: PaymentContext,
  transaction: Queryable,
  { attemptId, orderId, provider }: Attempt,
  observation: Observation,
  { entry, orderFlag }: Decision & { readonly type: 'end' | 'book' },
): Promise<void> {
  if (orderId === null) return;
  const now = timestamp(context);
  if (orderFlag) await flagOrder(transaction, orderId, orderFlag);
  if (entry === null || observation.status !== 'succeeded') return;
  const { paymentId, amount, currency } = observation;
  if (amount === null || currency === null || !Number.isSafeInteger(amount)) {
    // The flag remains: a person reads the figure at the provider.
    context.log('money-without-figure', { attemptId, paymentId });
    return;
  }
  const money = { provider, paymentId, amount, currency, createdAt: now };
  await insertLedgerRow(transaction, { orderId, attemptId, entry, ...money });
  if (entry === 'captured') await markOrderPaid(transaction, orderId, now);
}

/** Money that is to go back, or that came for an attempt that another one had replaced, brings no permission along. */
const isKept = ({ state, flag }: Pick<Attempt, 'state' | 'flag'>): boolean => state === 'succeeded' && flag === null;

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
