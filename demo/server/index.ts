import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.js';
import type { PaymentContext } from './context.js';
import { listen } from './listen.js';
import { readPagesIn, type ReadPage } from './pages.js';
import { logToConsole, type Log } from './log.js';
import type { Emulators } from './provider-list.js';
import { createStripeProvider, type CustomerBook, type StripeOptions } from './providers/stripe.js';
import type { PaymentProvider } from './providers/provider.js';
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
}

/** An open shop. */
export interface Shop {
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** Lets running requests end, for up to five seconds, then closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the shop.
 *
 * @throws Error with code `EADDRINUSE` when the port is taken, or when the database cannot be opened.
 */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const { port = 3_000, host, stripe: stripeOptions, siteRoot = 'dist/site', log = logToConsole } = options;
  const { now = () => new Date(), sweepMilliseconds = 60_000 } = options;
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
  const app = createApp({
    context,
    readPage: options.readPage ?? readPagesIn(siteRoot),
    siteRoot,
    cdnRoot: join(siteRoot, '..', 'cdn'),
    emulators: options.emulators ?? {},
  });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const listener = await listen((incoming, outgoing) => void answer(incoming, outgoing), port, host).catch(
    (error: unknown) => {
      database.close();
      throw error;
    },
  );
  // Only now is the port known, and nobody can have asked yet.
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${listener.port}`);
  ownOrigins.push(...names, ...(options.otherOrigins ?? []));
  const sweeping = startSweeping(context, sweepMilliseconds);
  return {
    origin: `http://localhost:${listener.port}`,
    close: async () => {
      await Promise.all([listener.close(), sweeping.close()]);
      database.close();
    },
  };
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
