import { setMaxListeners } from 'node:events';

/** A webhook to post. */
export interface Delivery {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What ends all waiting and posting of an outbox. Any number of webhooks wait at once, and each listens to it. */
export function createClosing(): AbortController {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  return closing;
}

/** How long one try may take, milliseconds. */
const tryTimeout = 5_000;

/** One try at a webhook. True when it was answered with 2xx; a redirect is not followed and counts as refused. */
export async function deliver({ url, body, headers }: Delivery, closing: AbortSignal): Promise<boolean> {
  // Not joined by AbortSignal.any: in Node 20 a time-out in there may be collected, and never fire.
  const giveUp = new AbortController();
  const stop = (): void => giveUp.abort();
  const timer = setTimeout(stop, tryTimeout);
  closing.addEventListener('abort', stop);
  if (closing.aborted) stop();
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: giveUp.signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', stop);
  }
}
