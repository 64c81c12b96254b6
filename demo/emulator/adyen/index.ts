import { getRequestListener } from '@hono/node-server';
import { closeServer, listen } from '../listen.js';
import { isLoopbackHostname } from '../loopback.js';
import type { RecordedRequest, Tamper } from './api/api.js';
import { createApp } from './app.js';
import type { ChargeResult, Delays, EmulatorContext, Token } from './context.js';
import { emulatedTypes, isEmulatedType, usualRedirects, type EmulatedType, type RedirectMethod } from './methods.js';
import type { Payment } from './payments/payment.js';
import type { WebhookDestination } from './webhooks/message.js';
import { WebhookOutbox } from './webhooks/outbox.js';

export type { RecordedRequest, Tamper, WireAnswer } from './api/api.js';
export { type Outcome, outcomes } from './payments/outcome.js';

export interface AdyenEmulatorOptions {
  /** Port to listen on; 0 or nothing takes any free one. */
  readonly port?: number;
  /** Name or address to listen on; anything but a loopback one is refused. `127.0.0.1` unless given. */
  readonly host?: string;
  /** The one key requests must carry: `test_…`, which no real key of Adyen looks like. */
  readonly apiKey: string;
  readonly merchantAccount: string;
  /** What is switched on in the Customer Area, in its order; all four unless given. */
  readonly enabledMethods?: readonly string[];
  /** How browsers are sent to each method's page, where it differs from the usual. */
  readonly redirects?: Readonly<Partial<Record<EmulatedType, RedirectMethod>>>;
  /** Whether every approval asks for a second redirect first. */
  readonly asksTwice?: boolean;
  /** What comes of the charge with this reference; `Authorised` unless given. */
  readonly judgeCharge?: (reference: string) => ChargeResult;
  /** Where standard webhooks are posted, on a loopback host, and the hex key they are signed with. */
  readonly webhook?: WebhookDestination;
  /** The same for webhooks about tokens. */
  readonly tokenWebhook?: WebhookDestination;
  /** Milliseconds: webhooks come 100 after the outcome, those of a slow one 2,000, tokens 300 after those. */
  readonly delays?: Partial<Delays>;
  /** Changes answers, for tests. */
  readonly tamper?: Tamper;
}

export interface AdyenEmulator {
  /** Such as `http://127.0.0.1:4300`. The API is below `/v72`. */
  readonly origin: string;
  /** Every API request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Every payment that was sent to its method's page, by id. */
  readonly payments: ReadonlyMap<string, Payment>;
  /** Every token, by id. */
  readonly tokens: ReadonlyMap<string, Token>;
  /** Resolves when no webhook is under way any more, delivered or given up. */
  webhooksSettled(): Promise<void>;
  /** Stops listening, drops open connections and gives up webhooks under way. */
  close(): Promise<void>;
}

/** Starts the emulator. Throws a TypeError for options that are not safe or make no sense. */
export async function startAdyenEmulator(options: AdyenEmulatorOptions): Promise<AdyenEmulator> {
  const host = options.host ?? '127.0.0.1';
  checkOptions(options, host);
  const enabledTypes = readTypes(options.enabledMethods ?? emulatedTypes);
  const { server, origin } = await listen(host, options.port ?? 0);
  const requests: RecordedRequest[] = [];
  const outbox = new WebhookOutbox();
  const context: EmulatorContext = {
    origin,
    apiKey: options.apiKey,
    merchantAccount: options.merchantAccount,
    enabledTypes,
    redirects: { ...usualRedirects, ...options.redirects },
    asksTwice: options.asksTwice ?? false,
    judgeCharge: options.judgeCharge ?? (() => 'Authorised'),
    webhook: options.webhook,
    tokenWebhook: options.tokenWebhook,
    delays: { webhook: 100, slow: 2_000, settlement: 300, ...options.delays },
    outbox,
    payments: new Map(),
    spentResults: new Set(),
    tokens: new Map(),
  };
  const app = createApp(context, { record: (request) => requests.push(request), tamper: options.tamper });
  server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  return {
    origin,
    requests,
    payments: context.payments,
    tokens: context.tokens,
    webhooksSettled: () => outbox.settled(),
    close: async () => {
      await Promise.all([closeServer(server), outbox.close()]);
    },
  };
}

function readTypes(enabled: readonly string[]): EmulatedType[] {
  return enabled.map((type) => {
    if (isEmulatedType(type)) return type;
    throw new TypeError(`enabledMethods: expected any of ${emulatedTypes.join(', ')}, not "${type}".`);
  });
}

function checkOptions({ apiKey, merchantAccount, ...options }: AdyenEmulatorOptions, host: string): void {
  if (!isLoopbackHostname(host)) {
    throw new TypeError(`host: the emulator listens on a loopback host only, such as 127.0.0.1, not "${host}".`);
  }
  // Real keys do not say whether they are live, so none of them is taken.
  if (!/^test_\S+$/.test(apiKey)) throw new TypeError('apiKey: expected test_…, never a real key of Adyen.');
  if (merchantAccount.trim() === '') throw new TypeError('merchantAccount: expected a name.');
  for (const name of ['webhook', 'tokenWebhook'] as const) {
    const destination = options[name];
    if (!destination) continue;
    const { url, hmacKey } = destination;
    if (!URL.canParse(url) || !isLoopbackHostname(new URL(url).hostname)) {
      throw new TypeError(`${name}.url: expected an address on a loopback host, not "${url}".`);
    }
    if (!/^(?:[0-9a-f]{2})+$/i.test(hmacKey)) throw new TypeError(`${name}.hmacKey: expected hex digits.`);
  }
}
