import qs from 'qs';
import type { RawParameters } from '../parameters/read.js';
import { StripeApiError } from './stripe-api-error.js';

/** Reads a form body or query in Stripe's bracket form (`line_items[0][quantity]=1`). Values stay text. */
export function parseForm(form: string): RawParameters {
  try {
    return qs.parse(form, {
      allowSparse: false,
      arrayLimit: 200,
      depth: 10,
      ignoreQueryPrefix: true,
      parameterLimit: 2000,
      strictDepth: true,
      throwOnLimitExceeded: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new StripeApiError({ message: `Invalid request body: ${reason}` });
  }
}

/** The same text for the same parameters in any order. */
export function fingerprint(form: string): string {
  const parameters = new URLSearchParams(form);
  parameters.sort();
  return parameters.toString();
}
