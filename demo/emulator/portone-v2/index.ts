import { getRequestListener } from '@hono/node-server';
import { closeServer, listen } from '../listen.js';
import { isLoopbackHostname } from '../loopback.js';
import type { FaultInjector, RecordedRequest } from './api/requests.js';
import { createApp } from './app.js';
import type { EmulatorContext } from './context.js';
import { newStore, type Store } from './store.js';
import { type WebhookDestination, WebhookOutbox } from './webhooks/outbox.js';

export type { FaultInjector, RecordedRequest } from './api/requests.js';
export { type Outcome, outcomes } from './browser/outcomes.js';
export { emulatedChannelKeys } from './channels.js';

export interface PortOneV2EmulatorOptions {
  /** Port to listen on; 0 or nothing takes any free one. */
  readonly port?: number;
  /** Name or address to listen on; anything but a loopback one is refused. `127.0.0.1` unless given. */
  readonly host?: string;
  /** The one store there is. */
  readonly storeId: string;
  /** The one secret requests must carry: `emulator-` and anything, so that no real one is given by mistake. */
  readonly apiSecret: string;
  /** Where webhooks are posted, on a loopback host, and the `whsec_…` they are signed with. */
  readonly webhook?: WebhookDestination;
  /** What the channels call themselves, `TEST` unless given. No money moves either way. */
  readonly channelType?: 'LIVE' | 'TEST';
  /** How late the answer of `slow` is, seconds; 3 unless given. */
  readonly slowSeconds?: number;
  /** The clock; also stamps webhook signatures. The machine's own unless given. */
  readonly now?: () => Date;
  /** Makes API requests fail, wait or be answered otherwise, for tests. */
  readonly fault?: FaultInjector;
}

export interface PortOneV2Emulator {
  /** Such as `http://127.0.0.1:4242`: the API's `baseUrl`. The browser SDK is `/v2/browser-sdk.js` below it. */
  readonly origin: string;
  /** Every API request with the right secret so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** What the emulator knows. */
  readonly store: Readonly<Pick<Store, 'payments' | 'billingKeys' | 'windows' | 'registrations'>>;
  /** Resolves when no webhook is under way any more, delivered or given up. */
  webhooksSettled(): Promise<void>;
  /** Stops listening, drops open connections and gives up webhooks under way. */
  close(): Promise<void>;
}

function checkOptions({ storeId, apiSecret, webhook, slowSeconds }: PortOneV2EmulatorOptions, host: string): void {
  if (!isLoopbackHostname(host)) {
    throw new TypeError(`host: the emulator listens on a loopback host only, such as 127.0.0.1, not "${host}".`);
  }
  if (storeId.trim() === '') throw new TypeError('storeId: expected a store id such as store-emulator.');
  if (!/^emulator-\S+$/.test(apiSecret)) {
    throw new TypeError('apiSecret: never give the emulator a real secret; expected emulator-….');
  }
  if (webhook && !(URL.canParse(webhook.url) && isLoopbackHostname(new URL(webhook.url).hostname))) {
    throw new TypeError(`webhook.url: expected an address on a loopback host, not "${webhook.url}".`);
  }
  if (webhook && !/^whsec_[A-Za-z\d+/]+={0,2}$/.test(webhook.secret)) {
    throw new TypeError('webhook.secret: expected whsec_ and Base64.');
  }
  if (slowSeconds !== undefined && !(Number.isInteger(slowSeconds) && slowSeconds >= 0)) {
    throw new TypeError(`slowSeconds: expected whole seconds, not ${slowSeconds}.`);
  }
}

/** Starts the emulator. Throws a TypeError for options that are not safe or make no sense. */
export async function startPortOneV2Emulator(options: PortOneV2EmulatorOptions): Promise<PortOneV2Emulator> {
  const { host = '127.0.0.1', storeId, channelType = 'TEST', slowSeconds = 3, now = () => new Date() } = options;
  checkOptions(options, host);
  const outbox = new WebhookOutbox(options.webhook, now);
  const requests: RecordedRequest[] = [];
  const store = newStore();
  const { server, origin } = await listen(host, options.port ?? 0);
  const context: EmulatorContext = { origin, storeId, channelType, slowSeconds, now, store, outbox };
  const app = createApp(context, {
    apiSecret: options.apiSecret,
    fault: options.fault,
    record: (request) => requests.push(request),
  });
  server.on('request', getRequestListener(app.fetch));
  return {
    origin,
    requests,
    store,
    webhooksSettled: () => outbox.settled(),
    close: async () => {
      await Promise.all([closeServer(server), outbox.close()]);
    },
  };
}
