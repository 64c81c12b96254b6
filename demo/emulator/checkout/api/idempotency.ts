import type { ApiAnswer } from './errors.js';

/**
 * Answers by `Cko-Idempotency-Key`, as documented: only 2xx are kept, so that a repeat after an error is carried out
 * again; of requests at the same time only one runs. Kept until the process ends (Checkout.com: 24 hours).
 */
export class IdempotencyKeys {
  readonly #answers = new Map<string, ApiAnswer>();
  readonly #running = new Set<string>();

  /** Carries the request out, or repeats the first answer. A second one at the same time is a conflict. */
  async once(key: string, carryOut: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
    const earlier = this.#answers.get(key);
    if (earlier !== undefined) return earlier;
    // That the others are told 409 is our reading: the documentation says only that one of them runs.
    if (this.#running.has(key)) return { status: 409 };
    this.#running.add(key);
    try {
      const answer = await carryOut();
      if (answer.status >= 200 && answer.status < 300) this.#answers.set(key, answer);
      return answer;
    } finally {
      this.#running.delete(key);
    }
  }
}
