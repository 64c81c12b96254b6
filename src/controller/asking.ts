import type { FlowEvent } from '../flow/types.js';
import type { Host } from './host.js';

/** What a question to the server needs. */
export interface Asking {
  readonly host: Host;
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** Whether the page's content security policy was seen to block an address. */
  policyBlocked(url: string): boolean;
  /** `event` ends a step that takes longer than `wait` milliseconds, so that the element is never busy for ever. */
  limit(wait: number, event: FlowEvent): void;
  /** The step is done in time. */
  unlimited(): void;
}
