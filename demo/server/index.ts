import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.js';
import { publishCatalog } from './consents/publish.js';
import type { PaymentContext } from './context.js';
import { listen, type ConnectionLimits } from './listen.js';
import { readPagesIn, type ReadPage } from './pages.js';
import { logToConsole, type Log } from './log.js';
import { problemResponse } from './problem.js';
import type { Emulators } from './provider-list.js';
import { createStripeProvider, type CustomerBook, type StripeOptions } from './providers/stripe.js';
import type { PaymentProvider } from './providers/provider.js';
import { callerOf } from './caller.js';
import { createRateLimiter, defaultRateLimits, type RateLimits } from './rate-limit.js';
import { contentSecurityPolicy, securityHeaders } from './security.js';
import { shopperOfCookie } from './session-cookie.js';
import { startSweeping } from './sweep.js';
import { openDatabase, type Database } from './store/database.js';
import { findCustomer, insertCustomer } from './store/shoppers.js';

/** How to open the shop. */
export interface ShopOptions {
  /** 0 takes a free one. Default 3000. */
  readonly port?: number;
  /** An address to listen on. Default: this machine only, as `localhost`. */
  readonly host?: string;
  /** `file:` with a path, or the address of a libSQL server. */
  readonly databaseUrl: string;
  readonly databaseAuthToken?: string;
  /** The folder of the built pages. Default `dist/site`; the button's files are expected in `cdn` beside it. */
  readonly siteRoot?: string;
  /** Where the pages come from, if not from `siteRoot`. */
  readonly readPage?: ReadPage;
  /** Other origins under which shoppers see the shop: a proxy, a development server. */
  readonly otherOrigins?: readonly string[];
  readonly stripe: StripeOptions;
  /** Providers beside Stripe, which is the one that is asked when the button wishes for none. */
  readonly providers?: readonly PaymentProvider[];
  /** The emulators that stand in for providers: the pages say so, load their scripts and let them in. */
  readonly emulators?: Emulators;
  readonly log?: Log;
  /** The shop's clock. Default: the machine's. */
  readonly now?: () => Date;
  /** Between two sweeps for payments that nobody reported. Default 60,000; 0 does not sweep. */
  readonly sweepMilliseconds?: number;
  /** How often one address and one browser may ask. Default: `defaultRateLimits`. */
  readonly rateLimits?: RateLimits | 'off';
  /** How many proxies of the shop's own stand before it, each adding the caller to `X-Forwarded-For`. Default 0. */
  readonly trustedProxies?: number;
  /** How long requests may take and how many connections there may be. Default: `connectionLimits`. */
  readonly connectionLimits?: ConnectionLimits;
}

/** An open shop. */
export interface Shop {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** Lets running requests and questions to providers end, for up to `graceMilliseconds`, then closes the database. */
  close(graceMilliseconds?: number): Promise<void>;
}

/**
 * Opens the shop.
 *
 * @throws Error with code `EADDRINUSE` when the port is taken, or when the database cannot be opened.
 * @throws TypeError when the emulator of Stripe would be asked with a live key.
 */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { port = 3_000, host, stripe: stripeOptions, siteRoot = 'dist/site', log = logToConsole } = options;
  const {
    now = () => new Date(),
    sweepMilliseconds = 60_000,
    rateLimits = defaultRateLimits,
    trustedProxies = 0,
  } = options;
  refuseLiveKeyAtEmulator(options);
  const database = await openDatabase(options.databaseUrl, options.databaseAuthToken);
  const ownStripe = createStripeProvider(stripeOptions, customerBook(database, stripeOptions.secretKey), log);
  const ownOrigins: string[] = [];
  const context: PaymentContext = {
    database,
    providers: new Map([ownStripe, ...(options.providers ?? [])].map((provider) => [provider.name, provider])),
    defaultProvider: 'stripe',
    ownOrigins,
    findShopper: (headers) => shopperOfCookie(database, headers),
    now,
    log,
  };
  await publishCatalog(context);
  const app = createApp({
    context,
    readPage: options.readPage ?? readPagesIn(siteRoot),
    siteRoot,
    cdnRoot: join(siteRoot, '..', 'cdn'),
    emulators: options.emulators ?? {},
    trustedProxies,
  });
  const findTooMany = rateLimits === 'off' ? undefined : createRateLimiter(rateLimits);
  const answer = getRequestListener(
    (request, bindings) => {
      const caller = callerOf(request.headers, bindings.incoming.socket.remoteAddress, trustedProxies);
      const refusal = findTooMany?.(request, caller);
      return refusal ? secured(problemResponse(refusal)) : app.fetch(request, bindings);
    },
    { overrideGlobalObjects: false },
  );
  const handle: RequestListener = (incoming, outgoing) => void answer(incoming, outgoing);
  const listener = await listen(handle, port, host, options.connectionLimits).catch((error: unknown) => {
    database.close();
    throw error;
  });
  // Only now is the port known, and nobody can have asked yet.
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${listener.port}`);
  ownOrigins.push(...names, ...(options.otherOrigins ?? []));
  const sweeping = startSweeping(context, sweepMilliseconds);
  return {
    origin: `http://localhost:${listener.port}`,
    close: async (graceMilliseconds = 5_000) => {
      const patience = new AbortController();
      const over = wait(graceMilliseconds, undefined, { signal: patience.signal }).catch(() => undefined);
      // A sweep that a silent provider holds up is left behind: what it would have learned is asked for again.
      await Promise.all([listener.close(graceMilliseconds), Promise.race([sweeping.close(), over])]);
      patience.abort();
      database.close();
    },
  };
}

function secured(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set('Content-Security-Policy', contentSecurityPolicy());
  return response;
}

/** An emulator keeps what it is asked with, and shows it: never a key that moves money. */
function refuseLiveKeyAtEmulator({ stripe, emulators }: ShopOptions): void {
  if (!/^[rs]k_live_/.test(stripe.secretKey) || (!emulators?.stripe && stripe.api === undefined)) return;
  throw new TypeError('stripe.secretKey: this is a live key, and the shop is told to use it at the emulator.');
}

function customerBook(database: Database, secretKey: string): CustomerBook {
  const account = createHash('sha256').update(secretKey).digest('hex').slice(0, 16);
  const key = (shopperId: string) => ({ shopperId, provider: 'stripe', account });
  return {
    find: (shopperId) => findCustomer(database.read, key(shopperId)),
    remember: (shopperId, customerId) =>
      database.write((transaction) =>
        insertCustomer(transaction, key(shopperId), customerId, new Date().toISOString()),
      ),
  };
}
