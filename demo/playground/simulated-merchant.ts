import { isObject, parseJson } from '../shop/json.js';
import type { Outcome } from './outcomes.js';

/** What a server would answer. */
export interface SimulatedAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Milliseconds until it comes. */
  readonly delay: number;
}

/** A merchant's server that is simulated in the page: nothing is sent, nobody is paid. */
export interface SimulatedMerchant {
  /** Answers a request's body. What is wished for counts when an attempt starts, and again with each new try. */
  answer(body: string, wished: Outcome): SimulatedAnswer;
}

/** How often a pending attempt is asked about before it has succeeded. */
const pendingAnswers = 2;
const usualDelay = 250;
const slowDelay = 4_000;

interface Attempt {
  readonly orderId: unknown;
  readonly outcome: Outcome;
  asked: number;
}

const answerOf = (status: number, body: Readonly<Record<string, unknown>>, delay = usualDelay): SimulatedAnswer => ({
  status,
  body,
  delay,
});

function statusOf({ outcome, asked }: Attempt): string {
  if (outcome === 'declined') return 'failed';
  if (outcome === 'canceled') return 'canceled';
  return outcome === 'pending' && asked <= pendingAnswers ? 'pending' : 'succeeded';
}

function outcomeBody(attemptId: string, attempt: Attempt): Readonly<Record<string, unknown>> {
  const status = statusOf(attempt);
  const declined = status === 'failed' && { providerCode: 'simulated_decline', providerMessage: 'Simulated decline' };
  return {
    status,
    ...(typeof attempt.orderId === 'string' && { orderId: attempt.orderId }),
    ...(status === 'succeeded' && { paymentId: `simulated-${attemptId.slice(0, 8)}` }),
    ...declined,
  };
}

/** Opens a simulated merchant. It never hands over to a provider, so the page is never left. */
export function openSimulatedMerchant(): SimulatedMerchant {
  const attempts = new Map<string, Attempt>();

  function start(attemptId: string, orderId: unknown, outcome: Outcome): SimulatedAnswer {
    if (outcome === 'server-error') return answerOf(500, { message: 'Simulated: the server has a fault of its own.' });
    if (outcome === 'terms-changed') {
      return answerOf(409, { code: 'terms-changed', message: 'Simulated: the terms have changed.' });
    }
    // The same attempt twice is one attempt.
    const attempt = attempts.get(attemptId) ?? { orderId, outcome, asked: 0 };
    attempts.set(attemptId, attempt);
    const delay = outcome === 'slow' ? slowDelay : usualDelay;
    return answerOf(200, { provider: 'none', ...outcomeBody(attemptId, attempt) }, delay);
  }

  return {
    answer(text, wished) {
      const body = parseJson(text);
      const attemptId = isObject(body) ? body['attemptId'] : undefined;
      if (!isObject(body) || typeof attemptId !== 'string') {
        return answerOf(400, { message: 'Simulated: expected a start or confirm request.' });
      }
      const { action, orderId } = body;
      if (action === 'start') return start(attemptId, orderId, wished);
      const attempt = attempts.get(attemptId);
      if (action !== 'confirm' || !attempt) return answerOf(404, { message: 'Simulated: no such attempt.' });
      attempt.asked += 1;
      return answerOf(200, outcomeBody(attemptId, attempt));
    },
  };
}
