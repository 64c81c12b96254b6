import type { FailureCode } from '../contract/failure.js';
import type { Method, Mode } from '../contract/types.js';

/** The four items of a mandate, as the merchant wrote them. */
export interface MandateItems {
  readonly merchant: string;
  readonly frequency: 'one-time' | 'recurring';
  readonly timing: string;
  readonly amountRule: string;
  readonly cancellation?: string;
}

/** Every text a shopper can read. A missing one does not compile. */
export interface Messages {
  /** A method's name in running text. Brands are not translated. */
  readonly methods: Readonly<Record<Method, string>>;
  /** What the button says. */
  readonly labels: Readonly<Record<Mode, (method: string) => string>>;
  /** `amount` in whole won. */
  readonly amount: (amount: number) => string;
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
    /** The provider's window is open. */
    readonly window: string;
    /** The provider's window did not answer for long. */
    readonly silentWindow: string;
    readonly paid: string;
    readonly saved: string;
  };
  readonly failures: Readonly<Record<FailureCode, string>>;
  /** Said after a hand-off, when nobody could tell how it ended. */
  readonly notKnown: string;
  /** Said after a failure that followed a hand-off. */
  readonly mayHaveMoved: string;
  readonly consent: {
    readonly title: string;
    readonly order: (name: string) => string;
    readonly mandate: string;
    readonly required: string;
    readonly optional: string;
    /** Says whether it includes optional terms. */
    readonly all: (withOptional: boolean) => string;
    readonly fullText: string;
    readonly newWindow: string;
    readonly missing: (missing: number, required: number) => string;
    readonly missingHere: string;
  };
  /** The mandate in sentences: permission, frequency and timing, amount, cancellation. */
  readonly mandate: (items: MandateItems, method: string) => readonly string[];
}
