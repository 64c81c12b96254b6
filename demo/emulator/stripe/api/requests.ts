import type { RawParameters } from '../parameters/read.js';
import type { KeyKind } from './authorization.js';

/** One API request as it arrived, and how it was answered. */
export interface RecordedRequest {
  readonly requestId: string;
  readonly key: KeyKind;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Query or body, as parsed. */
  readonly params: RawParameters;
  readonly idempotencyKey?: string;
  readonly status: number;
  /** Whether the answer was an earlier one, repeated for its idempotency key. */
  readonly replayed: boolean;
}

/** What a test may bring about: an answer with 500. */
export type Fault = 'server-error';

/**
 * Looks at a request after its idempotency key was taken and before it is carried out. A promise holds the request up;
 * `server-error` answers it with 500 and carries nothing out.
 */
export type FaultInjector = (
  request: Pick<RecordedRequest, 'method' | 'path' | 'params'>,
) => Fault | undefined | Promise<Fault | undefined>;
