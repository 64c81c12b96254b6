import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** A fresh object id in Stripe's form, such as `pi_3Xb…` for the prefix `pi`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(24)}`;
}

/** A fresh Checkout Session id; the long random part is what makes its page's address unguessable. */
export function newSessionId(): string {
  return `cs_test_${randomText(58)}`;
}

/** The secret a browser may know of the object with this id. */
export function newClientSecret(id: string): string {
  return `${id}_secret_${randomText(25)}`;
}
