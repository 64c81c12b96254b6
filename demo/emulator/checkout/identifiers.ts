import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** A fresh id in Checkout.com's form: a prefix, an underscore, 26 characters of base 32 in lower case. */
export function newId(prefix: 'set' | 'pay' | 'sid' | 'cus' | 'evt' | 'act' | 'wallet'): string {
  return `${prefix}_${Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join('')}`;
}
