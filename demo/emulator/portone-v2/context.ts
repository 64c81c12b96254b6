import type { Store } from './store.js';
import type { WebhookOutbox } from './webhooks/outbox.js';

/** What every part of the emulator works with. */
export interface EmulatorContext {
  /** Such as `http://127.0.0.1:4242`. */
  readonly origin: string;
  readonly storeId: string;
  /** What the channels call themselves. `LIVE` moves no money either; it is for trying what a shop makes of it. */
  readonly channelType: 'LIVE' | 'TEST';
  /** How late the answer of `slow` is, seconds. */
  readonly slowSeconds: number;
  readonly now: () => Date;
  readonly store: Store;
  readonly outbox: WebhookOutbox;
}
