import { randomBytes } from 'node:crypto';
import { PortOneApiError } from './api-error.js';

/** Seconds that a token lives, and that it is given on when it is asked for in its last minute. */
const life = 1_800;
const extension = 300;

/** The answer to POST /users/getToken. */
export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly expired_at: number;
}

/** The one token of the account: the same one until it ends, a little longer in its last minute. */
export class Tokens {
  #current: { readonly text: string; readonly until: number } | undefined;

  give(now: number): TokenAnswer {
    const left = (this.#current?.until ?? 0) - now;
    if (this.#current === undefined || left <= 0) {
      this.#current = { text: randomBytes(20).toString('hex'), until: now + life };
    } else if (left < 60) {
      this.#current = { ...this.#current, until: this.#current.until + extension };
    }
    return { access_token: this.#current.text, now, expired_at: this.#current.until };
  }

  /** Accepts `Bearer <token>` and the bare token. Throws a 401 for anything else. */
  check(authorization: string | undefined, now: number): void {
    const token = authorization?.replace(/^Bearer /, '');
    if (token === undefined || token !== this.#current?.text || this.#current.until <= now) {
      throw new PortOneApiError(401, 'Unauthorized');
    }
  }

  /** Ends the token, as time would. */
  end(): void {
    this.#current = undefined;
  }
}
