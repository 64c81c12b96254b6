import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createClosing, deliver } from '../../deliver.js';

/** Where events go and what they prove themselves with. */
export interface WebhookDestination {
  readonly url: string;
  /** The key of `Cko-Signature`. */
  readonly signatureKey: string;
  /** The whole `Authorization` header; none unless given. */
  readonly authorization?: string;
}

/** Pauses before the second to fourth try, milliseconds. Checkout.com's own are minutes and hours. */
const pauses = [100, 400, 800] as const;

/** Hex HMAC-SHA256 over the raw body. */
export function signatureOf(body: string, signatureKey: string): string {
  return createHmac('sha256', signatureKey).update(body, 'utf8').digest('hex');
}

/** Does things in the background, sends events among them, and knows when all are done. */
export class Outbox {
  readonly #destination: WebhookDestination | undefined;
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = createClosing();

  constructor(destination: WebhookDestination | undefined) {
    this.#destination = destination;
  }

  /** Does something after a delay, milliseconds, unless the emulator closes first. */
  later(delay: number, act: () => void | Promise<void>): Promise<void> {
    const task = (async () => {
      await wait(delay, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (!this.#closing.signal.aborted) await act();
    })();
    this.#underWay.add(task);
    void task.finally(() => this.#underWay.delete(task));
    return task;
  }

  /** Sends bodies after a delay, all at once and therefore in no order. Resolves when each is acknowledged or given up. */
  async send(bodies: readonly string[], delay: number): Promise<void> {
    const destination = this.#destination;
    if (destination === undefined) return;
    await this.later(delay, async () => {
      await Promise.all(bodies.map((body) => this.#deliver(body, destination)));
    });
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
    for (const pause of [0, ...pauses]) {
      await wait(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (this.#closing.signal.aborted || (await this.#post(body, destination))) return;
    }
  }

  #post(body: string, { url, signatureKey, authorization }: WebhookDestination): Promise<boolean> {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cko-signature': signatureOf(body, signatureKey),
      ...(authorization !== undefined && { authorization }),
    };
    return deliver({ url, body, headers }, this.#closing.signal);
  }
}
