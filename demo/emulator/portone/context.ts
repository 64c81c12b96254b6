import type { View } from './channels.js';
import type { Channel } from './channels.js';
import type { BillingKey, Payment } from './payments/payment.js';
import type { RequestPay } from './schemas/request-pay.js';

/** What the browser is told at the end of a window: a callback's argument, or the parameters of m_redirect_url. */
export type WindowResult = Readonly<Record<string, string | number | boolean | null>>;

/** A window that was opened. */
export interface PayWindow {
  readonly id: string;
  readonly impUid: string;
  readonly params: RequestPay;
  readonly channel: Channel;
  readonly view: View;
  /** The origin of the page that opened it: the only one that is told the result. */
  readonly openerOrigin: string;
  /** Set when it is decided. */
  readonly end?: { readonly outcome: string; readonly result: WindowResult };
}

/** Everything the emulator remembers, in memory. */
export interface Store {
  /** By imp_uid, oldest first. */
  readonly payments: Map<string, Payment>;
  /** Won, by merchant_uid. */
  readonly prepared: Map<string, number>;
  /** By customer_uid. */
  readonly keys: Map<string, BillingKey>;
  /** Billing keys whose charges fail, because a tester wants it. */
  readonly decliningKeys: Set<string>;
  /** By id. */
  readonly windows: Map<string, PayWindow>;
}

/** What everything here works with. */
export interface EmulatorContext {
  /** Such as `http://127.0.0.1:4011`. */
  readonly origin: string;
  readonly userCode: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Whether the channels say that they are test channels. */
  readonly sandbox: boolean;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly store: Store;
}

export function newStore(): Store {
  return { payments: new Map(), prepared: new Map(), keys: new Map(), decliningKeys: new Set(), windows: new Map() };
}

/** The records of a merchant_uid, latest first. */
export function paymentsOf({ payments }: Store, merchantUid: string): Payment[] {
  return [...payments.values()].filter(({ merchant_uid }) => merchant_uid === merchantUid).reverse();
}
