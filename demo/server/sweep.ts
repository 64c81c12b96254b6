import type { ProviderName } from '../../src/contract/types.js';
import { askAgain } from './charges/ask-about-charge.js';
import { observe } from './confirm.js';
import { timestamp, type PaymentContext } from './context.js';
import { nextLookAt } from './next-look.js';
import { takeLook } from './store/attempt-moves.js';
import { listAttemptsToAsk, type Attempt } from './store/attempts.js';
import { listChargesToAsk } from './store/charges.js';

/** The most attempts, and the most charges, of a provider that one pass takes up. The next pass goes on with the rest. */
const mostAtOnce = 50;
/** Until then the return and the webhook are expected to tell. */
const quietMilliseconds = 60_000;
/** What is open for longer is left to the button and the webhook. */
const longestMilliseconds = 7 * 24 * 60 * 60 * 1_000;

/**
 * Asks the providers about what nobody reported: attempts that have been open for more than a minute, and charges
 * without an outcome. Each is asked about once a minute at most, however many processes sweep: a look is taken in the
 * database first. A slow provider keeps only its own waiting.
 *
 * @param stop Ends the pass after the questions that are being asked.
 */
export async function sweepOnce(context: PaymentContext, stop?: AbortSignal): Promise<void> {
  await Promise.all([...context.providers.keys()].map((provider) => sweepProvider(context, provider, stop)));
}

async function sweepProvider(
  context: PaymentContext,
  provider: ProviderName,
  stop: AbortSignal | undefined,
): Promise<void> {
  const { read } = context.database;
  const now = timestamp(context);
  const times = {
    now,
    madeAfter: timestamp(context, -longestMilliseconds),
    madeBefore: timestamp(context, -quietMilliseconds),
  };
  const charges = await listChargesToAsk(read, provider, now, mostAtOnce);
  const attempts = await listAttemptsToAsk(read, provider, times, mostAtOnce);
  const questions = [
    ...charges.map(
      ({ chargeId }) =>
        () =>
          askAgain(context, chargeId),
    ),
    ...attempts.map((attempt) => () => look(context, attempt)),
  ];
  for (const ask of questions) {
    if (stop?.aborted) return;
    // One that cannot be read must not keep the others waiting.
    await ask().catch((error: unknown) => {
      context.log('sweep-failed', { provider, message: error instanceof Error ? (error.stack ?? error.message) : '' });
    });
  }
}

async function look(context: PaymentContext, attempt: Attempt): Promise<void> {
  const until = nextLookAt(attempt.createdAt, context.now());
  const taken = await context.database.write((transaction) =>
    takeLook(transaction, attempt.attemptId, timestamp(context), until),
  );
  if (taken) await observe(context, attempt, {});
}

/** A sweep that goes on by itself. */
export interface Sweeping {
  /** Starts no pass any more, and waits for the questions that are being asked. */
  close(): Promise<void>;
}

/**
 * Sweeps again and again; the next pass waits for the end of the last one. It keeps no process alive.
 *
 * @param milliseconds Between two passes, and before the first one. 0 does not sweep at all.
 */
export function startSweeping(context: PaymentContext, milliseconds: number): Sweeping {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let pass = Promise.resolve();
  const plan = (): void => {
    if (stop.signal.aborted || milliseconds === 0) return;
    timer = setTimeout(() => {
      pass = sweepOnce(context, stop.signal)
        .catch((error: unknown) => {
          context.log('sweep-failed', { message: error instanceof Error ? (error.stack ?? error.message) : '' });
        })
        .then(plan);
    }, milliseconds).unref();
  };
  plan();
  return {
    close: async () => {
      stop.abort();
      clearTimeout(timer);
      await pass;
    },
  };
}
