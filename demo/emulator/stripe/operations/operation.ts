import type { EmulatorContext } from '../context.js';
import type { RawParameters } from '../parameters/read.js';
import type { Happening } from '../webhooks/event.js';

/** What an operation changed and what happened by it. */
export interface OperationResult {
  readonly object: object;
  readonly happenings?: readonly Happening[];
}

/** One endpoint's work: `id` is the path's, or empty. Throws StripeApiError, and then has changed nothing. */
export type Operation = (context: EmulatorContext, raw: RawParameters, id: string) => OperationResult;
