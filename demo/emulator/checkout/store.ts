import type { Payment } from './objects/payment.js';
import type { Setup } from './objects/setup.js';

/** Everything the emulator remembers, in memory, by id. */
export interface Store {
  readonly setups: Map<string, Setup>;
  readonly payments: Map<string, Payment>;
}

/** An empty store. */
export function newStore(): Store {
  return { setups: new Map(), payments: new Map() };
}

/** The payment whose wallet page this is. */
export function findByWalletCode({ payments }: Store, walletCode: string): Payment | undefined {
  return [...payments.values()].find((payment) => payment.walletCode === walletCode);
}

/** How long a session id finds its payment, milliseconds. */
const sessionMilliseconds = 15 * 60_000;

/** The payment of a session, while the session lasts. */
export function findBySession({ payments }: Store, sessionId: string, now: number): Payment | undefined {
  return [...payments.values()].find(
    (payment) => payment.sessionId === sessionId && now - payment.createdAt < sessionMilliseconds,
  );
}
