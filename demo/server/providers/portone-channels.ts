import type { Method, Mode } from '../../../src/contract/types.js';

/** The channels of a method, by the keys that the console shows under "연동 정보". One text stands for both. */
export type ChannelKeys =
  | string
  | {
      /** For one payment. */
      readonly payment?: string;
      /** For windows that issue a billing key. Kakao Pay and PAYCO have a contract of its own for them. */
      readonly billing?: string;
    };

/** What a mode asks of the window that the shopper sees. */
export type WindowPurpose =
  /** Takes one payment. */
  | 'payment'
  /** Issues a billing key and takes the first payment at once. */
  | 'billing-and-payment'
  /** Issues a billing key only; where there is something to pay, this server charges the key afterwards. */
  | 'billing';

/**
 * Methods whose window can take a payment while it issues a key. The card channels that could (danal, mobilians, …)
 * are treated like those that cannot, which works for all of them.
 */
const chargeInWindow: ReadonlySet<Method> = new Set<Method>(['kakao_pay']);

/** What the window of an attempt is for. */
export function purposeOf(method: Method, mode: Mode): WindowPurpose {
  if (mode === 'pay') return 'payment';
  return mode !== 'save' && chargeInWindow.has(method) ? 'billing-and-payment' : 'billing';
}

/** Whether the window is only the first half: this server charges the key when it is there. */
export function isChargedAfterwards(method: Method, mode: Mode): boolean {
  return mode !== 'save' && purposeOf(method, mode) === 'billing';
}

/** The channel for a window, or undefined when the shop has none. */
export function channelKeyFor(
  keys: Readonly<Partial<Record<Method, ChannelKeys>>>,
  method: Method,
  purpose: WindowPurpose,
): string | undefined {
  const known = keys[method];
  if (typeof known === 'string' || known === undefined) return known;
  return purpose === 'payment' ? known.payment : known.billing;
}

/** The wallets that show an amount while they issue a key, and never take it whatever it is. */
const showsAmountOnly: ReadonlySet<Method> = new Set<Method>(['naver_pay', 'payco', 'toss_pay']);

/**
 * What the window is opened with, whole won. Where it only issues a key that is 0, or for some wallets the amount of the
 * charge that follows, which they show.
 */
export function windowAmount(method: Method, mode: Mode, amount: number | null): number {
  if (amount === null) return 0;
  return purposeOf(method, mode) === 'billing' && !showsAmountOnly.has(method) ? 0 : amount;
}
