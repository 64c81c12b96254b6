import { z } from 'zod';

/** Where Adyen is and who asks. */
export interface AdyenApiSettings {
  /** With the version, without a slash at the end, such as `https://checkout-test.adyen.com/v72`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** How long one request may take. */
  readonly timeoutMilliseconds: number;
}

/** What came of a request. */
export type AdyenAnswer =
  | { readonly type: 'answered'; readonly body: unknown }
  /** Adyen said no, in its own error shape, and would say no again. */
  | { readonly type: 'refused'; readonly errorCode: string; readonly message: string }
  /** No answer, one that makes no sense, or an error that may pass: asking again with the same key is safe. */
  | { readonly type: 'unavailable'; readonly reason: string };

/** Sends one POST of the Checkout API. Idempotency keys have 64 characters at most. */
export type AdyenApi = (path: string, body: object, idempotencyKey?: string) => Promise<AdyenAnswer>;

/** Adyen's ServiceError. */
const serviceError = z.object({ errorCode: z.string(), message: z.string(), errorType: z.string() });

/**
 * Makes the client of the Checkout API. It is plain `fetch`, because @adyen/api-library has no option for another
 * address, and drops `method` and `data` of an action that `/payments/details` answers.
 */
export function createAdyenApi({ baseUrl, apiKey, timeoutMilliseconds }: AdyenApiSettings): AdyenApi {
  return async (path, body, idempotencyKey) => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-API-Key': apiKey,
          ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      text = await response.text();
    } catch (error) {
      return { type: 'unavailable', reason: error instanceof Error ? error.message : 'no answer' };
    }
    return readAdyenAnswer(response.status, response.headers, text);
  };
}

/** Judges a response. Only what Adyen would refuse again is a refusal; a wrong key can be put right meanwhile. */
export function readAdyenAnswer(status: number, headers: Headers, text: string): AdyenAnswer {
  const body = parseJson(text);
  if (status === 200 || status === 201) {
    return body === undefined
      ? { type: 'unavailable', reason: `status ${status} without JSON` }
      : { type: 'answered', body };
  }
  const error = serviceError.safeParse(body);
  if (!error.success) return { type: 'unavailable', reason: `status ${status} without an error of Adyen's` };
  const { errorCode, errorType, message } = error.data;
  const isLasting = errorType === 'validation' || errorType === 'configuration';
  const isTransient = headers.get('transient-error') === 'true' || errorCode === requestInProgress;
  if (isLasting && !isTransient) return { type: 'refused', errorCode, message };
  return { type: 'unavailable', reason: `status ${status}, ${errorType} error ${errorCode}: ${message}` };
}

/** "request already processed or in progress": another request with the same key is under way. */
const requestInProgress = '704';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
