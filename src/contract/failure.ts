import type { Bare } from './json.js';

/** Why a click did not end in success. A closed list: every code has a text in every language. */
export const failureCodes = [
  'configuration',
  'consent-required',
  'offline',
  'network',
  'timeout',
  'rejected',
  'conflict',
  'terms-changed',
  'rate-limited',
  'server-error',
  'invalid-response',
  'unsafe-url',
  'blocked-by-policy',
  'provider-unavailable',
  'provider-error',
  'popup-blocked',
  'framed',
  'declined',
  'canceled',
  'expired',
  'unknown-attempt',
] as const;

/** One of the closed list of failure codes. */
export type FailureCode = (typeof failureCodes)[number];

/** A failure as a value: nothing is thrown at the page. */
export interface Failure {
  readonly code: FailureCode;
  /** Whether another click can help. */
  readonly retryable: boolean;
  readonly provider?: string | undefined;
  /** The provider's own code, unchanged. */
  readonly providerCode?: string | undefined;
  /** The provider's own message, unchanged. */
  readonly providerMessage?: string | undefined;
  readonly httpStatus?: number;
  /** For the developer's console, in English; never shown to the shopper. */
  readonly hint?: string | undefined;
}

const hopeless: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'configuration',
  'rejected',
  'conflict',
  'unsafe-url',
  'blocked-by-policy',
  'framed',
  'unknown-attempt',
]);

/** What a provider's own script says went wrong. */
export type Complaint = Pick<Failure, 'provider' | 'providerCode' | 'providerMessage'>;

/** Makes a failure. Whether it is retryable follows from the code unless `details` says otherwise. */
export function failure(code: FailureCode, details: Partial<Omit<Failure, 'code'>> = {}): Failure {
  const made: Bare<Failure> = { __proto__: null, code, retryable: !hopeless.has(code), ...details };
  return made;
}

/** An answer that breaks the contract. `hint` tells the developer what was expected. */
export function invalidResponse(hint: string): Failure {
  return failure('invalid-response', { hint });
}

/** Tells a failure from what a reader gives when all is well. */
export function isFailure(value: object): value is Failure {
  return Object.hasOwn(value, 'code');
}
