import type { FailureCode } from '../../src/contract/failure.js';
import type { Messages } from '../../src/i18n/messages.js';
import type { ServedFault } from '../support/fault-steps.js';
import type { PlaceName } from './places.js';

/** How the shopper gets on. `no` may stand beside `click` or `new`: what a click would do all the same. */
export type Retry =
  /** The element asks again by itself. */
  | 'auto'
  /** The next click repeats the same attempt: same key, same bytes. */
  | 'click'
  /** The next click begins a new attempt, with a new key. */
  | 'new'
  /** Only the outcome is asked for again. */
  | 'check'
  /** Not retryable: nothing is to be gained before somebody has put it right. */
  | 'no';

/** What the page hears in the end. */
export type Ending =
  | {
      readonly event: 'kr-pay-failure';
      readonly code: FailureCode;
      readonly retryable: boolean;
      readonly httpStatus?: number;
    }
  | { readonly event: 'kr-pay-redirect' | 'kr-pay-pending' | 'kr-pay-success' }
  /** The element stays or becomes usable without an event. */
  | { readonly event: 'none' };

/** One way to bring a fault about in a page with the real element, against the fault server. */
export interface Case {
  /** What is served, in the test's name. */
  readonly what: string;
  /** What the merchant's server does, one a request; or a single step for every one. */
  readonly start: readonly ServedFault[];
  /** What comes when PortOne's script is fetched. */
  readonly script?: ServedFault;
  /** What is odd about page or browser. */
  readonly place?: PlaceName;
  /** Stands in for the merchant's address until the last click. */
  readonly endpoint?: string;
  /** How many requests of one click reach the merchant's server; 1 if nothing is said. */
  readonly tries?: number;
  /** The server is not waited for: each try ends once it has arrived there. */
  readonly hurried?: true;
  /** The waits between the tries of one click, milliseconds, where the server names them. */
  readonly waits?: readonly number[];
  /** A word of the line that the developer reads in the console. Without it there is no line. */
  readonly hint?: string;
}

/** A test elsewhere: its file, and its name as it is written there. */
export type Shown = readonly [file: string, title: string];

/** One end of a fault. */
export interface Outcome {
  /** Which of its kinds, where it has several. */
  readonly when?: string;
  readonly ends: Ending;
  /** The name of the shopper's text if it is not that of the failure's code; nothing where nothing is to be read. */
  readonly reads?: keyof Messages['status'] | 'notKnown' | 'nothing';
  readonly retry: readonly Retry[];
  /** What runs in `faults.test.ts`. */
  readonly cases?: readonly Case[];
  /** What is shown by a test elsewhere. */
  readonly shown?: readonly Shown[];
}

/** A class of faults: one row of the table. */
export interface Fault {
  /** `F1` to `F62`; `S1` and so on for what somebody has to set up or do. */
  readonly id: string;
  readonly name: string;
  readonly outcomes: readonly Outcome[];
  /** What a merchant's developer does about it, or what the product does so that nobody has to. */
  readonly remedy: string;
  /** What of it cannot be shown in which engine, and why. */
  readonly limit?: string;
}

/** A failure. */
export const fails = (code: FailureCode, retryable: boolean, httpStatus?: number): Ending => ({
  event: 'kr-pay-failure',
  code,
  retryable,
  ...(httpStatus && { httpStatus }),
});

/** The payment goes on as if nothing had been. */
export const goesOn: Ending = { event: 'kr-pay-redirect' };
export const succeeds: Ending = { event: 'kr-pay-success' };
export const waits: Ending = { event: 'kr-pay-pending' };
export const silent: Ending = { event: 'none' };
