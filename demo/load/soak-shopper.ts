import { setTimeout as wait } from 'node:timers/promises';
import type { Acknowledged } from './books.js';
import { completedWebhook, pay, sessionIn } from './emulated-stripe.js';
import type { Caller, HttpAnswer } from './http.js';
import { fillCart, purchaseOf, start, type Purchase } from './shoppers.js';
import { drawPlan, type SoakFault, type SoakPlan } from './soak-plan.js';

/** What all shoppers of a soak share. */
export interface SoakStreet {
  readonly shop: Caller;
  /** For pauses, in the order in which shoppers happen to need them. */
  readonly random: () => number;
  /** For plans alone: the same seed brings the same faults, whoever meets them. */
  readonly planning: () => number;
  /** How many of the purchases have a fault: 0.1 is one in ten. */
  readonly faultShare: number;
  /** The longest that a shopper thinks between two steps, milliseconds. */
  readonly thinking: number;
  readonly acknowledged: Acknowledged[];
  /** What the shop last said of each attempt to its shopper. */
  readonly told: Map<string, string>;
  readonly drawn: Map<SoakFault, number>;
  /** What the provider does with the request for an attempt's session. */
  readonly troubles: Map<string, 'provider-error' | 'provider-slow'>;
  /** What must not be, in words. */
  readonly faults: string[];
  purchases: number;
  /** Requests that were sent again because their connection was closed. */
  resets: number;
  isOpen(): boolean;
}

const fromButton = { 'X-Requested-With': 'kr-pay-button' };

/** Most often that the same is asked again, a tenth of a second apart: as long as a shopper may look at the page. */
const mostTries = 100;

/** Buys one thing after the other until the street closes. */
export async function soakShopper(street: SoakStreet): Promise<void> {
  let cookie = '';
  while (street.isOpen()) {
    street.purchases += 1;
    const plan = drawPlan(street.planning, street.faultShare);
    if (plan.fault) street.drawn.set(plan.fault, (street.drawn.get(plan.fault) ?? 0) + 1);
    try {
      const cart = await fillCart(street.shop, cookie);
      cookie = cart.cookie;
      await buy(street, plan, purchaseOf(street.shop.origin, cart.orderId, cookie, 'stripe'));
    } catch (error) {
      street.faults.push(`${plan.fault ?? 'no fault'}, ${plan.ending}: ${String(error)}`);
    }
    await think(street);
  }
}

async function buy(street: SoakStreet, { ending, fault }: SoakPlan, purchase: Purchase): Promise<void> {
  const { attemptId, orderId } = purchase;
  const answer = await startWith(street, fault, purchase);
  if (answer.status !== 200) throw new Error(`a start was answered ${answer.status}: ${answer.body}`);
  street.acknowledged.push({ attemptId, orderId, answer: answer.body });
  await think(street);
  if (ending === 'gives-up') return;
  // The address that a canceling shopper comes back to carries this name.
  if (ending === 'cancels') return comeBack(street, attemptId, { kr_pay_canceled: '1' });
  const session = sessionIn(answer.body);
  const isSilent = fault === 'webhook-never' || fault === 'nobody-tells';
  await pay(session.url, isSilent ? 'webhook-never' : fault === 'webhook-first' ? fault : 'approve');
  if (fault === 'never-returns' || fault === 'nobody-tells') return;
  if (fault === 'webhook-twice') await deliverTwice(street, session.id);
  if (fault === 'returns-late') await wait(200 + street.random() * street.thinking);
  if (fault === 'outcome-dropped') await cutOff(street, askBody(attemptId, {}), {});
  await comeBack(street, attemptId, {});
}

/** Presses the button, as the plan has it, until there is an answer. */
async function startWith(street: SoakStreet, fault: SoakFault | undefined, purchase: Purchase): Promise<HttpAnswer> {
  const { shop, troubles } = street;
  const { attemptId, cookie, body } = purchase;
  if (fault === 'provider-error' || fault === 'provider-slow') troubles.set(attemptId, fault);
  if (fault === 'start-dropped') await cutOff(street, body, { 'Idempotency-Key': attemptId, Cookie: cookie });
  const press = (): Promise<HttpAnswer> => again(() => start(shop, purchase), isTold);
  if (fault !== 'start-twice') return press();
  const [one, other] = await Promise.all([press(), press()]);
  if (one.body !== other.body) street.faults.push(`two answers to one start: ${one.body} | ${other.body}`);
  return one;
}

const isTold = ({ status }: HttpAnswer): boolean => status !== 503;

async function again(ask: () => Promise<HttpAnswer>, isDone: (answer: HttpAnswer) => boolean): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (isDone(answer) || tries === mostTries) return answer;
    await wait(100);
  }
}

const askBody = (attemptId: string, params: Readonly<Record<string, string>>): string =>
  JSON.stringify({ action: 'confirm', version: 1, attemptId, params });

/** Asks for the outcome until there is one, as the page does that the shopper comes back to. */
async function comeBack(
  { shop, told, faults }: SoakStreet,
  attemptId: string,
  params: Readonly<Record<string, string>>,
): Promise<void> {
  const ask = (): Promise<HttpAnswer> => shop.post('/pay', askBody(attemptId, params), fromButton);
  const isKnown = (answer: HttpAnswer): boolean => isTold(answer) && !answer.body.includes('"pending"');
  const { status, body } = await again(ask, isKnown);
  const outcome = /"status":"(\w+)"/.exec(body)?.[1];
  if (status !== 200 || outcome === undefined) faults.push(`an outcome was answered ${status}: ${body}`);
  else told.set(attemptId, outcome);
}

/** Sends a request and hangs up before it can be answered, or nearly so. */
async function cutOff(
  { shop, random }: SoakStreet,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const hangUp = new AbortController();
  setTimeout(() => hangUp.abort(), random() * 30);
  const all = { 'Content-Type': 'application/json', ...fromButton, ...headers };
  await fetch(`${shop.origin}/pay`, { method: 'POST', body, headers: all, signal: hangUp.signal })
    .then((response) => response.text())
    .catch(() => undefined);
}

async function deliverTwice({ shop, faults }: SoakStreet, sessionId: string): Promise<void> {
  const { body, headers } = completedWebhook(sessionId);
  const deliver = (): Promise<HttpAnswer> => again(() => shop.post('/webhooks/stripe', body, headers), isTold);
  const answers = await Promise.all([deliver(), deliver()]);
  for (const { status } of answers) if (status !== 200) faults.push(`a webhook was answered ${status}`);
}

async function think({ random, thinking }: SoakStreet): Promise<void> {
  await wait(random() * thinking);
}
