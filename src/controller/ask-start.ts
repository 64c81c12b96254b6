import { failure, isFailure } from '../contract/failure.js';
import { readStartAnswer } from '../contract/start-answer.js';
import type { ConsentRecord, StartRequest } from '../contract/types.js';
import { KrPayStartEvent } from '../events/events.js';
import type { Attempt, FlowEvent } from '../flow/types.js';
import { ask } from '../merchant/merchant-api.js';
import { recall, remember } from '../trip/attempt-memory.js';
import type { AttemptMemory } from '../trip/attempt-memory.js';
import type { Known } from './announce.js';
import type { Asking } from './asking.js';
import { markOf, startBody } from './bodies.js';
import { purchaseOf } from './click.js';
import { limits } from './limits.js';
import { prepareHandOff } from './prepare-hand-off.js';
import type { Settings } from '../settings/settings.js';
import type { Departing } from './prepare-hand-off.js';

/** The start request of an open attempt: the same purchase repeats it, byte for byte. */
export interface Sent {
  readonly purchase: string;
  readonly body: string;
  /** As it stands in the browser's memory, where there is one. */
  readonly memory: AttemptMemory;
}

/** What a start leaves behind for what comes next. */
export interface StartBook {
  sent: Sent | undefined;
  departing: Departing | undefined;
  /** The attempts of which the page was told that their outcome is open. */
  told: Set<string> | undefined;
  /** What was said last in the console about a further step. */
  remark?: string;
}

/** What this browser knows of an attempt. */
export function knownOf(attemptId: string, { sent }: StartBook): Known {
  const isIt = (memory: AttemptMemory): boolean => memory.attemptId === attemptId;
  return (sent && isIt(sent.memory) ? sent.memory : recall(isIt)) ?? {};
}

/**
 * Whether the browser would open a window now. WebKit's blocker forgets a tap as soon as a request came after it, though
 * `userActivation` goes on for five seconds there as elsewhere (measured in WebKitGTK 2.50; Safari is known for it). On
 * phones these providers take the page's place instead of opening a window.
 */
const mayOpenWindow = (): boolean =>
  (!/Apple/.test(navigator.vendor) || /Mobi/.test(navigator.userAgent)) && navigator.userActivation?.isActive;

/**
 * The first start request of an attempt on this page. One that the browser knows from before was found by a request without
 * metadata, and has to be repeated so. Throws where metadata is no JSON.
 */
function sentNow(
  settings: Settings,
  attemptId: string,
  consent: ConsentRecord | undefined,
  added: Readonly<Record<string, unknown>>,
  purchase: string,
): Sent {
  const { orderId, method, mode } = settings;
  const isKnown = recall((memory) => memory.attemptId === attemptId);
  const body = startBody(settings, attemptId, consent, isKnown ? {} : added);
  return {
    purchase,
    body,
    memory: { attemptId, orderId, method, mode, mark: markOf(body), handedOff: false, consent },
  };
}

/** Asks the merchant's server to start. The request is on the wire before this returns, unless something holds it. */
export async function askStart(asking: Asking, attempt: Attempt, book: StartBook): Promise<FlowEvent> {
  const { id: attemptId } = attempt;
  const { host, signal, limit, unlimited } = asking;
  const { settings } = host;
  const { orderId, method, mode, endpoint, credentials } = settings;
  const holds: PromiseLike<unknown>[] = [];
  const headers = new Headers();
  const metadata: Record<string, unknown> = {};
  const event = new KrPayStartEvent(
    { attemptId, ...(orderId && { orderId }), method, mode, headers, metadata },
    (promise) => holds.push(promise),
  );
  // All of the click: what a listener changes counts from the next one.
  const repeated = book.sent?.memory.attemptId === attemptId ? book.sent : undefined;
  const purchase = purchaseOf(host);
  let consent = repeated ? repeated.memory.consent : host.consentRecord();
  if (!host.tell(event)) return { type: 'canceled-by-page' };

  if (consent instanceof Promise) holds.push(consent);
  if (holds.length) {
    limit(limits.waitUntil, { type: 'start-failed', failure: failure('timeout') });
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
    book.sent = repeated ?? sentNow(settings, attemptId, consent as ConsentRecord | undefined, metadata, purchase);
  } catch {
    return { type: 'start-failed', failure: failure('configuration', { hint: 'metadata: expected JSON' }) };
  }

  const { body, memory } = book.sent;
  const keep = (handedOff: boolean): void => remember({ ...memory, handedOff });
  keep(attempt.handedOff);
  const request = { url: endpoint, action: 'start', body, credentials, idempotencyKey: attemptId } as const;
  const result = await ask({ ...request, headers, signal, policyBlocked: asking.policyBlocked });
  if ('aborted' in result) return { type: 'canceled-by-page' };
  if (!result.ok) return { type: 'start-failed', failure: result.failure };
  const answer = readStartAnswer(result.body, { orderId });
  if (isFailure(answer)) return { type: 'start-failed', failure: answer };
  if (answer.kind === 'none') {
    keep(true);
    return { type: 'confirm-answered', answer: answer.answer };
  }

  const late = failure('provider-unavailable', { provider: answer.provider });
  limit(limits.load, { type: 'start-failed', failure: late });
  const { returnUrl } = JSON.parse(body) as StartRequest;
  const prepared = await prepareHandOff(asking, answer, settings, returnUrl);
  // Given up meanwhile: another start may have the word.
  if (signal.aborted) return { type: 'canceled-by-page' };
  unlimited();
  if (!prepared) {
    keep(true);
    return { type: 'settled' };
  }
  if (isFailure(prepared)) return { type: 'start-failed', failure: prepared };
  book.departing = prepared;
  return 'call' in prepared
    ? { type: 'handed-off', needsTap: prepared.call.opensWindow && !mayOpenWindow() }
    : { type: 'handed-off', url: prepared.url };
}
