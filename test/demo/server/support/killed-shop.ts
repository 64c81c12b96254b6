import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../../../../demo/server/app.js';
import { publishCatalog } from '../../../../demo/server/consents/publish.js';
import type { PaymentContext } from '../../../../demo/server/context.js';
import type { PaymentProvider } from '../../../../demo/server/providers/provider.js';
import { createStripeProvider } from '../../../../demo/server/providers/stripe.js';
import { shopperOfCookie } from '../../../../demo/server/session-cookie.js';
import { openDatabase, type Database } from '../../../../demo/server/store/database.js';
import { secretKey, webhookSecret } from './shop.js';

/**
 * A process of the shop that kills itself at one step of a start: everything is the shop's own, with a watcher around its
 * database and its provider. `node --import tsx killed-shop.ts <port> <emulator port> <database> <step>`
 */
export const steps = [
  'the order is written',
  'the attempt is written',
  'the consent is written',
  'order, consent and attempt are stored',
  'the provider is about to be asked',
  'the provider has answered',
  'its answer is written',
  'its answer is stored',
] as const;
/** Where the process dies. */
export type Step = (typeof steps)[number];

const [port = '', emulatorPort = '', databaseUrl = '', deadly = ''] = process.argv.slice(2);

/** Nothing after this runs: the signal cannot be caught, and nothing is flushed or rolled back by the process. */
function reach(step: Step): void {
  if (step === deadly) process.kill(process.pid, 'SIGKILL');
}

/** The step that a statement leads to, within its transaction. */
const stepOf = (sql: string): Step | undefined => {
  if (sql.startsWith('INSERT INTO orders')) return 'the order is written';
  if (sql.startsWith('INSERT INTO attempts')) return 'the attempt is written';
  if (sql.startsWith('INSERT INTO consents')) return 'the consent is written';
  return sql.startsWith(`UPDATE attempts SET state = 'open'`) ? 'its answer is written' : undefined;
};

function watchDatabase(database: Database): Database {
  return {
    ...database,
    write: async (work) => {
      const seen: (Step | undefined)[] = [];
      const result = await database.write((transaction) =>
        work({
          execute: async (statement) => {
            const done = await transaction.execute(statement);
            const step = stepOf(typeof statement === 'string' ? statement : statement.sql);
            seen.push(step);
            if (step) reach(step);
            return done;
          },
        }),
      );
      if (seen.includes('the consent is written')) reach('order, consent and attempt are stored');
      if (seen.includes('its answer is written')) reach('its answer is stored');
      return result;
    },
  };
}

function watchProvider(provider: PaymentProvider): PaymentProvider {
  return {
    ...provider,
    create: async (attempt) => {
      reach('the provider is about to be asked');
      const creation = await provider.create(attempt);
      reach('the provider has answered');
      return creation;
    },
  };
}

async function open(): Promise<void> {
  const database = watchDatabase(await openDatabase(databaseUrl));
  const api = { protocol: 'http', host: '127.0.0.1', port: Number(emulatorPort) } as const;
  const book = { find: async () => undefined, remember: async () => undefined };
  const log = (): void => undefined;
  const provider = watchProvider(createStripeProvider({ secretKey, webhookSecret, api }, book, log));
  const context: PaymentContext = {
    database,
    providers: new Map([[provider.name, provider]]),
    defaultProvider: provider.name,
    ownOrigins: [`http://localhost:${port}`],
    findShopper: (headers) => shopperOfCookie(database, headers),
    now: () => new Date(),
    log,
  };
  await publishCatalog(context);
  const app = createApp({
    context,
    readPage: async () => undefined,
    siteRoot: '.',
    cdnRoot: '.',
    emulators: {},
    trustedProxies: 0,
  });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  createServer((incoming, outgoing) => void answer(incoming, outgoing)).listen(Number(port), () => console.log('open'));
}

if (deadly) await open();
