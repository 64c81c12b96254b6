import { getRequestListener } from '@hono/node-server';
import { closeServer, listen } from '../listen.js';
import { isLoopbackHostname } from '../loopback.js';
import type { FaultInjector, RecordedRequest } from './api/requests.js';
import { Tokens } from './api/tokens.js';
import { createApp } from './app.js';
import { newStore, type EmulatorContext, type PayWindow } from './context.js';
import type { BillingKey, Payment } from './payments/payment.js';
import { type WebhookDestination, WebhookOutbox } from './webhooks/outbox.js';

export type { FaultInjector, RecordedRequest } from './api/requests.js';
export { emulatedChannelKeys } from './channels.js';
export { type Outcome, outcomes } from './payments/end-window.js';

export interface PortOneEmulatorOptions {
  /** Port to listen on; 0 or nothing takes any free one. */
  readonly port?: number;
  /** Name or address to listen on; anything but a loopback one is refused. `127.0.0.1` unless given. */
  readonly host?: string;
  /** The one account. Default `imp00000000`. */
  readonly userCode?: string;
  /** The account's keys, `emulator_…`: V1's own keys do not show whether they move money, so none is taken. */
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where webhooks are posted, on a loopback host. A window's `notice_url` has to be on one too. */
  readonly webhook?: WebhookDestination;
  /** Whether its channels say that they are test channels, as they do unless this is false. No money either way. */
  readonly sandbox?: boolean;
  /** The clock, seconds since epoch. The machine's own unless given. */
  readonly now?: () => number;
  /** Makes API requests fail or wait, for tests. */
  readonly fault?: FaultInjector;
}

export interface PortOneEmulator {
  /** Such as `http://127.0.0.1:4011`. */
  readonly origin: string;
  /** The address of what stands in for iamport.js. */
  readonly script: string;
  /** Every API request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Every record, by imp_uid. */
  readonly payments: ReadonlyMap<string, Payment>;
  /** Every billing key, by customer_uid. */
  readonly keys: ReadonlyMap<string, BillingKey>;
  /** Every window that was opened, by id; its page is `/pay/<id>`. */
  readonly windows: ReadonlyMap<string, PayWindow>;
  /** Ends the access token before its time. */
  endToken(): void;
  /** Resolves when no webhook is under way any more, delivered or given up. */
  webhooksSettled(): Promise<void>;
  /** Stops listening, drops open connections and gives up webhooks under way. */
  close(): Promise<void>;
}

function checkOptions({ apiKey, apiSecret, userCode, webhook }: PortOneEmulatorOptions, host: string): void {
  if (!isLoopbackHostname(host)) {
    throw new TypeError(`host: the emulator listens on a loopback host only, such as 127.0.0.1, not "${host}".`);
  }
  if (userCode !== undefined && !/^imp\d+$/.test(userCode)) {
    throw new TypeError(`userCode: expected "imp" and digits, not "${userCode}".`);
  }
  for (const [name, value] of Object.entries({ apiKey, apiSecret })) {
    // The value is not repeated: it may be a real one.
    if (!/^emulator_\w+$/.test(value)) throw new TypeError(`${name}: expected emulator_…, never a key of an account.`);
  }
  if (webhook && !(URL.canParse(webhook.url) && isLoopbackHostname(new URL(webhook.url).hostname))) {
    throw new TypeError(`webhook.url: expected an address on a loopback host, not "${webhook.url}".`);
  }
}

/** Starts the emulator. Throws a TypeError for options that are not safe or make no sense. */
export async function startPortOneEmulator(options: PortOneEmulatorOptions): Promise<PortOneEmulator> {
  const host = options.host ?? '127.0.0.1';
  checkOptions(options, host);
  const { apiKey, apiSecret, userCode = 'imp00000000', sandbox = true } = options;
  const now = options.now ?? (() => Math.floor(Date.now() / 1_000));
  const store = newStore();
  const outbox = new WebhookOutbox(options.webhook);
  const tokens = new Tokens();
  const requests: RecordedRequest[] = [];
  const { server, origin } = await listen(host, options.port ?? 0);
  const context: EmulatorContext = { origin, userCode, apiKey, apiSecret, sandbox, now, store };
  const record = (request: RecordedRequest): void => void requests.push(request);
  const app = createApp(context, { tokens, outbox, fault: options.fault, record });
  server.on('request', getRequestListener(app.fetch));
  return {
    origin,
    script: `${origin}/v1/iamport.js`,
    requests,
    payments: store.payments,
    keys: store.keys,
    windows: store.windows,
    endToken: () => tokens.end(),
    webhooksSettled: async () => outbox.settled(),
    close: async () => {
      await Promise.all([closeServer(server), outbox.close()]);
    },
  };
}
