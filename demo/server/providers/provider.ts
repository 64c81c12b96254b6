import type { Locale, Method, Mode, ProviderName } from '../../../src/contract/types.js';
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
  readonly shopper: Shopper;
}

/** What came of asking a provider to make its object. */
export type Creation =
  /** It is made. `action` goes to the browser and holds nothing that the browser does not need. */
  | { readonly type: 'created'; readonly objectId: string; readonly action: Readonly<Record<string, unknown>> }
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
  /** The shopper may still pay there. */
  | { readonly status: 'open'; readonly attemptId: string | null }
  /** The shopper is done there, and the provider is not yet. */
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
    }
  /** The provider does not have such an object: it was made under another key. */
  | { readonly status: 'missing' }
  /** The provider could not be asked, or its answer makes no sense. */
  | { readonly status: 'unknown'; readonly reason: string };

/** A payment provider as the server sees it. No function throws for what a provider answers. */
export interface PaymentProvider {
  readonly name: ProviderName;
  /** Makes the provider's object. A repeat with the same attempt makes no second one. */
  create(attempt: AttemptToCreate): Promise<Creation>;
  /** Reads the object. */
  retrieve(objectId: string): Promise<Observation>;
  /** Closes the object so that it cannot be paid any more, and says how it stands after that. */
  expire(objectId: string): Promise<Observation>;
}
