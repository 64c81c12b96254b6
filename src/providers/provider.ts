import type { Failure } from '../contract/failure.js';

/** Where the shopper is to be sent. Data, not a side effect: only `browser/navigate.ts` leaves the page. */
export interface Departure {
  /** As the provider gave it. The controller checks it against the address policy before anything moves. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Form fields, for POST only. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What a provider's answer asks of the browser. */
export type Handoff =
  /** Go there. */
  | { readonly type: 'depart'; readonly departure: Departure }
  /** Nothing to do in the browser: ask confirm at once. */
  | { readonly type: 'settled' }
  /** The answer cannot be used. */
  | { readonly type: 'refused'; readonly failure: Failure };

/** A provider is one module with one function, which validates its own slice of the start answer. */
export interface Provider {
  /** Reads the `action` of a start answer. Never throws. */
  start(action: unknown): Handoff;
}
