import { z } from 'zod';

/** Where Checkout.com is, and the key it knows this shop by. */
export interface CheckoutClientOptions {
  /** `sk_sbox_…` in the sandbox, `sk_…` in production. */
  readonly secretKey: string;
  /** Such as `https://abcdefgh.api.sandbox.checkout.com`: the prefix belongs to the account. */
  readonly baseUrl: string;
  /** How long one request may take. 4,500 ms unless given. */
  readonly timeoutMilliseconds?: number;
}

/** One request. Paths begin with a slash. */
export interface CheckoutRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** Sent as `Cko-Idempotency-Key`. Checkout.com advises a v4 UUID. */
  readonly idempotencyKey?: string;
}

/** What came of a request: any HTTP answer, its body read as JSON where it is some, or none at all. */
export type CheckoutAnswer =
  | { readonly type: 'answered'; readonly status: number; readonly body: unknown; readonly requestId: string | null }
  | { readonly type: 'unreachable'; readonly reason: string };

/**
 * Asks Checkout.com. Gives up at the deadline, a time of `performance.now()`, or earlier, when this one request took too
 * long.
 */
export type AskCheckout = (request: CheckoutRequest, deadline: number) => Promise<CheckoutAnswer>;

/**
 * Makes the function that asks. It is plain `fetch`, not `checkout-sdk-node`: that takes no idempotency key for payment
 * setups, ignores its own time-out, and lets environment variables replace the key it is given.
 */
export function createCheckoutClient(options: CheckoutClientOptions): AskCheckout {
  const { secretKey, timeoutMilliseconds = 4_500 } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  return async ({ method, path, body, idempotencyKey }, deadline) => {
    const headers = {
      Authorization: `Bearer ${secretKey}`,
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'Cko-Idempotency-Key': idempotencyKey }),
    };
    // A timer of our own: signals that are joined by AbortSignal.any may be collected in Node 20, and never fire.
    const giveUp = new AbortController();
    const patience = Math.min(timeoutMilliseconds, deadline - performance.now());
    const timer = setTimeout(() => giveUp.abort(new DOMException('No answer in time.', 'TimeoutError')), patience);
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method,
        headers,
        redirect: 'manual',
        signal: giveUp.signal,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const requestId = response.headers.get('Cko-Request-Id');
      return { type: 'answered', status: response.status, body: parseJson(await response.text()), requestId };
    } catch (error) {
      // The name only: a message may quote what was sent.
      return { type: 'unreachable', reason: error instanceof Error ? error.name : 'unknown' };
    } finally {
      clearTimeout(timer);
    }
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body of an answer that carried something out, or undefined. A 2xx is no success of a payment. */
export function acceptedBody(answer: CheckoutAnswer): unknown {
  return answer.type === 'answered' && answer.status >= 200 && answer.status < 300 ? answer.body : undefined;
}

const errorBody = z.object({
  error_type: z.string().optional(),
  error_codes: z.array(z.string()).optional(),
});

/** Why Checkout.com refused, in its own codes; empty when it did not say, as for 401 and 404. */
export function errorCodes(answer: CheckoutAnswer): readonly string[] {
  const error = errorBody.safeParse(answer.type === 'answered' ? answer.body : undefined).data;
  return error?.error_codes ?? (error?.error_type === undefined ? [] : [error.error_type]);
}

/** An answer as the log may have it. */
export function describeAnswer(answer: CheckoutAnswer): Readonly<Record<string, string | number | null>> {
  if (answer.type === 'unreachable') return { reason: answer.reason };
  return { status: answer.status, codes: errorCodes(answer).join(', '), requestId: answer.requestId };
}
