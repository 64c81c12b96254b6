import { wantsOneMoreStep } from '../flow/flow.js';
import type { Attempt, Flow, FlowEvent } from '../flow/types.js';
import { newAttemptId } from '../trip/attempt-id.js';
import { recall } from '../trip/attempt-memory.js';
import type { AttemptMemory } from '../trip/attempt-memory.js';
import { isHeld } from './arrivals.js';
import type { Purchase } from './arrivals.js';
import type { Sent, StartBook } from './ask-start.js';
import { markOf, startBody } from './bodies.js';
import type { Host } from './host.js';

/** What makes two clicks the same purchase: order, amount, method, mode and consent. */
export function purchaseOf(host: Host): string {
  const { orderId, amount, method, mode } = host.settings;
  return JSON.stringify([orderId, amount, method, mode, host.consentKey()]);
}

/** What nobody said fits everything. */
const fits = (said: string | undefined, own: string): boolean => said === undefined || said === own;

/** Whether a button is for a purchase: of its order, or `exactly`, of its method and mode, too. */
export const suits = (host: Host, { orderId, method, mode }: Purchase, exactly?: boolean): boolean =>
  (host.orderId || undefined) === orderId &&
  (!exactly || (fits(method, host.settings.method) && fits(mode, host.settings.mode)));

/** Whether a memory is of the very request that would be made now: after a reload only a mark of it is left. */
function isSameRequest(host: Host, memory: AttemptMemory): boolean {
  const consent = host.consentRecord();
  if (consent instanceof Promise || memory.orderId !== host.orderId) return false;
  return memory.mark === markOf(startBody(host.settings, memory.attemptId, consent, {}));
}

/** The attempt that an element at rest has open. */
function openAttempt(flow: Flow): string | undefined {
  return flow.name === 'ready' || flow.name === 'failed' || flow.name === 'opening' ? flow.attempt?.id : undefined;
}

/** Whether a click repeats the open attempt. */
function isSamePurchase(host: Host, attemptId: string | undefined, sent: Sent | undefined): boolean {
  if (!attemptId) return false;
  if (sent?.memory.attemptId === attemptId) return sent.purchase === purchaseOf(host);
  return !!recall((memory) => memory.attemptId === attemptId && isSameRequest(host, memory));
}

/** The attempt that was left open for this very purchase, by another click or before the page was loaded again. */
function recallPurchase(host: Host): AttemptMemory | undefined {
  return recall((memory) => !isHeld(memory.attemptId) && isSameRequest(host, memory));
}

/** An attempt that the flow does not hold just now: a new one, or one that the address or the browser's memory knows. */
export const attemptOf = (id: string, handedOff: boolean, { told }: StartBook): Attempt => ({
  id,
  handedOff,
  toldPending: !!told?.has(id),
});

/** What a click is for the flow: what stands in its way, and whether it goes on with the open attempt. */
export function clickOn(host: Host, flow: Flow, book: StartBook): FlowEvent {
  const resting = /^(ready|failed|opening)$/.test(flow.name);
  const obstacle = resting ? host.obstacle(wantsOneMoreStep(flow)) : undefined;
  const open = openAttempt(flow);
  const samePurchase = isSamePurchase(host, open, book.sent);
  const left = samePurchase ? undefined : recallPurchase(host);
  return {
    type: 'click',
    attempt: attemptOf(left?.attemptId ?? newAttemptId(), !!left?.handedOff, book),
    samePurchase,
    ...(obstacle && { obstacle }),
  };
}
