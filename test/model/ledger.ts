import type { StartRequest } from '../../src/contract/types.js';
import type { Asked } from './server.js';

/** What one press, or the page by other means, has led to so far. */
export interface Episode {
  /** Whether a shopper's press or `start()` began it: only then may there be a hand-off. */
  readonly pressed: boolean;
  handOffs: number;
  finals: number;
}

/** An event of the element, as the page hears it. */
export interface Told {
  readonly type: string;
  readonly attemptId: string | undefined;
  /** Of a failure. */
  readonly code: string | undefined;
  readonly retryable: boolean;
  /** Whether the element that sent it stands on the page. */
  readonly connected: boolean;
}

/** Failures after which the contract calls an attempt closed. `provider-error` may be one or not. */
const closing = /^(declined|canceled|expired|rejected|conflict|terms-changed|unknown-attempt)$/;

/**
 * What the page, the provider and the server have seen of an element, and which promise that breaks. It predicts nothing:
 * it knows the promises only. "Caught" names the fault that was planted by hand to see that a check finds it.
 *
 * - I1: success only after the server said `succeeded` of this attempt.
 * - I2: one key for a purchase whose attempt is open; for one press at most one hand-off and one final event; for one attempt
 *   one success, and nothing after it.
 * - I3: never busy for ever, though nobody answers.
 * - I4: one attempt, one key and one body, to the byte; none once it is closed.
 * - I5: ticks are lost by changed terms only, and by the page's own reset() after a success.
 */
export class Ledger {
  /** The promises that were broken, in words. */
  readonly broken: string[] = [];
  episode: Episode = { pressed: false, handOffs: 0, finals: 0 };
  /** Attempts of which the server said that they succeeded. */
  readonly #paid = new Set<string>();
  /** The body that each attempt was started with. */
  readonly #bodies = new Map<string, string>();
  /** What the shopper bought by each attempt of this page. */
  readonly #purchases = new Map<string, string>();
  /** The same of the start that the page was told of last. */
  #proposed = '';
  /** Of this page: what it was told, and which attempts are closed. */
  #page = { succeeded: new Set<string>(), pending: new Set<string>(), closed: new Set<string>() };
  /** The attempt that the server was asked about last. */
  #last: string | undefined;
  /** Where a provider would send the shopper of the last start back to. */
  returnUrl: string | undefined;

  /** The page is loaded anew: nothing of it is left but what the server and the provider know. */
  load(): void {
    this.#page = { succeeded: new Set(), pending: new Set(), closed: new Set() };
    this.#last = undefined;
    this.#purchases.clear();
    this.begin(false);
  }

  begin(pressed: boolean): void {
    this.episode = { pressed, handOffs: 0, finals: 0 };
  }

  /** `reset()` of an element that is not busy. */
  reset(): void {
    if (this.#last) this.#page.closed.add(this.#last);
  }

  /** The server was asked. */
  asked({ action, attemptId, key, body }: Asked): void {
    const last = this.#last;
    this.#last = attemptId;
    if (action === 'confirm') return;
    const first = this.#bodies.get(attemptId);
    // I4. Caught: the body of a repeated start made anew, with what a listener adds by then.
    this.#expect(first === undefined || first === body, `I4: another body for attempt ${attemptId}`);
    // I4. Caught: a new random key in every request.
    this.#expect(key === attemptId, `I4: the key of attempt ${attemptId} is ${key}`);
    // I4. Caught: a declined attempt that stays open.
    this.#expect(!this.#page.closed.has(attemptId), `I4: attempt ${attemptId} is closed and was started again`);
    const purchase = this.#purchases.get(attemptId) ?? this.#proposed;
    const same = last !== undefined && this.#purchases.get(last) === purchase;
    this.#purchases.set(attemptId, purchase);
    // I2. Caught: a new attempt at every click, also for the purchase whose attempt is open.
    this.#expect(
      !same || last === attemptId || this.#page.closed.has(last) || this.#page.succeeded.has(last),
      `I2: a second key, ${attemptId}, for the purchase of attempt ${last}, which is open`,
    );
    this.#bodies.set(attemptId, body);
    this.returnUrl = (JSON.parse(body) as StartRequest).returnUrl;
  }

  /** The server has answered that an attempt succeeded. */
  paid(attemptId: string): void {
    this.#paid.add(attemptId);
  }

  /** The page was left, or the provider's script was called. */
  handedOff(attemptId: string): void {
    const { episode } = this;
    episode.handOffs++;
    // I2. Caught: a further step that leaves by itself as soon as the server asks for it.
    this.#expect(episode.pressed, `I2: handed off without a press, attempt ${attemptId}`);
    // I2. Caught: the effect `leave` carried out twice.
    this.#expect(episode.handOffs < 2, `I2: a second hand-off for one press, attempt ${attemptId}`);
  }

  /** The element has told the page something. `purchase` is what the shopper would buy by it now. */
  told({ type, attemptId, code, retryable, connected }: Told, purchase: string): void {
    const { succeeded, pending, closed } = this.#page;
    // Caught: start() of an element that is not on the page.
    this.#expect(connected, `a removed element said ${type}`);
    if (attemptId === undefined) {
      this.#final(type);
      return;
    }
    // I2. Caught: polling that goes on after a success, and tells of it again.
    this.#expect(!succeeded.has(attemptId), `I2: ${type} after the success of attempt ${attemptId}`);
    this.#final(type);
    if (type === 'kr-pay-start') this.#proposed = purchase;
    // An attempt that the page refuses takes the open one's place; that one is found again by its body, if it can be made:
    // what a listener adds to it is not kept.
    const isLost = this.#bodies.get(this.#last ?? '')?.includes('"metadata"');
    if (type === 'kr-pay-start' && !this.#bodies.has(attemptId) && isLost) this.#last = undefined;
    if (type === 'kr-pay-pending') {
      // Caught: the event sent with every `pending` of the server.
      this.#expect(!pending.has(attemptId), `told twice that attempt ${attemptId} is pending`);
      pending.add(attemptId);
    }
    if (type === 'kr-pay-success') {
      // I1. Caught: the provider's callback without a complaint taken for a success.
      this.#expect(this.#paid.has(attemptId), `I1: success of ${attemptId}, which the server has not said`);
      succeeded.add(attemptId);
    }
    // Whoever has to log in has an open attempt still, if it was handed off.
    const login = retryable && code === 'rejected';
    if (code && closing.test(code) && !login) closed.add(attemptId);
    // Only the server's `failed` closes it, which the page is not told: nothing is promised of the next key.
    if (code === 'provider-error' || login) this.#last = undefined;
  }

  #final(type: string): void {
    if (!/^kr-pay-(success|failure)$/.test(type)) return;
    this.episode.finals++;
    // I2. Caught: a failure told twice.
    this.#expect(this.episode.finals < 2, `I2: a second final event for one press: ${type}`);
  }

  #expect(kept: boolean, promise: string): void {
    if (!kept) this.broken.push(promise);
  }
}
