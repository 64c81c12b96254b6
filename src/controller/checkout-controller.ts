import { watchPolicy } from '../browser/policy-watch.js';
import { failure } from '../contract/failure.js';
import { transition } from '../flow/flow.js';
import type { Attempt, Effect, Flow, FlowEvent, Question } from '../flow/types.js';
import type { ScriptResult } from '../providers/provider.js';
import { forget, recall } from '../trip/attempt-memory.js';
import type { AttemptMemory } from '../trip/attempt-memory.js';
import type { Arrival } from '../trip/return-url.js';
import { announce, failureMessage } from './announce.js';
import { arrive, cleanAddress, isHeld, join, leave, passOn } from './arrivals.js';
import type { Delivery, Member, Purchase } from './arrivals.js';
import { askOutcome } from './ask-outcome.js';
import { askStart, knownOf } from './ask-start.js';
import type { StartBook } from './ask-start.js';
import type { Asking } from './asking.js';
import { attemptOf, clickOn, suits } from './click.js';
import { handOver, leavesByForm } from './hand-over.js';
import type { Host } from './host.js';
import { limits, pollWaits } from './limits.js';
import type { Departing } from './prepare-hand-off.js';

/** Carries out what the flow decides. The only room that asks the server, leaves the page or sets a timer. */
export class CheckoutController implements Member {
  flow: Flow = { name: 'ready' };
  /** What the shopper reads about the last failure. */
  message = '';
  readonly #host: Host;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #removal: ReturnType<typeof setTimeout> | undefined;
  #joined = false;
  #asking: AbortController | undefined;
  #policy: ReturnType<typeof watchPolicy> | undefined;
  readonly #book: StartBook = { sent: undefined, departing: undefined, told: undefined };
  #polls = 0;
  /** The provider's window that was opened last. */
  #window: Promise<ScriptResult> | undefined;
  /** The attempt whose end is being told. */
  #closing: string | undefined;

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

  /** What a click does. There is no click on an element that is not on the page. */
  start(): void {
    if (!this.#host.isConnected) return;
    // A click may be quicker than the look at the address: a shopper who has just returned must not start again.
    arrive(this);
    this.send(clickOn(this.#host, this.flow, this.#book));
  }

  /** Asks the server again. */
  check(): void {
    if (this.#host.isConnected && this.#host.settings.confirmEndpoint) this.send({ type: 'check' });
  }

  /** Moves the flow and carries out what follows. */
  send(event: FlowEvent): void {
    const before = this.flow.name;
    const { flow, effects } = transition(this.flow, event);
    if (flow.name !== before) this.#quiet();
    if (flow.name !== before || event.type === 'click' || event.type === 'check') this.#polls = 0;
    this.flow = flow;
    if (flow.name !== before || event.type === 'click' || event.type === 'reset') this.message = '';
    if (event.type === 'reset' && before === 'succeeded') this.#host.untick();
    this.#host.flowChanged();
    // A listener that hears how it ended may start the next payment at once: this attempt is not to be had any more.
    this.#closing = effects.find((effect) => effect.type === 'clean-up')?.attempt.id;
    for (const effect of effects) this.#carryOut(effect);
    this.#closing = undefined;
  }

  suits(purchase: Purchase, exactly?: boolean): boolean {
    return suits(this.#host, purchase, exactly);
  }

  holding(): string | undefined {
    return this.#closing ?? ('attempt' in this.flow ? this.flow.attempt?.id : undefined);
  }

  takeUp({ attemptId, params }: Arrival): boolean {
    if (this.flow.name !== 'ready' || !this.#host.settings.confirmEndpoint) return false;
    this.send({ type: 'returned', attempt: attemptOf(attemptId, true, this.#book), params });
    return true;
  }

  cameBack(restored: boolean, exactly?: boolean): void {
    const left = (each: AttemptMemory): boolean =>
      each.handedOff && this.suits(each, exactly) && !isHeld(each.attemptId);
    const memory = restored ? undefined : recall(left);
    // Asked last: to read the attributes costs more than to find that nothing was left.
    if ((!restored && !memory) || !this.#host.settings.confirmEndpoint) return;
    if (!memory) this.send({ type: 'came-back' });
    else if (this.flow.name === 'ready')
      this.send({ type: 'came-back', attempt: attemptOf(memory.attemptId, true, this.#book) });
  }

  shown(): void {
    this.send({ type: 'poll-due' });
  }

  receive(outcome: Delivery, departing?: Departing): boolean {
    if (this.flow.name !== 'ready') return false;
    this.#book.departing = departing;
    this.send(outcome);
    return true;
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'ask-start':
        void this.#ask((asking) => askStart(asking, effect.attempt, this.#book));
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
          if (this.#book.sent?.memory.attemptId === effect.attempt.id) this.#book.sent = undefined;
        }
        cleanAddress(effect.attempt.id);
        return;
      default: {
        const { attempt, answer } = effect;
        if (effect.type === 'announce-pending') (this.#book.told ??= new Set()).add(effect.attempt.id);
        if (effect.type === 'announce-failure') {
          if (effect.failure.code === 'terms-changed') this.#host.untick();
          const { messages, settings } = this.#host;
          this.message = failureMessage(effect.failure, messages, settings.verbatim, attempt, answer);
          if (this.flow.name === 'failed') this.#host.flowChanged();
        }
        const known = attempt ? knownOf(attempt.id, this.#book) : { orderId: this.#host.orderId || undefined };
        announce(this.#host, effect, known, this.message);
      }
    }
  }

  /** Everything that belongs to the state just left ends: its question and its timer. */
  #quiet(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#policy?.stop();
    this.#policy = undefined;
  }

  #after(wait: number, event: () => FlowEvent): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#host.isConnected) this.#deliver(event());
      else this.#after(0, event);
    }, wait);
  }

  /** What comes while the element is moved waits until it is there again, or known to be gone. */
  async #there(): Promise<void> {
    while (this.#joined && !this.#host.isConnected) await new Promise((resolve) => setTimeout(resolve));
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
      // One that was given up has no say over the timer of the next.
      limit: (wait, late) => {
        if (!signal.aborted) this.#after(wait, () => late);
      },
      unlimited: () => {
        if (!signal.aborted) clearTimeout(this.#timer);
      },
    });
    await this.#there();
    if (!signal.aborted) this.#deliver(event);
  }

  /** An outcome found on the way back goes to the button of its order; if there is none, this one only tells the page. */
  #deliver(event: FlowEvent): void {
    const { flow } = this;
    const asked = flow.name === 'confirming' || flow.name === 'pending' ? flow : undefined;
    if (event.type !== 'confirm-answered' || asked?.question.reason !== 'return') return this.send(event);
    const { answer, further } = event;
    const { attempt, question } = asked;
    if (answer.orderId === undefined || this.suits(answer)) return this.send(event);
    return passOn(answer, { type: 'delivered', attempt, question, answer, further }, this.#book.departing)
      ? this.send({ type: 'passed-on' })
      : this.send({ ...event, foreign: true });
  }

  async #askOutcome(attempt: Attempt, question: Question): Promise<void> {
    const asked = this.#ask((asking) =>
      askOutcome(asking, attempt.id, knownOf(attempt.id, this.#book).orderId, question, this.#book),
    );
    if (question.reason === 'back') this.#after(limits.back, () => ({ type: 'patience-over' }));
    await asked;
  }

  #leave(attempt: Attempt, url: string | undefined): void {
    const policy = watchPolicy();
    this.#policy = policy;
    const byForm = leavesByForm(this.#book);
    const stalled = (): FlowEvent => ({ type: 'stalled', blockedByPolicy: !!url && policy.blocked(url), byForm });
    this.#after(url ? limits.departure : limits.window, stalled);
    const handedOver = handOver(this.#host, this.#book, attempt, url);
    if (handedOver === 'stuck') this.#after(limits.stuck, stalled);
    if (handedOver === 'refused') this.send({ type: 'canceled-by-page' });
    if (!(handedOver instanceof Promise)) return;
    this.#window = handedOver;
    void handedOver.then(async (result) => {
      await this.#there();
      // An earlier window that is closed now has nothing to complain of: the shopper is in a later one.
      if (this.#window === handedOver || !result.complaint) this.#calledBack(attempt.id, result);
    });
  }

  /** A removed element hears its window no more: the server does. */
  #calledBack(attemptId: string, { params, complaint, windowRefused }: ScriptResult): void {
    if (!this.#joined) return;
    if (windowRefused && this.holding() === attemptId)
      this.send({ type: 'start-failed', failure: failure('popup-blocked', complaint) });
    else this.send({ type: 'called-back', attemptId, params, complaint });
  }

  #poll(): void {
    const wait = pollWaits[this.#polls++];
    if (wait === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (document.visibilityState !== 'hidden') this.send({ type: 'poll-due' });
    }, wait * 1000);
  }
}
