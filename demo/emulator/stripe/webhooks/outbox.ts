import { setTimeout as wait } from 'node:timers/promises';
import { Stripe } from 'stripe';
import { type Cause, type Happening, newWebhookEvent } from './event.js';
import { createClosing, deliver } from '../../deliver.js';

/** Where events go and what they are signed with (`whsec_…`). */
export interface WebhookDestination {
  readonly url: string;
  readonly secret: string;
}

/** Pauses before the second and third try, milliseconds. Stripe's own tries in a sandbox are hours apart. */
const pauses = [100, 400] as const;

/** Sends events in the background and knows when all are done. */
export class WebhookOutbox {
  readonly #destination: WebhookDestination | undefined;
  readonly #now: () => number;
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = createClosing();

  constructor(destination: WebhookDestination | undefined, now: () => number) {
    this.#destination = destination;
    this.#now = now;
  }

  /** Starts sending, all at once and therefore in no order. Resolves when each is acknowledged or given up. */
  async send(happenings: readonly Happening[], cause?: Cause): Promise<void> {
    const destination = this.#destination;
    if (destination === undefined) {
      return;
    }
    const deliveries = happenings.map((happening) => {
      const event = newWebhookEvent(happening, this.#now(), cause);
      return this.#deliver(JSON.stringify(event, null, 2), destination);
    });
    for (const delivery of deliveries) {
      this.#underWay.add(delivery);
      void delivery.finally(() => this.#underWay.delete(delivery));
    }
    await Promise.all(deliveries);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) {
      await Promise.all(this.#underWay);
    }
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.settled();
  }

  async #deliver(payload: string, destination: WebhookDestination): Promise<void> {
    for (const pause of [0, ...pauses]) {
      await wait(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (this.#closing.signal.aborted || (await this.#post(payload, destination))) {
        return;
      }
    }
  }

  #post(payload: string, { url, secret }: WebhookDestination): Promise<boolean> {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: this.#now() });
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature };
    return deliver({ url, body: payload, headers }, this.#closing.signal);
  }
}
