import { StripeApiError } from './stripe-api-error.js';

/** A JSON answer as it goes over the wire. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

interface Entry {
  readonly endpoint: string;
  readonly fingerprint: string;
  answer: ApiAnswer | undefined;
}

/** What an idempotency key stands for: the endpoint (`POST /v1/customers`) and its parameters, brought into order. */
export interface KeyedRequest {
  readonly key: string;
  readonly endpoint: string;
  readonly fingerprint: string;
}

/**
 * Stripe keeps the answer of what was carried out, a decline and a 500 too; a refusal is not kept, so the key stays
 * usable.
 */
function isKept(status: number): boolean {
  return status < 300 || status === 402 || status >= 500;
}

function conflict(message: string): StripeApiError {
  return new StripeApiError({ type: 'idempotency_error', message });
}

/** Answers by idempotency key, for as long as the emulator runs. */
export class IdempotencyKeys {
  readonly #entries = new Map<string, Entry>();

  /** The first answer to this key, or undefined for a new one, which is taken until `settle`. Throws on misuse. */
  claim(request: KeyedRequest): ApiAnswer | undefined {
    const { key, endpoint, fingerprint } = request;
    if (key.length > 255) {
      throw new StripeApiError({ message: 'An idempotency key may have at most 255 characters.' });
    }
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      this.#entries.set(key, { endpoint, fingerprint, answer: undefined });
      return undefined;
    }
    if (entry.endpoint !== endpoint) {
      throw conflict(
        `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${entry.endpoint}' vs '${endpoint}').`,
      );
    }
    if (entry.fingerprint !== fingerprint) {
      throw conflict(
        'Keys for idempotent requests can only be used with the same parameters they were first used with.',
      );
    }
    if (entry.answer === undefined) {
      // Stripe documents the code and the 409; that `type` is idempotency_error is our reading.
      throw new StripeApiError({
        status: 409,
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: 'There is currently another in-progress request using this idempotency key. Please try again later.',
      });
    }
    return entry.answer;
  }

  /** Keeps the answer for replays, or sets the key free after a refusal. */
  settle(key: string, answer: ApiAnswer): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined && isKept(answer.status)) {
      entry.answer = answer;
    } else {
      this.#entries.delete(key);
    }
  }
}
