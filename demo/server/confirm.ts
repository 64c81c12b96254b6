import type { ConfirmAnswer, ConfirmParams, ConfirmRequest, ConfirmStatus } from '../../src/contract/types.js';
import { atProvider } from './at-provider.js';
import type { PaymentContext } from './context.js';
import { isLive } from './order-states.js';
import { problem, type Problem } from './problem.js';
import { closeSuperfluous, settle } from './settle.js';
import { findAttempt, findHolderOf, type Attempt } from './store/attempts.js';
import { findOrder } from './store/orders.js';
import { findPriceAgreement } from './store/price-changes.js';

/** The name that the cancel address carries. It comes back among the parameters of the confirm request. */
export const cancelParameter = 'kr_pay_canceled';

/**
 * Answers how an attempt stands, by asking its provider. Anybody who knows the attempt may ask, from any browser:
 * the answer holds the outcome only, and what is still to do for the attempt's own shopper alone: somebody else would
 * pay, or register, for another. A provider that cannot be asked makes it `pending`, never an error.
 *
 * @param shopperId Whose browser asks, if it is known.
 */
export async function confirm(
  context: PaymentContext,
  request: ConfirmRequest,
  shopperId?: string,
): Promise<ConfirmAnswer | Problem> {
  const asked = await findAttempt(context.database.read, request.attemptId);
  // A consent to another price has an order's name only: nothing is sold, and no provider was asked.
  const agreement =
    asked?.orderId === null ? await findPriceAgreement(context.database.read, asked.attemptId) : undefined;
  const orderFits = request.orderId === undefined || request.orderId === (agreement ?? asked)?.orderId;
  const attempt = asked && orderFits ? await findHolderOf(context.database.read, asked) : undefined;
  if (!attempt) return problem(404, 'unknown-attempt', 'This shop has no such attempt.');
  const seen = await observe(context, attempt, request.params);
  const step = context.providers.get(seen.provider)?.stepOf?.(request.params);
  return {
    ...outcomeOf(seen),
    ...(agreement && { orderId: agreement.orderId }),
    ...(shopperId === seen.shopperId && actionOf(seen, step)),
  };
}

/**
 * What the shopper is to do now. Nothing as long as what was brought back for it is on the way: the provider may have
 * it, and not have answered.
 */
function actionOf({ nextAction, answeredSteps }: Attempt, step: string | undefined): Pick<ConfirmAnswer, 'action'> {
  const isAnswered = step === undefined || answeredSteps.includes(step);
  return nextAction && isAnswered ? { action: nextAction } : {};
}

/** Asks the provider how an attempt stands, and settles it. `hints` is what the browser brought back, if it did. */
export async function observe(context: PaymentContext, attempt: Attempt, hints: ConfirmParams): Promise<Attempt> {
  const provider = context.providers.get(attempt.provider);
  // One that is over is asked about as well: its page may have outlived it, and a shopper who paid there is not told no.
  if (attempt.state === 'succeeded' || attempt.providerObjectId === null || !provider) return attempt;
  const object = await atProvider(context, attempt, attempt.providerObjectId);
  const step = provider.stepOf?.(hints);
  // What was brought back before something newer says nothing any more.
  const isOutdated = step !== undefined && attempt.answeredSteps.slice(0, -1).includes(step);
  const observation = await provider.retrieve(object, isOutdated ? {} : hints);
  if (observation.status !== 'open' || !isLive(attempt.state)) return settle(context, attempt, observation, { step });
  if (await isSuperfluous(context, attempt)) return closeSuperfluous(context, attempt);
  if (!Object.hasOwn(hints, cancelParameter)) return settle(context, attempt, observation, { step });
  // Closed at the provider first, so that nobody can pay what is called canceled here; it may prove paid instead.
  return settle(context, attempt, await provider.expire(object), { closing: 'canceled' });
}

/** Whether money came for the order by another attempt, while this one could not be closed at once. */
async function isSuperfluous({ database }: PaymentContext, { orderId }: Attempt): Promise<boolean> {
  const order = orderId === null ? undefined : await findOrder(database.read, orderId);
  return order?.state === 'paid' || order?.flag === 'amount-mismatch';
}

const statuses: Readonly<Record<Attempt['state'], ConfirmStatus>> = {
  starting: 'pending',
  open: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
  expired: 'expired',
};

/** What a shopper reads when money of another amount was taken: never that it was declined. */
const wrongAmount = {
  ko: '주문과 다른 금액이 결제됐어요. 가게가 확인하고 있으니 다시 결제하지 말아 주세요.',
  en: 'Another amount than the order’s was charged. The shop is looking into it: please do not pay again.',
};

/** What may be said about an attempt to whoever knows its id. */
export function outcomeOf(attempt: Attempt): ConfirmAnswer {
  const { orderId, paymentId, providerCode, providerMessage, flag, locale } = attempt;
  return {
    status: statuses[attempt.state],
    ...(orderId !== null && { orderId }),
    provider: attempt.provider,
    method: attempt.method,
    mode: attempt.mode,
    ...(paymentId !== null && { paymentId }),
    ...(flag === 'amount-mismatch' && { message: wrongAmount[locale === 'ko' ? 'ko' : 'en'] }),
    ...(providerCode !== null && { providerCode }),
    ...(providerMessage !== null && { providerMessage }),
  };
}
