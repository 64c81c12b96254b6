import type { Outbox } from './webhooks/outbox.js';
import type { Store } from './store.js';

/** The shape in which a confirmation is answered: the payment (202) or the setup (200). Both are documented. */
export type ConfirmAnswer = 'payment' | 'setup';

/** What becomes of a payment that the shopper cancels at Kakao Pay. No source settles it. */
export type StatusAfterCancel = 'Canceled' | 'Declined' | 'Pending';

/** What the emulator's parts work with. */
export interface EmulatorContext {
  /** Such as `http://127.0.0.1:4242`. */
  readonly origin: string;
  readonly secretKey: string;
  readonly processingChannelId: string;
  readonly kakaopayEnabled: boolean;
  readonly confirmAnswer: ConfirmAnswer;
  readonly statusAfterCancel: StatusAfterCancel;
  readonly idempotentSetups: boolean;
  /** Whether `cko-session-id` is added to the address the shopper returns to. */
  readonly addsSessionId: boolean;
  /** How long a payment stays Pending after "answers late", milliseconds. */
  readonly slowMilliseconds: number;
  /** Milliseconds since epoch. */
  readonly now: () => number;
  readonly store: Store;
  readonly outbox: Outbox;
}
