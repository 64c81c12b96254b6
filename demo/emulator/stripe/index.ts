import { getRequestListener } from '@hono/node-server';
import type Stripe from 'stripe';
import { isLoopbackHostname } from '../loopback.js';
import { isLiveKey } from './api/authorization.js';
import type { FaultInjector, RecordedRequest } from './api/requests.js';
import { closeServer, listen } from '../listen.js';
import { createApp } from './app.js';
import type { EmulatorContext } from './context.js';
import { emulatedMethods, type EmulatedMethod, isEmulatedMethod } from './methods.js';
import { newStore } from './store.js';
import { type WebhookDestination, WebhookOutbox } from './webhooks/outbox.js';

export type { Fault, FaultInjector, RecordedRequest } from './api/requests.js';
export { type Outcome, outcomes } from './pages/test-page.js';

export interface StripeEmulatorOptions {
  /** Port to listen on; 0 or nothing takes any free one. */
  readonly port?: number;
  /** Name or address to listen on; anything but a loopback one is refused. `127.0.0.1` unless given. */
  readonly host?: string;
  /** The one key requests must carry: `sk_test_…` or `rk_test_…`. */
  readonly secretKey: string;
  /** The one publishable key that browsers may use: `pk_test_…`. Without it every such request is refused. */
  readonly publishableKey?: string;
  /** Where events are posted, on a loopback host, and the `whsec_…` they are signed with. */
  readonly webhook?: WebhookDestination;
  /** The clock, seconds since epoch; also stamps webhook signatures. The machine's own unless given. */
  readonly now?: () => number;
  /** What is switched on in the dashboard, in its order; the five Korean methods and `card` unless given. */
  readonly enabledMethods?: readonly string[];
  /** Makes requests fail or wait, for tests. */
  readonly fault?: FaultInjector;
}

export interface StripeEmulator {
  /** Such as `http://127.0.0.1:4242`. */
  readonly origin: string;
  /** Every authenticated API request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Every Checkout Session, by id. One whose time is over changes with the next request of any kind. */
  readonly sessions: ReadonlyMap<string, Stripe.Checkout.Session>;
  /** Resolves when no webhook is under way any more, delivered or given up. */
  webhooksSettled(): Promise<void>;
  /** Stops listening, drops open connections and gives up webhooks under way. */
  close(): Promise<void>;
}

function readMethods(enabled: readonly string[]): EmulatedMethod[] {
  return enabled.map((type) => {
    if (!isEmulatedMethod(type)) {
      throw new TypeError(`enabledMethods: expected any of ${emulatedMethods.join(', ')}, not "${type}".`);
    }
    return type;
  });
}

function checkOptions(options: StripeEmulatorOptions, host: string): void {
  if (!isLoopbackHostname(host)) {
    throw new TypeError(`host: the emulator listens on a loopback host only, such as 127.0.0.1, not "${host}".`);
  }
  if (isLiveKey(options.secretKey)) {
    throw new TypeError('secretKey: never give the emulator a live key; expected sk_test_… or rk_test_….');
  }
  if (!/^[rs]k_test_\S+$/.test(options.secretKey)) {
    throw new TypeError('secretKey: expected sk_test_… or rk_test_….');
  }
  const { webhook, publishableKey } = options;
  if (publishableKey !== undefined && !/^pk_test_\S+$/.test(publishableKey)) {
    throw new TypeError('publishableKey: expected pk_test_…. Never give the emulator a live key.');
  }
  if (webhook && !(URL.canParse(webhook.url) && isLoopbackHostname(new URL(webhook.url).hostname))) {
    throw new TypeError(`webhook.url: expected an address on a loopback host, not "${webhook.url}".`);
  }
  if (webhook && webhook.secret.trim() === '') {
    throw new TypeError('webhook.secret: expected a signing secret such as whsec_….');
  }
}

/** Starts the emulator. Throws a TypeError for options that are not safe or make no sense. */
export async function startStripeEmulator(options: StripeEmulatorOptions): Promise<StripeEmulator> {
  const host = options.host ?? '127.0.0.1';
  checkOptions(options, host);
  const enabledMethods = readMethods(options.enabledMethods ?? emulatedMethods);
  const now = options.now ?? (() => Math.floor(Date.now() / 1000));
  const outbox = new WebhookOutbox(options.webhook, now);
  const requests: RecordedRequest[] = [];
  const store = newStore();
  const { server, origin } = await listen(host, options.port ?? 0);
  const context: EmulatorContext = { origin, enabledMethods, now, store };
  const app = createApp(context, {
    keys: { secretKey: options.secretKey, publishableKey: options.publishableKey },
    fault: options.fault,
    outbox,
    record: (request) => requests.push(request),
  });
  server.on('request', getRequestListener(app.fetch));
  return {
    origin,
    requests,
    sessions: store.sessions,
    webhooksSettled: async () => outbox.settled(),
    close: async () => {
      await Promise.all([closeServer(server), outbox.close()]);
    },
  };
}
