import { frameKind } from '../browser/frame.js';
import { navigate } from '../browser/navigate.js';
import { watchPolicy } from '../browser/policy-watch.js';
import { KrPayRedirectEvent } from '../events/events.js';
import { transition } from '../flow/flow.js';
import type { Attempt, Effect, Flow, FlowEvent, Question } from '../flow/types.js';
import { newAttemptId } from '../trip/attempt-id.js';
import { forget, recall, remember } from '../trip/attempt-memory.js';
import type { Arrival } from '../trip/return-url.js';
import { announce, failureMessage } from './announce.js';
import { cleanAddress, join, leave, passOn } from './arrivals.js';
import type { Delivery, Member } from './arrivals.js';
import { askOutcome } from './ask-outcome.js';
import { askStart, isSamePurchase } from './ask-start.js';
import type { StartBook } from './ask-start.js';
import type { Asking } from './asking.js';
import { markOf } from './bodies.js';
import type { Host } from './host.js';

/** Milliseconds. */
const limits = { departure: 10_000, back: 3_000 };
/** Seconds before each further question while the outcome is open: a minute in all. */
const pollWaits = [1, 2, 3, 5, 8, 8, 8, 8, 8, 8];

/** Carries out what the flow decides. The only room that asks the server, leaves the page or sets a timer. */
export class CheckoutController implements Member {
  flow: Flow = { name: 'ready' };
  /** What the shopper reads about the last failure. */
  message = '';
  readonly #host: Host;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #removal: ReturnType<typeof setTimeout> | undefined;
  #joined = false;
  #asking = new AbortController();
  #policy: ReturnType<typeof watchPolicy> | undefined;
  readonly #book: StartBook = { sent: undefined, departure: undefined };
  #polls = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The element is on the page. Moved within one task it goes on as if nothing had been. */
  connected(): void {
    clearTimeout(this.#removal);
    if (!this.#joined) join(this);
    this.#joined = true;
  }

  /** The element is off the page, perhaps only for this task. */
  disconnected(): void {
    this.#removal = setTimeout(() => {
      this.#joined = false;
      leave(this);
      this.send({ type: 'removed' });
    });
  }

  /** What a click does. */
  start(): void {
    const obstacle = this.#host.obstacle();
    this.send({
      type: 'click',
      attempt: { id: newAttemptId(), handedOff: false, toldPending: false },
      samePurchase: isSamePurchase(this.#host, openAttempt(this.flow), this.#book.sent),
      ...(obstacle && { obstacle }),
    });
  }

  /** Moves the flow and carries out what follows. */
  send(event: FlowEvent): void {
    const before = this.flow.name;
    const { flow, effects } = transition(this.flow, event);
    if (flow.name !== before) this.#quiet();
    if (flow.name !== before || event.type === 'click' || event.type === 'check') this.#polls = 0;
    this.flow = flow;
    if (flow.name !== before || event.type === 'click' || event.type === 'reset') this.message = '';
    this.#host.flowChanged();
    for (const effect of effects) this.#carryOut(effect);
  }

  orderId(): string | undefined {
    return this.#host.orderId || undefined;
  }

  takeUp({ attemptId, params }: Arrival): void {
    if (!this.#host.settings.confirmEndpoint) return;
    this.send({ type: 'returned', attempt: { id: attemptId, handedOff: true, toldPending: false }, params });
  }

  cameBack(restored: boolean): void {
    const order = this.orderId();
    const memory = restored ? undefined : recall((each) => each.handedOff && each.orderId === order);
    if (restored) this.send({ type: 'came-back' });
    else if (memory && this.flow.name === 'ready')
      this.send({ type: 'came-back', attempt: { id: memory.attemptId, handedOff: true, toldPending: false } });
  }

  shown(): void {
    if (this.#polls < pollWaits.length) this.send({ type: 'poll-due' });
  }

  receive(outcome: Delivery): boolean {
    if (this.flow.name !== 'ready') return false;
    this.send(outcome);
    return true;
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'ask-start':
        void this.#ask((asking) => askStart(asking, effect.attempt.id, this.#book));
        return;
      case 'ask-outcome':
        void this.#askOutcome(effect.attempt, effect.question);
        return;
      case 'leave':
        this.#leave(effect.attempt, effect.url);
        return;
      case 'poll':
        this.#poll();
        return;
      case 'clean-up':
        if (effect.closed) {
          forget(effect.attempt.id);
          if (this.#book.sent?.attemptId === effect.attempt.id) this.#book.sent = undefined;
        }
        cleanAddress(effect.attempt.id);
        return;
      default: {
        const { attempt, answer } = effect;
        if (effect.type === 'announce-failure') {
          if (effect.failure.code === 'terms-changed') this.#host.untick();
          const { messages, settings } = this.#host;
          this.message = failureMessage(effect.failure, messages, settings.verbatim, attempt, answer);
          if (this.flow.name === 'failed') this.#host.flowChanged();
        }
        const sent = attempt?.id === this.#book.sent?.attemptId ? this.#book.sent : undefined;
        const orderId = attempt ? this.#orderOf(attempt.id) : this.orderId();
        announce(this.#host, effect, { orderId, consent: sent?.consent }, this.message);
      }
    }
  }

  /** Everything that belongs to the state just left ends: its question and its timer. */
  #quiet(): void {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#policy?.stop();
    this.#policy = undefined;
  }

  #after(wait: number, event: () => FlowEvent): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.send(event()), wait);
  }

  /** Asks one question; a new one takes the old one's place. Whatever comes of a replaced one is dropped. */
  async #ask(question: (asking: Asking) => Promise<FlowEvent>): Promise<void> {
    this.#quiet();
    this.#policy = watchPolicy();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const policy = this.#policy;
    const event = await question({
      host: this.#host,
      signal,
      policyBlocked: (url) => policy.blocked(url),
      limit: (wait, why) => this.#after(wait, () => ({ type: 'start-failed', failure: why })),
      unlimited: () => clearTimeout(this.#timer),
    });
    if (!signal.aborted) this.#deliver(event);
  }

  /** An outcome found on the way back goes to the button of its order; if there is none, this one only tells the page. */
  #deliver(event: FlowEvent): void {
    const { flow } = this;
    const asked = flow.name === 'confirming' || flow.name === 'pending' ? flow : undefined;
    if (event.type !== 'confirm-answered' || asked?.question.reason !== 'return') return this.send(event);
    const { answer } = event;
    const { attempt, question } = asked;
    if (answer.orderId === undefined || answer.orderId === this.orderId()) return this.send(event);
    return passOn(answer.orderId, { type: 'delivered', attempt, question, answer })
      ? this.send({ type: 'passed-on' })
      : this.send({ ...event, foreign: true });
  }

  async #askOutcome(attempt: Attempt, question: Question): Promise<void> {
    const asked = this.#ask((asking) => askOutcome(asking, attempt.id, this.#orderOf(attempt.id), question));
    if (question.reason === 'back') this.#after(limits.back, () => ({ type: 'patience-over' }));
    await asked;
  }

  /** The order of an attempt, where this browser knows it. */
  #orderOf(attemptId: string): string | undefined {
    const { sent } = this.#book;
    return sent?.attemptId === attemptId ? sent.orderId : recall((memory) => memory.attemptId === attemptId)?.orderId;
  }

  #leave(attempt: Attempt, url: string): void {
    const { departure, sent } = this.#book;
    if (!departure || !sent) return;
    const { provider } = departure;
    const goes = this.#host.tell(new KrPayRedirectEvent({ attemptId: attempt.id, provider, url }));
    if (!goes || !this.#host.isConnected) {
      this.send({ type: 'canceled-by-page' });
      return;
    }
    const { orderId, body } = sent;
    remember({ attemptId: attempt.id, ...(orderId && { orderId }), mark: markOf(body), handedOff: true });
    this.#policy = watchPolicy();
    const policy = this.#policy;
    this.#after(limits.departure, () => ({ type: 'stalled', blockedByPolicy: policy.blocked(url) }));
    navigate(departure, url, frameKind() !== 'top');
  }

  #poll(): void {
    const wait = pollWaits[this.#polls++];
    if (wait === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!document.hidden) this.send({ type: 'poll-due' });
    }, wait * 1000);
  }
}

function openAttempt(flow: Flow): string | undefined {
  return flow.name === 'ready' || flow.name === 'failed' ? flow.attempt?.id : undefined;
}
