import { type ApiAnswer, invalid } from './answer.js';

/** Longest idempotency key, in characters. */
const longestKey = 64;

interface Entry {
  readonly endpoint: string;
  readonly body: string;
  readonly answer: ApiAnswer;
}

/** Answers by idempotency key, for as long as the emulator runs (Adyen: 7 days at least). */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>();

  /** The kept answer, a refusal of the key, or what `work` answers, which is kept when it is a success. */
  once(key: string | undefined, endpoint: string, body: string, work: () => ApiAnswer): ApiAnswer {
    if (key === undefined) return work();
    if (key.length > longestKey) return invalid('702', `Idempotency-Key: at most ${longestKey} characters.`);
    const kept = this.#entries.get(key);
    if (kept) {
      const isSame = kept.endpoint === endpoint && kept.body === body;
      return isSame ? kept.answer : invalid('702', 'Idempotency-Key: was used with another request.');
    }
    const answer = work();
    if (answer.status === 200) this.#entries.set(key, { endpoint, body, answer });
    return answer;
  }
}
