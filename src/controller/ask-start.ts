import { checkRedirect } from '../address/policy.js';
import { failure, isFailure } from '../contract/failure.js';
import { readStartAnswer } from '../contract/start-answer.js';
import type { ConsentRecord, StartRequest } from '../contract/types.js';
import { KrPayStartEvent } from '../events/events.js';
import type { Attempt, Flow, FlowEvent } from '../flow/types.js';
import { ask } from '../merchant/merchant-api.js';
import type { Departure, ScriptCall } from '../providers/provider.js';
import { loadProvider } from '../providers/registry.js';
import { recall, remember } from '../trip/attempt-memory.js';
import type { AttemptMemory } from '../trip/attempt-memory.js';
import { isHeld } from './arrivals.js';
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

/** How the shopper gets to the provider, and whose answer it was. */
export type Departing = { readonly provider: string } & (
  { readonly departure: Departure } | { readonly call: ScriptCall }
);

/** What a start leaves behind for what comes next. */
export interface StartBook {
  sent: Sent | undefined;
  departing: Departing | undefined;
}

/** What makes two clicks the same purchase: order, amount, method, mode and consent. */
function purchaseOf(host: Host): string {
  const { orderId, amount, method, mode } = host.settings;
  return JSON.stringify([orderId, amount, method, mode, host.consentKey()]);
}

/** Whether a memory is of the very request that would be made now: after a reload only a mark of it is left. */
function isSameRequest(host: Host, memory: AttemptMemory): boolean {
  const consent = host.consentRecord();
  if (consent instanceof Promise || memory.orderId !== host.orderId) return false;
  return memory.mark === markOf(startBody(host.settings, memory.attemptId, consent, {}));
}

/** The attempt that an element at rest has open. */
export function openAttempt(flow: Flow): string | undefined {
  return flow.name === 'ready' || flow.name === 'failed' || flow.name === 'opening' ? flow.attempt?.id : undefined;
}

/** Whether a click repeats the open attempt. */
export function isSamePurchase(host: Host, attemptId: string | undefined, sent: Sent | undefined): boolean {
  if (!attemptId) return false;
  if (sent?.attemptId === attemptId) return sent.purchase === purchaseOf(host);
  return !!recall((memory) => memory.attemptId === attemptId && isSameRequest(host, memory));
}

/** The attempt that was left open for this very purchase before the page was loaded again. */
export function recallPurchase(host: Host): AttemptMemory | undefined {
  return recall((memory) => !isHeld(memory.attemptId) && isSameRequest(host, memory));
}

/**
 * Whether the browser would open a window now. WebKit's blocker forgets a tap as soon as a request came after it, though
 * `userActivation` goes on for five seconds there as elsewhere (measured in WebKitGTK 2.50; Safari is known for it). On
 * phones these providers take the page's place instead of opening a window.
 */
const mayOpenWindow = (): boolean =>
  (!/Apple/.test(navigator.vendor) || /Mobi/.test(navigator.userAgent)) && navigator.userActivation?.isActive;

/** Asks the merchant's server to start. The request is on the wire before this returns, unless something holds it. */
export async function askStart(asking: Asking, attempt: Attempt, book: StartBook): Promise<FlowEvent> {
  const { id: attemptId } = attempt;
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

  const repeated = book.sent?.attemptId === attemptId ? book.sent : undefined;
  const purchase = purchaseOf(host);
  let consent = repeated ? repeated.consent : host.consentRecord();
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
  if (signal.aborted || !host.isConnected) return { type: 'canceled-by-page' };
  try {
    const agreed = consent as ConsentRecord | undefined;
    const body = repeated?.body ?? startBody(settings, attemptId, agreed, metadata);
    book.sent = repeated ?? { attemptId, purchase, body, orderId, consent: agreed };
  } catch {
    return { type: 'start-failed', failure: failure('configuration', { hint: 'metadata: expected JSON' }) };
  }

  const { body } = book.sent;
  const keep = (handedOff: boolean): void =>
    remember({ attemptId, ...(orderId && { orderId }), mark: markOf(body), handedOff });
  keep(attempt.handedOff);
  const request = { url: endpoint, action: 'start', body, credentials, idempotencyKey: attemptId } as const;
  const result = await ask({ ...request, headers, signal, policyBlocked });
  if ('aborted' in result) return { type: 'canceled-by-page' };
  if (!result.ok) return { type: 'start-failed', failure: result.failure };
  const answer = readStartAnswer(result.body, orderId === undefined ? {} : { orderId });
  if (isFailure(answer)) return { type: 'start-failed', failure: answer };
  if (answer.kind === 'none') {
    keep(true);
    return { type: 'confirm-answered', answer: answer.answer };
  }

  limit(limits.load, failure('provider-unavailable', { provider: answer.provider }));
  const { provider: name } = answer;
  const provider = await loadProvider(name);
  if (isFailure(provider)) return { type: 'start-failed', failure: provider };
  const { returnUrl } = JSON.parse(body) as StartRequest;
  const handoff = await provider.start(answer.action, {
    body: answer.body,
    returnUrl,
    method,
    locale: settings.locale,
  });
  // Given up meanwhile: another start may have the word.
  if (signal.aborted) return { type: 'canceled-by-page' };
  unlimited();
  if (handoff.type === 'settled') {
    keep(true);
    return { type: 'settled' };
  }
  if (handoff.type === 'refused') {
    const blocked = handoff.script && policyBlocked(handoff.script);
    const why = blocked ? failure('blocked-by-policy', { provider: name }) : handoff.failure;
    return { type: 'start-failed', failure: why };
  }
  if (handoff.type === 'call') {
    book.departing = { provider: name, call: handoff.call };
    return { type: 'handed-off', needsTap: handoff.call.opensWindow && !mayOpenWindow() };
  }
  const url = checkRedirect(handoff.departure.url, location.href, settings.allowedHosts);
  if (!url) return { type: 'start-failed', failure: failure('unsafe-url', { provider: name }) };
  book.departing = { provider: name, departure: handoff.departure };
  return { type: 'handed-off', url };
}
