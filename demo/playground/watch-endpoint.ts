import type { SimulatedAnswer } from './simulated-merchant.js';
import type { Exchange } from './wire.js';

/** What the watch asks the page about. */
export interface Watch {
  /** Whether an address is one of the button's endpoints. */
  isEndpoint(address: string): boolean;
  /** What this page answers itself; undefined where a server does. Asked once for each request. */
  simulate(body: string, address: string): Promise<SimulatedAnswer | undefined>;
  report(exchange: Exchange): void;
}

/** The body of a request such as the button makes: a POST with a text. */
const postedText = (init: RequestInit | undefined): string | undefined =>
  init?.method === 'POST' && typeof init.body === 'string' ? init.body : undefined;

/** Waits, and gives up as soon as the request is given up. */
const pause = (milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => reject(new DOMException('The request was given up.', 'AbortError'));
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
    setTimeout(resolve, milliseconds);
  });

async function respond({ status, body, delay }: SimulatedAnswer, signal: AbortSignal | null | undefined) {
  await pause(delay, signal);
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

/**
 * Looks on while the page asks the button's endpoints, and only them, by standing in for `fetch`. Everything else passes
 * untouched. What the button gets is what came.
 */
export function watchEndpoint({ isEndpoint, simulate, report }: Watch): void {
  const passOn = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const sent = postedText(init);
    if (sent === undefined || input instanceof Request) return passOn(input, init);
    const url = new URL(input, location.href);
    if (!isEndpoint(url.href)) return passOn(input, init);
    const began = performance.now();
    const answer = await simulate(sent, url.href);
    const about = {
      address: url.origin === location.origin ? url.pathname + url.search : url.href,
      idempotencyKey: new Headers(init?.headers).get('Idempotency-Key') ?? undefined,
      sent,
      simulated: answer !== undefined,
    };
    const tell = (status: number | undefined, answered: string): void =>
      report({ ...about, status, answered, took: performance.now() - began });
    try {
      const response = answer ? await respond(answer, init?.signal) : await passOn(input, init);
      void response
        .clone()
        .text()
        .catch(() => '')
        .then((text) => tell(response.status, text));
      return response;
    } catch (error) {
      tell(undefined, error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}
