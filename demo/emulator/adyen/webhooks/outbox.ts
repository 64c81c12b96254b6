import { setTimeout as wait } from 'node:timers/promises';
import type { Message } from './message.js';
import { createClosing, deliver } from '../../deliver.js';

/** Pauses before the second and third try, milliseconds. Adyen's own are 9, 18 and 27 seconds, then up to hours. */
const pauses = [100, 400] as const;

/** One webhook of a series: sent after `delay` milliseconds, made only then. */
export interface Delivery {
  readonly delay: number;
  readonly compose: () => Message | undefined;
}

/** Sends webhooks in the background and knows when all are done. */
export class WebhookOutbox {
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = createClosing();

  /** Sends one after the other. Resolves when the first is acknowledged or given up; the others go on. */
  async send(series: readonly Delivery[]): Promise<void> {
    const [first, ...others] = series;
    if (!first) return;
    const firstDone = this.#deliver(first);
    const allDone = firstDone.then(async () => {
      for (const delivery of others) await this.#deliver(delivery);
    });
    this.#underWay.add(allDone);
    void allDone.finally(() => this.#underWay.delete(allDone));
    await firstDone;
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

  async #deliver({ delay, compose }: Delivery): Promise<void> {
    await this.#pause(delay);
    const message = this.#closing.signal.aborted ? undefined : compose();
    if (!message) return;
    for (const pause of [0, ...pauses]) {
      await this.#pause(pause);
      if (this.#closing.signal.aborted || (await this.#post(message))) return;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  #post({ url, body, headers }: Message): Promise<boolean> {
    const typed = { 'Content-Type': 'application/json; charset=utf-8', ...headers };
    return deliver({ url, body, headers: typed }, this.#closing.signal);
  }
}
