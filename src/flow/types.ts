import type { Complaint, Failure } from '../contract/failure.js';
import type { ConfirmAnswer, ConfirmParams, Via } from '../contract/types.js';

/** One try to pay: what the server stores, what comes back in the address, what makes a repeated request harmless. */
export interface Attempt {
  /** A v4 UUID, also the idempotency key. */
  readonly id: string;
  /** Whether the shopper was, or may have been, sent to a provider. */
  readonly handedOff: boolean;
  /** Whether the page was told once that the outcome is open. */
  readonly toldPending: boolean;
  /** The provider's window did not answer in time: the shopper may ask the server, or start again. */
  readonly silentWindow?: boolean | undefined;
}

/** Why the server is asked for the outcome, and what the provider said on the way. */
export interface Question {
  readonly reason: 'return' | 'callback' | 'direct' | 'back' | 'check';
  readonly params: ConfirmParams;
  /** The provider's script reported an error. It gives the words if the server says that nothing was paid. */
  readonly complaint?: Complaint | undefined;
}

/** One more hand-off that the server asks for while the outcome is open. */
export interface FurtherStep {
  /** Has passed the address policy; absent where a provider's script has the word. */
  readonly url?: string | undefined;
}

/** Where the flow stands. An `attempt` in `ready` or `failed` is still open: the same purchase goes on with it. */
export type Flow =
  /** `link`: leaving did not work, so the shopper gets a plain link to the checked address. */
  | { readonly name: 'ready'; readonly attempt?: Attempt | undefined; readonly link?: string | undefined }
  | { readonly name: 'starting'; readonly attempt: Attempt }
  /**
   * All is ready but for a tap: the browser opens a window only for one. With `further` the shopper has been at the
   * provider before, and only a press leads there again: one hand-off a click.
   */
  | { readonly name: 'opening'; readonly attempt: Attempt; readonly further?: FurtherStep | undefined }
  /** Without `url` the provider's script has its window open, or leaves the page itself. */
  | { readonly name: 'leaving'; readonly attempt: Attempt; readonly url?: string | undefined }
  | { readonly name: 'confirming'; readonly attempt: Attempt; readonly question: Question }
  | { readonly name: 'pending'; readonly attempt: Attempt; readonly question: Question }
  | { readonly name: 'succeeded' }
  | { readonly name: 'failed'; readonly failure: Failure; readonly attempt?: Attempt | undefined };

/** What can happen to a flow. */
export type FlowEvent =
  /** `start()` or a click. `obstacle` stands in the way; `attempt` is the one to use if it is another purchase than before. */
  | {
      readonly type: 'click';
      readonly obstacle?: Failure | undefined;
      readonly attempt: Attempt;
      readonly samePurchase: boolean;
    }
  /** A listener canceled `kr-pay-start` or `kr-pay-redirect`. */
  | { readonly type: 'canceled-by-page' }
  | { readonly type: 'start-failed'; readonly failure: Failure }
  /**
   * The server's answer sends the shopper to `url`, which has passed the address policy, or to a provider's script.
   * `needsTap`: it opens a window, and the tap that began all this is too long ago.
   */
  | { readonly type: 'handed-off'; readonly url?: string | undefined; readonly needsTap?: boolean | undefined }
  /** The provider's script has called back. */
  | {
      readonly type: 'called-back';
      readonly attemptId: string;
      readonly params: ConfirmParams;
      readonly complaint?: Complaint | undefined;
    }
  /** The shopper gives up a provider's window that did not answer. */
  | { readonly type: 'window-given-up' }
  /** The server's answer needs nothing from the browser. */
  | { readonly type: 'settled' }
  /** The page did not go away in time. */
  | { readonly type: 'stalled'; readonly blockedByPolicy: boolean; readonly byForm?: boolean | undefined }
  /** The shopper came back without a word: the page was restored, or storage remembers an attempt. */
  | { readonly type: 'came-back'; readonly attempt?: Attempt | undefined }
  /** The address says that the shopper returned. */
  | { readonly type: 'returned'; readonly attempt: Attempt; readonly params: ConfirmParams }
  /** Another button on the page asked, and the order is this one's. */
  | {
      readonly type: 'delivered';
      readonly attempt: Attempt;
      readonly question: Question;
      readonly answer: ConfirmAnswer;
      readonly further?: FurtherStep | undefined;
    }
  /** Another button on the page took the outcome over. */
  | { readonly type: 'passed-on' }
  /** `foreign`: the order is none of this page's buttons', so this one only tells the page. */
  | {
      readonly type: 'confirm-answered';
      readonly answer: ConfirmAnswer;
      readonly foreign?: boolean | undefined;
      /** The server says `pending` and wants one more step; the hand-off is prepared. */
      readonly further?: FurtherStep | undefined;
    }
  | { readonly type: 'confirm-failed'; readonly failure: Failure }
  /** The shopper has waited long enough for the answer to a Back. */
  | { readonly type: 'patience-over' }
  /** It is time to ask again, while the outcome is open. */
  | { readonly type: 'poll-due' }
  | { readonly type: 'check' }
  | { readonly type: 'reset' }
  | { readonly type: 'removed' };

/** What is to be done about it. The controller carries these out, in order. */
export type Effect =
  | { readonly type: 'ask-start'; readonly attempt: Attempt }
  | { readonly type: 'leave'; readonly attempt: Attempt; readonly url?: string | undefined }
  | { readonly type: 'ask-outcome'; readonly attempt: Attempt; readonly question: Question }
  | { readonly type: 'poll' }
  | { readonly type: 'announce-pending'; readonly attempt: Attempt; readonly answer?: ConfirmAnswer | undefined }
  | { readonly type: 'announce-success'; readonly attempt: Attempt; readonly answer: ConfirmAnswer; readonly via: Via }
  | {
      readonly type: 'announce-failure';
      readonly attempt?: Attempt | undefined;
      readonly failure: Failure;
      readonly answer?: ConfirmAnswer | undefined;
    }
  /** The attempt is over or the address has served: clean the address, and forget what is over. */
  | { readonly type: 'clean-up'; readonly attempt: Attempt; readonly closed: boolean };

/** The next state and what to do. */
export interface Step {
  readonly flow: Flow;
  readonly effects: readonly Effect[];
}
