import type { StartRequest } from '../../src/contract/types.js';
import { atProvider } from './at-provider.js';
import { askingMilliseconds, claim } from './claim.js';
import { agreeToPrice, isPriceConsent } from './consents/price-consent.js';
import { timestamp, type PaymentContext } from './context.js';
import { answerNow, makeRoom, waitForOther } from './live-attempt.js';
import { outcomeOf } from './confirm.js';
import { isLive } from './order-states.js';
import { busy, isProblem, problem, type Problem } from './problem.js';
import type { Creation, PaymentProvider } from './providers/provider.js';
import { prepareAttempt } from './start-checks.js';
import { releaseAsking, storeOpened, storeRefused, takeAsking } from './store/attempt-moves.js';
import {
  findAttempt,
  findEarlierAttempt,
  findHolder,
  type Attempt,
  type NewAttempt,
  type StoredAnswer,
} from './store/attempts.js';
import { listConsents, type Caller } from './store/consents.js';
import { findOrder } from './store/orders.js';
import type { Shopper } from './store/shoppers.js';

/** A start request with what came around it. */
export interface IncomingStart {
  readonly request: StartRequest;
  /** SHA-256 over the bytes of the body. */
  readonly requestHash: string;
  readonly shopper: Shopper;
  readonly caller: Caller;
}

const superseded = problem(409, 'superseded', 'This attempt was replaced by another one of the same order.');

/**
 * Starts an attempt: checks it, stores it with its order and consent, asks the provider, stores the answer, answers.
 * A repeat with the same key is given the same answer; after a crash it goes on where the crash was.
 */
export async function start(context: PaymentContext, incoming: IncomingStart): Promise<StoredAnswer | Problem> {
  const { request, requestHash, shopper, caller } = incoming;
  const known = await findEarlierAttempt(context.database.read, request.attemptId);
  if (known) return repeat(context, incoming, known);
  if (isPriceConsent(request)) return agreeToPrice(context, incoming);
  const attempt = await prepareAttempt(context, request, shopper, requestHash);
  if (isProblem(attempt)) return attempt;
  const application = { attempt, consent: request.consent, caller };
  // An attempt in the way is settled or closed once; a second and third look are for what others do meanwhile.
  for (let look = 0; look < 3; look += 1) {
    const claimed = await claim(context, application);
    switch (claimed.type) {
      case 'claimed':
        return askProvider(context, attempt, incoming, { orderName: claimed.orderName, caller });
      case 'known':
        return repeat(context, incoming, claimed.attempt);
      case 'answered':
        return claimed.answer;
      case 'refused':
        return claimed.problem;
      case 'occupied': {
        const room = await makeRoom(context, application, claimed.live);
        if (room !== 'look-again') return room;
      }
    }
  }
  return busy('in-progress', 'Other attempts of this order are being started.');
}

async function repeat(
  context: PaymentContext,
  incoming: IncomingStart,
  known: Attempt,
): Promise<StoredAnswer | Problem> {
  if (known.requestHash !== incoming.requestHash || known.shopperId !== incoming.shopper.shopperId) {
    return problem(422, 'conflict', 'This Idempotency-Key was used with another body.');
  }
  if (known.answer) return answerAgain(context, known, known.answer);
  if (known.state !== 'starting') return superseded;
  const taken = await context.database.write((transaction) =>
    takeAsking(transaction, known.attemptId, timestamp(context), timestamp(context, askingMilliseconds)),
  );
  if (taken) return askProvider(context, known, incoming, await findTold(context, known, incoming.caller));
  const moved = await waitForOther(context, known.attemptId);
  return moved?.answer ?? busy('in-progress', 'This attempt is being started by an earlier request.');
}

/** The answer of before; what is over since then is said instead: its address at the provider leads nowhere. */
async function answerAgain(context: PaymentContext, known: Attempt, answer: StoredAnswer): Promise<StoredAnswer> {
  const holder = (await findHolder(context.database.read, known.attemptId)) ?? known;
  if (isLive(holder.state)) return answerNow({ ...holder, answer }) ?? answer;
  // One that never had an object at a provider was answered for good.
  if (answer.status !== 200 || holder.providerObjectId === null) return answer;
  return { status: 200, body: JSON.stringify({ ...outcomeOf(holder), provider: 'none' }) };
}

/** What a provider is told beside the attempt and the request. */
interface Told {
  readonly orderName: string | null;
  readonly caller: Caller;
}

/** What the provider was told before. A repeat may come from another address; an idempotency key wants the same values. */
async function findTold({ database }: PaymentContext, attempt: NewAttempt, caller: Caller): Promise<Told> {
  const order = attempt.orderId === null ? undefined : await findOrder(database.read, attempt.orderId);
  const [consent] = await listConsents(database.read, [attempt.attemptId]);
  const { ipAddress, userAgent } = consent ?? caller;
  return { orderName: order?.orderName ?? null, caller: { ipAddress, userAgent } };
}

async function askProvider(
  context: PaymentContext,
  attempt: NewAttempt,
  { shopper, request }: IncomingStart,
  { orderName, caller }: Told,
): Promise<StoredAnswer | Problem> {
  const provider = context.providers.get(attempt.provider);
  if (!provider) return problem(422, 'provider-unavailable', `This shop no longer works with ${attempt.provider}.`);
  const creation = await provider.create({ ...attempt, orderName, device: request.device, shopper, caller });
  if (creation.type === 'unavailable') {
    await context.database.write((transaction) => releaseAsking(transaction, attempt.attemptId));
    return busy('provider-unavailable', creation.message);
  }
  const answer = answerTo(creation, attempt);
  if (await storeCreation(context, attempt, creation, answer)) return answer;
  return answerOfOther(context, attempt, provider, creation);
}

function answerTo(creation: Exclude<Creation, { type: 'unavailable' }>, { provider }: NewAttempt): StoredAnswer {
  if (creation.type === 'created') {
    return { status: 200, body: JSON.stringify({ provider, action: creation.action, ...creation.beside }) };
  }
  return { status: 422, body: JSON.stringify({ code: creation.code, message: creation.message }) };
}

async function storeCreation(
  context: PaymentContext,
  { attemptId }: NewAttempt,
  creation: Exclude<Creation, { type: 'unavailable' }>,
  answer: StoredAnswer,
): Promise<boolean> {
  return context.database.write((transaction) =>
    creation.type === 'created'
      ? storeOpened(transaction, attemptId, creation.objectId, answer)
      : storeRefused(transaction, attemptId, creation.code, answer, timestamp(context)),
  );
}

/** Somebody moved the attempt meanwhile: another request with the same key, or another attempt that took its place. */
async function answerOfOther(
  context: PaymentContext,
  answered: NewAttempt,
  provider: PaymentProvider,
  creation: Creation,
): Promise<StoredAnswer | Problem> {
  const attempt = await findAttempt(context.database.read, answered.attemptId);
  if (attempt?.answer) return attempt.answer;
  if (creation.type === 'created') await provider.expire(await atProvider(context, answered, creation.objectId));
  return superseded;
}
