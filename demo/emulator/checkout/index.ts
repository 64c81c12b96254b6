import { getRequestListener } from '@hono/node-server';
import { closeServer, listen } from '../listen.js';
import { isLoopbackHostname } from '../loopback.js';
import { isLiveKey } from './api/api.js';
import type { FaultInjector, RecordedRequest } from './api/requests.js';
import { createApp } from './app.js';
import type { ConfirmAnswer, EmulatorContext, StatusAfterCancel } from './context.js';
import type { Payment } from './objects/payment.js';
import { newStore } from './store.js';
import { Outbox, type WebhookDestination } from './webhooks/outbox.js';

export type { Fault, FaultInjector, RecordedRequest } from './api/requests.js';
export { signatureOf, type WebhookDestination } from './webhooks/outbox.js';
export { type Outcome, outcomes } from './pages/wording.js';

/** How to start the emulator. Every switch without a default in the documentation says what is assumed. */
export interface CheckoutEmulatorOptions {
  /** Port to listen on; 0 or nothing takes any free one. */
  readonly port?: number;
  /** Name or address to listen on; anything but a loopback one is refused. `127.0.0.1` unless given. */
  readonly host?: string;
  /** The one key requests must carry: `sk_sbox_…`, with or without `Bearer`. */
  readonly secretKey: string;
  /** `pc_` and 26 characters of a–z and 2–7. */
  readonly processingChannelId: string;
  /** Where events are posted, on a loopback host, and what they prove themselves with. */
  readonly webhook?: WebhookDestination;
  /** Which of the two documented confirm answers is given; the payment unless given. */
  readonly confirmAnswer?: ConfirmAnswer;
  /** What becomes of a payment that the shopper cancels; `Canceled` unless given. */
  readonly statusAfterCancel?: StatusAfterCancel;
  /** Whether setups and their confirmation take idempotency keys: the documentation disagrees. True unless given. */
  readonly idempotentSetups?: boolean;
  /** Whether `cko-session-id` is added to the return address; undocumented for setups. True unless given. */
  readonly addsSessionId?: boolean;
  /** Whether the account has Kakao Pay. True unless given. */
  readonly kakaopayEnabled?: boolean;
  /** How long a payment stays Pending when the wallet answers late, milliseconds. 4,000 unless given. */
  readonly slowMilliseconds?: number;
  /** The clock, milliseconds since epoch. The machine's own unless given. */
  readonly now?: () => number;
  /** Makes requests fail or wait, for tests. */
  readonly fault?: FaultInjector;
}

/** A running emulator. */
export interface CheckoutEmulator {
  /** Such as `http://127.0.0.1:4242`; also the API's base URL. */
  readonly origin: string;
  /** Every authenticated API request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Every payment, by id. */
  readonly payments: ReadonlyMap<string, Payment>;
  /** Resolves when no webhook and no late answer is under way any more. */
  webhooksSettled(): Promise<void>;
  /** Stops listening, drops open connections and gives up what is under way. */
  close(): Promise<void>;
}

function checkOptions(options: CheckoutEmulatorOptions, host: string): void {
  const { secretKey, processingChannelId, webhook } = options;
  if (!isLoopbackHostname(host)) {
    throw new TypeError(`host: the emulator listens on a loopback host only, such as 127.0.0.1, not "${host}".`);
  }
  if (isLiveKey(secretKey)) {
    throw new TypeError('secretKey: never give the emulator a live key; expected sk_sbox_….');
  }
  if (!/^sk_sbox_\S+$/.test(secretKey)) throw new TypeError('secretKey: expected sk_sbox_….');
  if (!/^pc_[a-z2-7]{26}$/.test(processingChannelId)) {
    throw new TypeError('processingChannelId: expected pc_ and 26 characters of a–z and 2–7.');
  }
  if (webhook && !(URL.canParse(webhook.url) && isLoopbackHostname(new URL(webhook.url).hostname))) {
    throw new TypeError(`webhook.url: expected an address on a loopback host, not "${webhook.url}".`);
  }
  if (webhook && webhook.signatureKey.trim() === '') {
    throw new TypeError('webhook.signatureKey: expected a key to sign with.');
  }
}

/** Starts the emulator. Throws a TypeError for options that are not safe or make no sense. */
export async function startCheckoutEmulator(options: CheckoutEmulatorOptions): Promise<CheckoutEmulator> {
  const host = options.host ?? '127.0.0.1';
  checkOptions(options, host);
  const outbox = new Outbox(options.webhook);
  const requests: RecordedRequest[] = [];
  const store = newStore();
  const { server, origin } = await listen(host, options.port ?? 0);
  const context: EmulatorContext = {
    origin,
    secretKey: options.secretKey,
    processingChannelId: options.processingChannelId,
    kakaopayEnabled: options.kakaopayEnabled ?? true,
    confirmAnswer: options.confirmAnswer ?? 'payment',
    statusAfterCancel: options.statusAfterCancel ?? 'Canceled',
    idempotentSetups: options.idempotentSetups ?? true,
    addsSessionId: options.addsSessionId ?? true,
    slowMilliseconds: options.slowMilliseconds ?? 4_000,
    now: options.now ?? (() => Date.now()),
    store,
    outbox,
  };
  const app = createApp(context, { fault: options.fault, record: (request) => requests.push(request) });
  server.on('request', getRequestListener(app.fetch));
  return {
    origin,
    requests,
    payments: store.payments,
    webhooksSettled: async () => outbox.settled(),
    close: async () => {
      await Promise.all([closeServer(server), outbox.close()]);
    },
  };
}
