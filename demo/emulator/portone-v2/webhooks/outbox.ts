import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebhookEvent } from './event.js';
import { signedHeaders } from './signature.js';
import { createClosing, deliver } from '../../deliver.js';

/** Where webhooks go and what they are signed with (`whsec_` and Base64). */
export interface WebhookDestination {
  readonly url: string;
  readonly secret: string;
}

/** Pauses before each try, milliseconds. PortOne's own: at once, then after 1, 4, 16, 64 and 256 minutes. */
const pauses = [100, 200, 400, 800] as const;

/** Sends webhooks in the background and knows when all are done. */
export class WebhookOutbox {
  readonly #destination: WebhookDestination | undefined;
  readonly #now: () => Date;
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = createClosing();

  constructor(destination: WebhookDestination | undefined, now: () => Date) {
    this.#destination = destination;
    this.#now = now;
  }

  /** Starts sending. Resolves when each is acknowledged or given up. */
  async send(events: readonly WebhookEvent[]): Promise<void> {
    const destination = this.#destination;
    if (destination === undefined) return;
    const deliveries = events.map((event) => this.#deliver(JSON.stringify(event), destination));
    for (const delivery of deliveries) {
      this.#underWay.add(delivery);
      void delivery.finally(() => this.#underWay.delete(delivery));
    }
    await Promise.all(deliveries);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Gives up what is under way. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.settled();
  }

  async #deliver(body: string, destination: WebhookDestination): Promise<void> {
    // The same for every try, so that the receiver knows a repeat.
    const id = randomUUID();
    for (const pause of pauses) {
      await wait(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (this.#closing.signal.aborted || (await this.#post(id, body, destination))) return;
    }
  }

  #post(id: string, body: string, { url, secret }: WebhookDestination): Promise<boolean> {
    const timestamp = Math.floor(this.#now().valueOf() / 1_000);
    return deliver({ url, body, headers: signedHeaders(secret, { id, timestamp, body }) }, this.#closing.signal);
  }
}
