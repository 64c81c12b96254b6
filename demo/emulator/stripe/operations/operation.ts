import type { StripeApiError } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import type { RawParameters } from '../parameters/read.js';
import type { Happening } from '../webhooks/event.js';
import type { Visitor } from './visitor.js';

/** What an operation changed and what happened by it. */
export interface OperationResult {
  readonly object: object;
  readonly happenings?: readonly Happening[];
  /** Answered in the object's place: what was asked for was done, and came to nothing, as a declined charge does. */
  readonly refusal?: StripeApiError;
}

/** One endpoint's work: `id` is the path's, or empty. Throws StripeApiError, and then has changed nothing. */
export type Operation = (context: EmulatorContext, raw: RawParameters, id: string) => OperationResult;

/** The same for a browser with a publishable key. */
export type BrowserOperation = (
  context: EmulatorContext,
  raw: RawParameters,
  id: string,
  visitor: Visitor,
) => OperationResult;
