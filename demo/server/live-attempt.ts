import { setTimeout as wait } from 'node:timers/promises';
import { join, type Application } from './claim.js';
import { timestamp, type PaymentContext } from './context.js';
import { busy, problem, type Problem } from './problem.js';
import { atProvider } from './at-provider.js';
import { settle } from './settle.js';
import { endAttempt } from './store/attempt-moves.js';
import { findAttempt, type Attempt, type StoredAnswer } from './store/attempts.js';
import { listConsents } from './store/consents.js';

const patienceMilliseconds = 2_000;
const lookMilliseconds = 50;

/** Waits a little for an attempt that somebody else is asking the provider for. Undefined when it takes longer. */
export async function waitForOther(context: PaymentContext, attemptId: string): Promise<Attempt | undefined> {
  for (let waited = 0; waited < patienceMilliseconds; waited += lookMilliseconds) {
    await wait(lookMilliseconds);
    const attempt = await findAttempt(context.database.read, attemptId);
    if (!attempt || attempt.state !== 'starting' || attempt.askingUntil === null) return attempt;
  }
  return undefined;
}

/** Whether some request is asking the provider for this attempt right now, as far as one can know. */
function isAsked(context: PaymentContext, attempt: Attempt): boolean {
  return attempt.askingUntil !== null && attempt.askingUntil > timestamp(context);
}

/**
 * One order has one attempt that can still end in money. A new attempt joins it when it is the same and still open at
 * the provider; otherwise the old one is closed there first.
 *
 * @returns the answer of the joined attempt, a refusal, or `look-again` when the old attempt is out of the way.
 */
export async function makeRoom(
  context: PaymentContext,
  application: Application,
  live: Attempt,
): Promise<StoredAnswer | Problem | 'look-again'> {
  const provider = context.providers.get(live.provider);
  if (live.state === 'starting' || live.providerObjectId === null || !provider) {
    if (!isAsked(context, live)) return supersede(context, live);
    const moved = await waitForOther(context, live.attemptId);
    return moved ? 'look-again' : busy('in-progress', 'Another attempt of this order is being started.');
  }
  const isSame = await isSameWish(context, application, live);
  const object = await atProvider(context, live, live.providerObjectId);
  // What has money under way is not closed before the provider says that it has none any more.
  const isAskedOnly = isSame || live.underWaySince !== null;
  const observation = isAskedOnly ? await provider.retrieve(object, {}) : await provider.expire(object);
  if (observation.status === 'missing') return supersede(context, live);
  if (observation.status === 'unknown') {
    return busy('provider-unavailable', `${live.provider} could not be asked about the earlier attempt.`);
  }
  const settled = await settle(context, live, observation, { closing: 'superseded' });
  if (observation.status === 'pending') {
    return later(
      `The order is being paid at ${live.provider} right now: money may be under way. Wait for its outcome.`,
    );
  }
  if (observation.status !== 'open') return 'look-again';
  if (!isSame && isAskedOnly) return 'look-again';
  if (!isSame) {
    return later(
      `The earlier payment page at ${live.provider} may still be paid, and cannot be closed: it ends by itself.`,
    );
  }
  const joined = await join(context, application, settled);
  return joined ? (answerNow(settled) ?? 'look-again') : 'look-again';
}

const later = (message: string): Problem => ({ ...problem(409, 'payment-in-progress', message), retryAfter: 60 });

/** What sends a shopper to where the attempt goes on: the stored answer, or the provider's next action. */
export function answerNow({ provider, answer, nextAction }: Attempt): StoredAnswer | null {
  return nextAction ? { status: 200, body: JSON.stringify({ provider, action: nextAction }) } : answer;
}

/** Whether two attempts ask for the same in every way: also the plan, and the very terms that were agreed to. */
async function isSameWish(context: PaymentContext, { attempt, consent }: Application, live: Attempt): Promise<boolean> {
  const { provider, method, mode, planId } = attempt;
  if (live.provider !== provider || live.method !== method || live.mode !== mode || live.planId !== planId)
    return false;
  const [earlier] = await listConsents(context.database.read, [live.attemptId]);
  return (earlier?.record as { readonly sha256?: unknown } | undefined)?.sha256 === consent?.sha256;
}

/** Gives up an attempt whose object nobody can have been sent to, or that the provider does not have. */
async function supersede(context: PaymentContext, live: Attempt): Promise<'look-again'> {
  const end = { state: 'canceled', flag: 'superseded' } as const;
  await context.database.write((transaction) =>
    endAttempt(transaction, live.attemptId, live.state, end, timestamp(context)),
  );
  context.log('attempt-superseded', { attemptId: live.attemptId, state: live.state });
  return 'look-again';
}
