import { setTimeout as wait } from 'node:timers/promises';
import type { Payment } from '../payments/payment.js';
import { createClosing, deliver } from '../../deliver.js';

/** Where webhooks go: the address in the console, and how the console says that they are written. */
export interface WebhookDestination {
  /** On a loopback host. */
  readonly url: string;
  /** Default `json`. */
  readonly format?: 'json' | 'form';
}

/** Before the first try, milliseconds: about when the shopper's browser is on its way back. */
const usualDelay = 100;
/** Before the second and third try, milliseconds. PortOne tries again only for merchants who asked for it. */
const pauses = [100, 400] as const;
/** Sends webhooks in the background and knows when all are done. They are not signed: PortOne V1 signs none. */
export class WebhookOutbox {
  readonly #destination: WebhookDestination | undefined;
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = createClosing();

  constructor(destination: WebhookDestination | undefined) {
    this.#destination = destination;
  }

  /**
   * Starts telling about a payment. Resolves when it is acknowledged or given up.
   *
   * @param addresses What `notice_url` named, in place of the console's address.
   */
  async send(payment: Payment, addresses: readonly string[], when: 'soon' | 'now' = 'soon'): Promise<void> {
    const urls = addresses.length > 0 ? addresses : this.#destination ? [this.#destination.url] : [];
    const { imp_uid, merchant_uid, status } = payment;
    const deliveries = urls.map((url) =>
      this.#deliver(url, { imp_uid, merchant_uid, status }, when === 'now' ? 0 : usualDelay),
    );
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

  async #deliver(url: string, notice: Readonly<Record<string, string>>, delay: number): Promise<void> {
    for (const pause of [delay, ...pauses]) {
      await wait(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      if (this.#closing.signal.aborted || (await this.#post(url, notice))) return;
    }
  }

  #post(url: string, notice: Readonly<Record<string, string>>): Promise<boolean> {
    const isForm = this.#destination?.format === 'form';
    const body = isForm ? new URLSearchParams(notice).toString() : JSON.stringify(notice);
    const headers = { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' };
    return deliver({ url, body, headers }, this.#closing.signal);
  }
}
