import type { FailureCode } from '../contract/failure.js';
import type { Locale } from '../contract/types.js';
import type { ButtonWords } from './button-words.js';

/** The four items of a mandate, as the merchant wrote them. */
export interface MandateItems {
  readonly merchant: string;
  readonly frequency: 'one-time' | 'recurring';
  readonly timing: string;
  readonly amountRule: string;
  readonly cancellation?: string;
}

/**
 * A text in pieces: the first, third, fifth … are ours, those between them values. A value is shown isolated, because it
 * may run in the other direction.
 */
export type Pieces = readonly string[];

/** Every text a shopper can read. A missing one does not compile. */
export interface Messages extends ButtonWords {
  /** The language of these texts. */
  readonly locale: Locale;
  /** What the button says while the outcome is open. */
  readonly checkAgain: string;
  /** What the button says when a pop-up window needs a second tap. */
  readonly openWindow: string;
  /** What the second button says while the provider's window does not answer. */
  readonly startAgain: string;
  /** What the plain link says when leaving did not work. */
  readonly continue: string;
  readonly status: {
    readonly starting: string;
    readonly leaving: (method: string) => string;
    readonly confirming: string;
    readonly pending: string;
    readonly stalled: string;
    readonly opening: string;
    /** The provider wants one more step before the outcome is known. */
    readonly further: string;
    /** The provider's window is open. */
    readonly window: string;
    /** The provider's window did not answer for long. */
    readonly silentWindow: string;
    readonly paid: string;
    readonly saved: string;
    /** Said of a subscription: its first payment may come later. */
    readonly subscribed: string;
  };
  readonly failures: Readonly<Record<FailureCode, string>>;
  /** Said after a hand-off, when nobody could tell how it ended. */
  readonly notKnown: string;
  /** Said after a failure that followed a hand-off. */
  readonly mayHaveMoved: string;
  readonly consent: {
    readonly title: string;
    /** Before the amount that is about to be paid. */
    readonly total: string;
    /** Before the order's name. */
    readonly order: string;
    readonly mandate: string;
    readonly required: string;
    readonly optional: string;
    /** Says whether it includes optional terms. */
    readonly all: (withOptional: boolean) => string;
    /** Said where there are optional terms: they can be left alone. */
    readonly free: string;
    readonly fullText: string;
    readonly newWindow: string;
    readonly missing: (missing: number, required: number) => string;
    readonly missingHere: string;
  };
  /** What the sentences of the mandate are made of; `consent/mandate.ts` puts them together. */
  readonly mandate: {
    readonly permission: (merchant: string, method: string) => Pieces;
    /** Before how much and when. */
    readonly recurring: string;
    /** Before when. */
    readonly once: string;
    /** Before how the amount is determined. */
    readonly amount: string;
    /** Before how it is canceled. */
    readonly cancellation: string;
  };
  /** What stands after a word that announces a value, between two values, and at the end of a sentence. */
  readonly marks: readonly [colon: string, comma: string, stop: string];
}
