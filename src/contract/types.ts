/** What is being asked of the payment method. */
export type Mode = 'pay' | 'save' | 'pay-and-save' | 'subscribe';

/** The payment method the button stands for. */
export type Method = 'kakao_pay' | 'kr_card' | 'naver_pay' | 'samsung_pay' | 'payco' | 'toss_pay';

/** The providers that have a name of their own. */
export const providerNames = ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen'] as const;

/** A wish for a provider. The server's answer decides. */
export type ProviderName = (typeof providerNames)[number];

/** The languages the element speaks. */
export type Locale = 'ko' | 'en' | 'ja' | 'zh';

/** What the element is doing. Also the names of its custom CSS states. */
export type PayState = 'ready' | 'starting' | 'opening' | 'leaving' | 'confirming' | 'succeeded' | 'failed' | 'pending';

/** Which way the outcome came back: the return address, a provider's callback, or the start answer itself. */
export type Via = 'return' | 'callback' | 'direct';

/** What the shopper's device looks like, for providers that ask (Checkout.com's `terminal_type` and `os_type`). */
export interface Device {
  readonly type: 'desktop' | 'mobile';
  readonly os: 'android' | 'ios' | 'other';
  readonly inApp: 'kakaotalk' | 'naver' | 'instagram' | 'facebook' | 'line' | 'other' | null;
}

/** One term as it was shown, and what the shopper answered. */
export interface ConsentTerm {
  readonly id: string;
  readonly version?: string;
  readonly required: boolean;
  readonly agreed: boolean;
  /** When the box was ticked: ISO 8601, UTC. Absent when it is not ticked. */
  readonly agreedAt?: string;
  /** What was on the screen, without the required or optional marker, white space folded. */
  readonly text: string;
  /** Lower-case hex SHA-256 over the UTF-8 of `text`. */
  readonly sha256: string;
  /** Where the full text can be read. */
  readonly href?: string;
}

/** What the shopper agreed to, with the text that was on the screen and hashes over it. */
export interface ConsentRecord {
  readonly version: 1;
  readonly locale: Locale;
  /** When the last required term was agreed to: ISO 8601, UTC. */
  readonly agreedAt: string;
  /** Which widget showed it, such as `kr-pay-button/1.0.0`. */
  readonly widget: string;
  readonly terms: readonly ConsentTerm[];
  /** Lower-case hex SHA-256 over the lines `id:sha256:agreed`, joined by `\n`, in the order shown. */
  readonly sha256: string;
}

/** The body of a start request. What is absent is left out: no empty strings, no empty objects. */
export interface StartRequest {
  readonly action: 'start';
  readonly version: 1;
  /** A v4 UUID, also sent as `Idempotency-Key`. */
  readonly attemptId: string;
  readonly orderId?: string;
  readonly orderName?: string;
  readonly provider?: ProviderName;
  readonly method: Method;
  readonly mode: Mode;
  /** Whole won, for the server to compare with its own price. */
  readonly amount?: number;
  readonly currency: 'KRW';
  readonly locale: Locale;
  /** Where the shopper comes back; `kr_pay_attempt` is its last parameter. */
  readonly returnUrl: string;
  readonly device: Device;
  readonly consent?: ConsentRecord;
  /** What a `kr-pay-start` listener put there. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Names to strings, arrays when a name was repeated. */
export type ConfirmParams = Readonly<Record<string, string | readonly string[]>>;

/** The body of a confirm request. It changes nothing at the merchant, so it may be repeated. */
export interface ConfirmRequest {
  readonly action: 'confirm';
  readonly version: 1;
  readonly attemptId: string;
  readonly orderId?: string;
  /** What the provider added to the return address, or the fields of its callback, as they are. */
  readonly params: ConfirmParams;
}

/** The outcome of an attempt, in the server's word. */
export type ConfirmStatus = 'succeeded' | 'pending' | 'failed' | 'canceled' | 'expired';

/** The answer to a confirm request. */
export interface ConfirmAnswer {
  readonly status: ConfirmStatus;
  readonly orderId?: string;
  readonly provider?: string;
  readonly method?: string;
  readonly mode?: string;
  readonly paymentId?: string;
  readonly message?: string;
  readonly providerCode?: string;
  readonly providerMessage?: string;
  /**
   * Only with `pending`, together with `provider`: the provider wants one more step of the shopper. The same shapes as in
   * that provider's start answer (for Stripe with `publishableKey` beside it). The element does not leave by itself: it
   * becomes `opening`, and the shopper's press hands off. One that cannot be used is a line in the console, and the answer
   * counts as `pending` without it: money may be under way, so it is never a failure. With other statuses it is ignored.
   */
  readonly action?: unknown;
}
