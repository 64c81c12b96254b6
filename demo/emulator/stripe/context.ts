import type { EmulatedMethod } from './methods.js';
import type { Store } from './store.js';

/** What every operation works with. */
export interface EmulatorContext {
  /** Such as `http://127.0.0.1:4242`; hosted pages stand below it. */
  readonly origin: string;
  readonly enabledMethods: readonly EmulatedMethod[];
  /** Seconds since epoch. */
  readonly now: () => number;
  readonly store: Store;
}
