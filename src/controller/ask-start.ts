import { checkRedirect } from '../address/policy.js';
import { failure, isFailure } from '../contract/failure.js';
import { readStartAnswer } from '../contract/start-answer.js';
import type { ConsentRecord } from '../contract/types.js';
import { KrPayStartEvent } from '../events/events.js';
import type { FlowEvent } from '../flow/types.js';
import { ask } from '../merchant/merchant-api.js';
import type { Departure } from '../providers/provider.js';
import { loadProvider } from '../providers/registry.js';
import { recall, remember } from '../trip/attempt-memory.js';
import type { Asking } from './asking.js';
import { markOf, startBody } from './bodies.js';
import type { Host } from './host.js';

/** Milliseconds. */
const limits = { waitUntil: 30_000, load: 10_000 };

/** The start request of an open attempt: the same purchase repeats it, byte for byte. */
export interface Sent {
  readonly attemptId: string;
  readonly purchase: string;
  readonly body: string;
  readonly orderId: string | undefined;
  readonly consent: ConsentRecord | undefined;
}

/** Where a start answer sends the shopper, and whose answer it was. */
export type ProviderDeparture = Departure & { readonly provider: string };

/** What a start leaves behind for what comes next. */
export interface StartBook {
  sent: Sent | undefined;
  departure: ProviderDeparture | undefined;
}

/** What makes two clicks the same purchase: order, amount, method, mode and consent. */
function purchaseOf(host: Host): string {
  const { orderId, amount, method, mode } = host.settings;
  return JSON.stringify([orderId, amount, method, mode, host.consentKey()]);
}

/**
 * Whether a click repeats the open attempt. After a reload only a mark of the request is left, so the request made now
 * must be the same to the byte.
 */
export function isSamePurchase(host: Host, attemptId: string | undefined, sent: Sent | undefined): boolean {
  if (!attemptId) return false;
  if (sent?.attemptId === attemptId) return sent.purchase === purchaseOf(host);
  const memory = recall((each) => each.attemptId === attemptId);
  const consent = host.consentRecord();
  return !(consent instanceof Promise) && memory?.mark === markOf(startBody(host.settings, attemptId, consent, {}));
}

/** Asks the merchant's server to start. The request is on the wire before this returns, unless something holds it. */
export async function askStart(asking: Asking, attemptId: string, book: StartBook): Promise<FlowEvent> {
  const { host, signal, policyBlocked, limit, unlimited } = asking;
  const { settings } = host;
  const { orderId, method, mode, endpoint, credentials } = settings;
  const holds: PromiseLike<unknown>[] = [];
  const headers = new Headers();
  const metadata: Record<string, unknown> = {};
  const event = new KrPayStartEvent(
    { attemptId, ...(orderId && { orderId }), method, mode, headers, metadata },
    (promise) => holds.push(promise),
  );
  if (!host.tell(event)) return { type: 'canceled-by-page' };

  if (book.sent?.attemptId !== attemptId) {
    const purchase = purchaseOf(host);
    let consent = host.consentRecord();
    if (consent instanceof Promise) holds.push(consent);
    if (holds.length) {
      limit(limits.waitUntil, failure('timeout'));
      try {
        await Promise.all(holds);
        consent = await consent;
      } catch {
        return { type: 'canceled-by-page' };
      }
      unlimited();
    }
    try {
      const body = startBody(settings, attemptId, consent as ConsentRecord | undefined, metadata);
      book.sent = { attemptId, purchase, body, orderId, consent: consent as ConsentRecord | undefined };
    } catch {
      return { type: 'start-failed', failure: failure('configuration', { hint: 'metadata: expected JSON' }) };
    }
  }
  if (signal.aborted || !host.isConnected) return { type: 'canceled-by-page' };

  const { body } = book.sent;
  remember({ attemptId, ...(orderId && { orderId }), mark: markOf(body), handedOff: false });
  const request = { url: endpoint, action: 'start', body, credentials, idempotencyKey: attemptId } as const;
  const result = await ask({ ...request, headers, signal, policyBlocked });
  if ('aborted' in result) return { type: 'canceled-by-page' };
  if (!result.ok) return { type: 'start-failed', failure: result.failure };
  const answer = readStartAnswer(result.body, orderId === undefined ? {} : { orderId });
  if (isFailure(answer)) return { type: 'start-failed', failure: answer };
  if (answer.kind === 'none') return { type: 'confirm-answered', answer: answer.answer };

  limit(limits.load, failure('provider-unavailable', { provider: answer.provider }));
  const provider = await loadProvider(answer.provider);
  unlimited();
  if (isFailure(provider)) return { type: 'start-failed', failure: provider };
  const handoff = provider.start(answer.action);
  if (handoff.type === 'settled') return { type: 'settled' };
  if (handoff.type === 'refused') return { type: 'start-failed', failure: handoff.failure };
  const url = checkRedirect(handoff.departure.url, location.href, settings.allowedHosts);
  if (!url) return { type: 'start-failed', failure: failure('unsafe-url', { provider: answer.provider }) };
  book.departure = { ...handoff.departure, provider: answer.provider };
  return { type: 'handed-off', url };
}
