import { readFields, readText } from '../contract/json.js';
import { parseJson, readBody } from '../merchant/read-body.js';
import type { Exchange } from './exchange.js';

type Asked = Pick<Exchange, 'action' | 'attemptId' | 'address'>;

/** What a request asks, if it is one of the button's. */
function askedBy(input: RequestInfo | URL, init: RequestInit | undefined): Asked | undefined {
  if (input instanceof Request || typeof init?.body !== 'string') return undefined;
  if (new Headers(init.headers).get('X-Requested-With') !== 'kr-pay-button') return undefined;
  const fields = readFields(parseJson(init.body));
  const action = fields?.['action'];
  const attemptId = readText(fields?.['attemptId']);
  if ((action !== 'start' && action !== 'confirm') || !attemptId) return undefined;
  return { action, attemptId, address: new URL(input, location.href).href };
}

/**
 * Looks on while the button asks the merchant's server, by standing in for `fetch`; sends nothing of its own. What the button
 * gets is what came; what it gave up is not told of. Answers with the way back.
 */
export function overhearFetch(report: (exchange: Exchange) => void): () => void {
  const original = globalThis.fetch;
  const looking: typeof fetch = (input, init) => {
    const answer = original.call(globalThis, input, init);
    const asked = askedBy(input, init);
    if (asked) void look(asked, answer).then((exchange) => init?.signal?.aborted || report(exchange));
    return answer;
  };
  globalThis.fetch = looking;
  return () => {
    if (globalThis.fetch === looking) globalThis.fetch = original;
  };
}

async function look(asked: Asked, answer: Promise<Response>): Promise<Exchange> {
  try {
    // Cloned in the task in which the answer comes, before the button reads it.
    const copy = (await answer).clone();
    const redirect = copy.type === 'opaqueredirect';
    const body = await readBody(copy).catch(() => undefined);
    return { ...asked, status: copy.status, redirect, body };
  } catch {
    return { ...asked, status: undefined, redirect: false, body: undefined };
  }
}
