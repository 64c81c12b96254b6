import type { z } from 'zod';

/** An answer of the API: a status and, where there is one, a JSON body. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** 422 with Checkout.com's error envelope. */
export function invalid(requestId: string, errorCodes: readonly string[]): ApiAnswer {
  return {
    status: 422,
    body: { request_id: requestId, error_type: 'request_invalid', error_codes: errorCodes },
  };
}

/** 400 for a body that is no JSON object. */
export function malformed(requestId: string): ApiAnswer {
  return { status: 400, body: { request_id: requestId, error_type: 'request_malformed' } };
}

/** 404: like 401, the public reference gives it no body. */
export const notFound: ApiAnswer = { status: 404 };

/**
 * Error codes in the form of the documented `processing_channel_id_required`: the field's path, joined by underscores,
 * and what is wrong with it. Of the codes themselves only that one is documented.
 */
export function errorCodesOf(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key, 'unknown'].join('_'));
    const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
    return [[...path, isMissing ? 'required' : 'invalid'].join('_')];
  });
}
