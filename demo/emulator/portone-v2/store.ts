import type { PaymentWindow } from './browser/payment-window.js';
import type { EmulatedBillingKey } from './objects/billing-key.js';
import type { EmulatedPayment } from './objects/payment.js';

/** An amount that was registered before the window opens. */
export interface Registration {
  readonly totalAmount?: number | undefined;
  readonly currency?: string | undefined;
}

/** Everything the emulator remembers, in memory. Objects are replaced, never changed. */
export interface Store {
  /** By paymentId. */
  readonly payments: Map<string, EmulatedPayment>;
  /** By paymentId. */
  readonly registrations: Map<string, Registration>;
  /** By billing key. */
  readonly billingKeys: Map<string, EmulatedBillingKey>;
  /** By billingIssueToken: keys that wait for the server's confirmation. Undefined once it was given. */
  readonly unconfirmedKeys: Map<string, EmulatedBillingKey | undefined>;
  /** By txId: every window that a browser has asked for. */
  readonly windows: Map<string, PaymentWindow>;
}

export function newStore(): Store {
  return {
    payments: new Map(),
    registrations: new Map(),
    billingKeys: new Map(),
    unconfirmedKeys: new Map(),
    windows: new Map(),
  };
}
