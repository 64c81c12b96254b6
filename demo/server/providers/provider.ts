import type { ConfirmParams, Device, Locale, Method, Mode, ProviderName } from '../../../src/contract/types.js';
import type { Caller } from '../store/consents.js';
import type { Shopper } from '../store/shoppers.js';

/** What a provider has to know to make its object. The same attempt always has the same values. */
export interface AttemptToCreate {
  readonly attemptId: string;
  readonly orderId: string | null;
  readonly orderName: string | null;
  readonly method: Method;
  readonly mode: Mode;
  /** Whole won; null when nothing is charged. */
  readonly amount: number | null;
  readonly locale: Locale;
  readonly returnUrl: string;
  readonly device: Device;
  readonly shopper: Shopper;
  /** Whose request it was: as it stands beside the consent, where there is one. */
  readonly caller: Caller;
}

/** An attempt whose object the provider has. */
export interface AttemptAtProvider {
  readonly objectId: string;
  readonly attemptId: string;
  readonly orderId: string | null;
  readonly orderName: string | null;
  readonly method: Method;
  readonly mode: Mode;
  /** Whole won; null when nothing is charged. */
  readonly amount: number | null;
  readonly returnUrl: string;
  /** Whether it can still end as the shopper expects: one that is over must not be charged any more. */
  readonly live: boolean;
  /** Whether the provider said last that money is under way. For those that cannot be asked, that still stands. */
  readonly underWay: boolean;
  readonly chargeGuard: ChargeGuard;
}

/**
 * Keeps requests apart that would charge the same thing at the same time, in whichever process they are: it is held in
 * the shop's database. For a provider that takes no idempotency key.
 */
export interface ChargeGuard {
  /** Takes it for a minute. `busy`: somebody else is asking for this charge. `closed`: it must never be made. */
  take(): Promise<'taken' | 'busy' | 'closed'>;
  /** Gives it back, once the provider's word is known. */
  release(): Promise<void>;
  /** Sees to it that the charge is never made. False while somebody is asking for it. */
  close(): Promise<boolean>;
}

/** What came of asking a provider to make its object. */
export type Creation =
  /** It is made. `action` goes to the browser and holds nothing that the browser does not need. */
  | {
      readonly type: 'created';
      readonly objectId: string;
      readonly action: Readonly<Record<string, unknown>>;
      /** What stands beside the action in the start answer, such as Stripe's publishable key. */
      readonly beside?: Readonly<Record<string, unknown>>;
    }
  /** The provider said no, and would say no again. */
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  /** Nobody knows; asking again with the same attempt is safe. */
  | { readonly type: 'unavailable'; readonly message: string };

/** A payment method that the provider can charge again, by the provider's ids. */
export interface SavedAtProvider {
  readonly customerId: string;
  readonly paymentMethodId: string;
  readonly mandateId: string | null;
}

/** What the provider says about its object now. */
export type Observation =
  /** The shopper may still pay there. `action` is the next step of theirs, where it is another than at the start. */
  | {
      readonly status: 'open';
      readonly attemptId: string | null;
      readonly action?: Readonly<Record<string, unknown>> | undefined;
    }
  /** The shopper is done there, and the provider is not yet: money may be under way. */
  | { readonly status: 'pending'; readonly attemptId: string | null }
  | {
      readonly status: 'succeeded';
      readonly attemptId: string | null;
      readonly paymentId: string;
      /** In the currency's smallest unit, which is one won for KRW; null when nothing was charged. */
      readonly amount: number | null;
      /** Upper case; null when nothing was charged. */
      readonly currency: string | null;
      readonly saved: SavedAtProvider | null;
    }
  | {
      readonly status: 'failed' | 'canceled' | 'expired';
      readonly attemptId: string | null;
      readonly paymentId?: string | undefined;
      readonly providerCode?: string | undefined;
      readonly providerMessage?: string | undefined;
      /** For so long a page that was given up may be paid all the same: it is looked at until then. */
      readonly payableMilliseconds?: number | undefined;
    }
  /** A method was saved for an attempt that has succeeded before: some providers say so only after the settlement. */
  | { readonly status: 'saved'; readonly attemptId: string | null; readonly saved: SavedAtProvider }
  /** The provider does not have such an object: it was made under another key. */
  | { readonly status: 'missing' }
  /** The provider could not be asked, or its answer makes no sense. */
  | { readonly status: 'unknown'; readonly reason: string };

/** A webhook that may be acted on, and whom it is about: by one of the three ids. */
export interface Webhook {
  /** The same for every delivery of the same event. */
  readonly eventId: string;
  readonly eventType: string;
  /**
   * Evidence, kept as it came; empty where the provider does not sign. Such a webhook only says when to look: it is kept
   * when it is about something of the shop's, and makes the shop look each time it comes.
   */
  readonly signature: string;
  readonly objectId?: string | undefined;
  readonly attemptId?: string | undefined;
  readonly paymentId?: string | undefined;
  /** What a signed webhook itself says, where the provider has nothing else to ask. Otherwise the object is read. */
  readonly observation?: Observation | undefined;
}

/** A charge of a saved method, without the shopper. */
export interface ChargeToMake {
  /** A v4 UUID: the idempotency key. */
  readonly chargeId: string;
  readonly orderName: string;
  readonly method: Method;
  /** Whole won. */
  readonly amount: number;
  /** Whether it is one of a plan's regular payments. */
  readonly recurring: boolean;
  readonly saved: SavedAtProvider;
  readonly shopper: Shopper;
  readonly chargeGuard: ChargeGuard;
}

/** What came of a charge. */
export type ChargeOutcome =
  | {
      readonly status: 'succeeded';
      readonly paymentId: string;
      /** What the provider says it took: whole won, and the currency in upper case. */
      readonly amount: number;
      readonly currency: string;
    }
  | { readonly status: 'pending'; readonly paymentId?: string | undefined }
  | {
      readonly status: 'failed';
      readonly providerCode?: string | undefined;
      readonly providerMessage?: string | undefined;
    }
  /** Nobody knows; asking again with the same charge is safe. */
  | { readonly status: 'unknown'; readonly reason: string };

/** A payment provider as the server sees it. No function throws for what a provider answers. */
export interface PaymentProvider {
  readonly name: ProviderName;
  /** Makes the provider's object. A repeat with the same attempt makes no second one. */
  create(attempt: AttemptToCreate): Promise<Creation>;
  /**
   * Reads the object. `hints` is what the browser brought back, as it says: the return address's parameters or the
   * fields of a callback. It may name what to look up, and tell a cancel from a failure where the provider says only
   * "not paid". It never makes a payment succeed.
   */
  retrieve(attempt: AttemptAtProvider, hints: ConfirmParams): Promise<Observation>;
  /**
   * Names what the browser brought back, for a provider that may answer it with a further step: the same for the same
   * thing. Undefined when it brought nothing.
   */
  stepOf?(hints: ConfirmParams): string | undefined;
  /**
   * Gives the object up: does what the provider allows to keep it from being paid, and says how it stands then. `expired`
   * once all of that is done and no money is under way. `open` where a page that nobody acts on cannot be told from money
   * under way.
   */
  expire(attempt: AttemptAtProvider): Promise<Observation>;
  /** Charges a saved method. Absent where this provider cannot. */
  charge?(charge: ChargeToMake): Promise<ChargeOutcome>;
  /** Looks a charge up by its id, and makes none. Absent where this provider cannot. */
  findCharge?(chargeId: string): Promise<ChargeOutcome | { readonly status: 'missing' }>;
  /** Reads a webhook, usually one event a request; a sentence says why it is refused. */
  readWebhook(body: string, headers: Headers): Promise<readonly Webhook[] | string>;
}
