import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { startShop, type Shop, type ShopOptions } from '../../../../demo/server/index.js';
import { freePort } from '../../../../scripts/free-port.mjs';

/** One thing that the shop logged. */
export interface LogLine {
  readonly event: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A shop of its own, with its own database file, for one group of tests. */
export interface TestShop {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly log: readonly LogLine[];
  /** The database as anybody else would see it. */
  rows(sql: string, ...values: string[]): Promise<Readonly<Record<string, unknown>>[]>;
  /** Brings the database into a state that only a crash or another provider account could. */
  change(sql: string, ...values: string[]): Promise<void>;
  close(): Promise<void>;
}

/** The keys of every shop under test. */
export const secretKey = 'sk_test_shop_under_test';
export const webhookSecret = 'whsec_shop_under_test';

/** A folder that is gone when it is closed. */
export async function temporaryFolder(): Promise<{ readonly path: string; close(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'kr-pay-shop-'));
  return { path, close: () => rm(path, { recursive: true, force: true }) };
}

/** Opens a shop whose Stripe cannot be reached, unless `options.stripe` says otherwise. */
export async function openShop(options: Partial<ShopOptions> = {}): Promise<TestShop> {
  const folder = await temporaryFolder();
  const log: LogLine[] = [];
  const databaseUrl = options.databaseUrl ?? `file:${join(folder.path, 'data', 'shop.db')}`;
  await Promise.all(['site', 'cdn'].map((name) => mkdir(join(folder.path, name))));
  const nobody = { protocol: 'http', host: '127.0.0.1', port: await freePort() } as const;
  const shop: Shop = await startShop({
    port: 0,
    siteRoot: join(folder.path, 'site'),
    stripe: { secretKey, webhookSecret, api: nobody },
    log: (event, details = {}) => log.push({ event, details }),
    // Tests sweep when they say so.
    sweepMilliseconds: 0,
    // Many tests share one shop, and are quicker than people.
    rateLimits: 'off',
    ...options,
    databaseUrl,
  });
  const reader: Client = createClient({ url: databaseUrl, timeout: 5_000 });
  return {
    origin: shop.origin,
    databaseUrl,
    log,
    rows: async (sql, ...values) =>
      (await reader.execute({ sql, args: values })).rows.map((row) => Object.fromEntries(Object.entries(row))),
    change: async (sql, ...values) => {
      await reader.execute({ sql, args: values });
    },
    close: async () => {
      await shop.close();
      reader.close();
      await folder.close();
    },
  };
}
