import { failure, invalidResponse } from '../contract/failure.js';
import type { Bare } from '../contract/json.js';
import { parseJson, readBody } from './read-body.js';
import { askingTimes, readRetryAfter, waitBeforeRetry, type AskingTimes } from './retry.js';
import { judge, refused, type Accepted, type Action, type Refused } from './status.js';

/** One question to the merchant's server. */
export interface AskRequest {
  readonly url: string;
  readonly action: Action;
  /** JSON. Sent byte for byte the same in every try. */
  readonly body: string;
  readonly credentials: RequestCredentials;
  readonly idempotencyKey?: string;
  /** What a listener added. Ours win where both have a name. */
  readonly headers?: Headers;
  /** Ends the asking at once, with `aborted`. */
  readonly signal: AbortSignal;
  /** Whether a content-security-policy event named this address. */
  policyBlocked(url: string): boolean;
}

/** How the asking went. */
export type AskResult = Accepted | Refused | { readonly ok: false; readonly aborted: true };

/** One timer, for whatever is waited for just now. It rings early when `signal` aborts. */
function alarmFor(signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ring = (): void => {};
  const early = (): void => ring();
  signal.addEventListener('abort', early);
  return {
    set(milliseconds: number, action: () => void): void {
      clearTimeout(timer);
      ring = action;
      timer = setTimeout(action, milliseconds);
    },
    end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', early);
    },
  };
}

async function readResponse(response: Response, action: Action): Promise<Accepted | Refused> {
  if (response.type === 'opaqueredirect') {
    return refused(invalidResponse('Expected 200 with { "url" }, got a redirect'));
  }
  const { ok, status, headers } = response;
  const text = await readBody(response).catch((error: unknown) => {
    // The status of a failure says enough, even if its body breaks off.
    if (ok) throw error;
    return undefined;
  });
  return judge({ status, body: parseJson(text), retryAfter: readRetryAfter(headers) }, action);
}

/**
 * Asks the merchant's server, and asks again where that can help and cannot harm: at most three times in 30 seconds,
 * with the same key and body. The first request leaves before this returns. Never rejects.
 */
export async function ask(request: AskRequest, times: AskingTimes = askingTimes): Promise<AskResult> {
  const { url, action, body, credentials, idempotencyKey, signal } = request;
  const headers = new Headers(request.headers);
  headers.set('Content-Type', 'application/json');
  headers.set('Accept', 'application/json');
  headers.set('X-Requested-With', 'kr-pay-button');
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);

  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const alarm = alarmFor(signal);
  const pause = (wait: number): Promise<void> => new Promise((resolve) => alarm.set(wait, resolve));

  const tryOnce = async (): Promise<Accepted | Refused> => {
    const controller = new AbortController();
    alarm.set(Math.min(times.try, times.total - elapsed()), () => controller.abort());
    try {
      const init: Bare<RequestInit> = {
        __proto__: null,
        method: 'POST',
        cache: 'no-store',
        redirect: 'manual',
        credentials,
        headers,
        body,
        signal: controller.signal,
      };
      return await readResponse(await fetch(url, init), action);
    } catch {
      // Engines name the errors differently, so only what we know ourselves decides.
      if (controller.signal.aborted) return refused(failure('timeout'), true);
      // A policy's event comes a moment after the error.
      await pause(0);
      if (request.policyBlocked(url)) return refused(failure('blocked-by-policy'));
      if (!navigator.onLine) return refused(failure('offline'));
      return refused(failure('network', { hint: 'No answer. From another origin it needs CORS' }), true);
    }
  };

  const aborted: AskResult = { ok: false, aborted: true };
  let result: Accepted | Refused | undefined;
  for (let tries = 1; !signal.aborted; tries++) {
    result = await tryOnce();
    if (result.ok || !result.again || signal.aborted) break;
    const wait = waitBeforeRetry(tries, elapsed(), result.retryAfter, times);
    if (!wait) break;
    await pause(wait);
  }
  alarm.end();
  return result && !signal.aborted ? result : aborted;
}
