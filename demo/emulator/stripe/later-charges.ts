/** What a tester can choose to come of a charge of a saved method without the shopper. */
export const laterCharges = ['succeed', 'decline', 'authentication-required'] as const;
export type LaterCharge = (typeof laterCharges)[number];

export function isLaterCharge(value: unknown): value is LaterCharge {
  return laterCharges.some((each) => each === value);
}
