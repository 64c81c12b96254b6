import { failure, type Failure, type FailureCode } from '../contract/failure.js';
import { readFields, readText, type Bare } from '../contract/json.js';
import { longestRetryAfter } from './retry.js';

/** What the merchant's server is asked to do. */
export type Action = 'start' | 'confirm';

/** An HTTP answer, as far as it says how the asking went. */
export interface Answer {
  readonly status: number;
  /** The parsed body, `undefined` when it is no JSON or too large. */
  readonly body: unknown;
  /** Milliseconds, from `Retry-After`; 0 when there is none. */
  readonly retryAfter: number;
}

/** The asking worked. The body is JSON of any shape: the contract's readers judge it. */
export interface Accepted {
  readonly ok: true;
  readonly aborted?: never;
  readonly body: unknown;
}

/** The asking did not work. */
export interface Refused {
  readonly ok: false;
  readonly aborted?: never;
  readonly failure: Failure;
  /** The `code` in the body of the server's answer. */
  readonly serverCode?: string | undefined;
  /** Whether the same request may be sent again by itself. */
  readonly again: boolean;
  /** Milliseconds that the server asked to wait before that; 0 when it did not. */
  readonly retryAfter: number;
}

const temporary = new Set([408, 425, 429, 500, 502, 503, 504]);

const accepted = (body: unknown): Bare<Accepted> => ({ __proto__: null, ok: true, body });

/** Makes a `Refused`. */
export const refused = (reason: Failure, again = false, retryAfter = 0, serverCode?: string): Bare<Refused> => ({
  __proto__: null,
  ok: false,
  failure: reason,
  again,
  retryAfter,
  serverCode,
});

function codeOf({ status, retryAfter }: Answer, action: Action): FailureCode {
  if (status < 400) return 'invalid-response';
  if (status >= 500) return 'server-error';
  if (status === 404 && action === 'confirm') return 'unknown-attempt';
  if (status === 429 || retryAfter > longestRetryAfter) return 'rate-limited';
  if (status === 408) return 'timeout';
  return status === 409 || status === 422 ? 'conflict' : 'rejected';
}

/** Says what an answer means: a 2xx with JSON is accepted, all else is a failure by its status. */
export function judge(answer: Answer, action: Action): Accepted | Refused {
  const { status, body, retryAfter } = answer;
  if (status >= 200 && status < 300 && body !== undefined) return accepted(body);
  const fields = readFields(body);
  const serverCode = readText(fields?.['code']);
  const termsChanged = status >= 400 && action === 'start' && serverCode === 'terms-changed';
  const code = termsChanged ? serverCode : codeOf(answer, action);
  const hint = status < 400 ? 'Expected JSON of up to 64 KiB' : readText(fields?.['message']);
  const reason = failure(code, {
    httpStatus: status,
    hint,
    ...((status === 401 || status === 403) && { retryable: true }),
  });
  return refused(reason, !termsChanged && temporary.has(status), retryAfter, serverCode);
}
