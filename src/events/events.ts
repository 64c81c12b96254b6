import type { FailureCode } from '../contract/failure.js';
import type { ConsentRecord, Method, Mode, Via } from '../contract/types.js';

/** What `kr-pay-consent` carries. */
export interface KrPayConsentDetail {
  /** Whether every required term is agreed to. */
  readonly complete: boolean;
  readonly terms: readonly { readonly id: string; readonly required: boolean; readonly agreed: boolean }[];
}

/** What `kr-pay-start` carries. A listener may fill `headers` and `metadata`. */
export interface KrPayStartDetail {
  readonly attemptId: string;
  readonly orderId?: string;
  readonly method: Method;
  readonly mode: Mode;
  /** Sent with the start request, for CSRF tokens and the like. The element's own headers win. */
  readonly headers: Headers;
  /** Sent in the start request as `metadata`, if it is not empty. */
  readonly metadata: Record<string, unknown>;
}

/** What `kr-pay-redirect` carries. */
export interface KrPayRedirectDetail {
  readonly attemptId: string;
  readonly provider: string;
  readonly url?: string;
}

/** What `kr-pay-pending` carries. */
export interface KrPayPendingDetail {
  readonly attemptId: string;
  readonly orderId?: string;
}

/** What `kr-pay-success` carries. */
export interface KrPaySuccessDetail {
  readonly attemptId: string;
  readonly orderId?: string;
  readonly provider?: string | undefined;
  readonly method: string;
  readonly mode: string;
  readonly paymentId?: string;
  readonly via: Via;
  /** What the shopper agreed to, where this tab still knows it: after a return it does as far as it may keep things. */
  readonly consent?: ConsentRecord;
}

/** What `kr-pay-failure` carries. */
export interface KrPayFailureDetail {
  readonly attemptId?: string;
  readonly orderId?: string;
  readonly code: FailureCode;
  /** In the shopper's language. */
  readonly message: string;
  readonly retryable: boolean;
  readonly provider?: string | undefined;
  readonly providerCode?: string | undefined;
  readonly providerMessage?: string | undefined;
  readonly httpStatus?: number;
}

const everywhere: EventInit = { bubbles: true, composed: true };
const refusable: EventInit = { ...everywhere, cancelable: true };

/** A term was ticked or unticked. */
export class KrPayConsentEvent extends Event {
  readonly detail: KrPayConsentDetail;
  constructor(detail: KrPayConsentDetail) {
    super('kr-pay-consent', everywhere);
    this.detail = detail;
  }
}

/** The server is about to be asked. Cancelable; `waitUntil` holds the start. */
export class KrPayStartEvent extends Event {
  readonly detail: KrPayStartDetail;
  /** Holds the start until `promise` is fulfilled; a rejection cancels it. Only while the event is dispatched. */
  readonly waitUntil: (promise: PromiseLike<unknown>) => void;
  constructor(detail: KrPayStartDetail, waitUntil: (promise: PromiseLike<unknown>) => void = () => {}) {
    super('kr-pay-start', refusable);
    this.detail = detail;
    this.waitUntil = waitUntil;
  }
}

/** The page is about to be left, or a provider's window to be opened. Cancelable. */
export class KrPayRedirectEvent extends Event {
  readonly detail: KrPayRedirectDetail;
  constructor(detail: KrPayRedirectDetail) {
    super('kr-pay-redirect', refusable);
    this.detail = detail;
  }
}

/** The outcome is not known yet. At most once an attempt. */
export class KrPayPendingEvent extends Event {
  readonly detail: KrPayPendingDetail;
  constructor(detail: KrPayPendingDetail) {
    super('kr-pay-pending', everywhere);
    this.detail = detail;
  }
}

/** The merchant's server said that it succeeded. */
export class KrPaySuccessEvent extends Event {
  readonly detail: KrPaySuccessDetail;
  constructor(detail: KrPaySuccessDetail) {
    super('kr-pay-success', everywhere);
    this.detail = detail;
  }
}

/** It ended otherwise. */
export class KrPayFailureEvent extends Event {
  readonly detail: KrPayFailureDetail;
  constructor(detail: KrPayFailureDetail) {
    super('kr-pay-failure', everywhere);
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'kr-pay-consent': KrPayConsentEvent;
    'kr-pay-start': KrPayStartEvent;
    'kr-pay-redirect': KrPayRedirectEvent;
    'kr-pay-pending': KrPayPendingEvent;
    'kr-pay-success': KrPaySuccessEvent;
    'kr-pay-failure': KrPayFailureEvent;
  }
}
