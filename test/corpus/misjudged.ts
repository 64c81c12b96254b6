import type { AddressCase } from './address-case.js';

/** Whether an address is let through. */
export type Judge = (entry: AddressCase) => boolean;

/** The addresses of a corpus that a judge judges otherwise than it says, with the reason that stands there. */
export function misjudged(cases: readonly AddressCase[], judge: Judge): string[] {
  return cases.filter((entry) => judge(entry) !== entry.allow).map(({ url, why }) => `${url}: ${why}`);
}
