import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type Client } from '@libsql/client';
import type { FaultInjector, StripeEmulator } from '../emulator/stripe/index.js';
import { findDamage, findImpossibleRows, findLostStarts, findProviderFaults, type Inspect } from './books.js';
import { openStripe, stripeKeys } from './emulated-stripe.js';
import { createCaller } from './http.js';
import { bundleShop, launchShop, type ShopOrder, type ShopProcess } from './processes.js';
import { seededRandom } from './random.js';
import { insistent } from './soak-caller.js';
import { soakShopper, type SoakStreet } from './soak-shopper.js';
import type { SoakFault } from './soak-plan.js';
import { freePort } from '../../scripts/free-port.mjs';

/** How to soak the shop. */
export interface SoakOptions {
  /** How many shoppers buy at the same time. */
  readonly shoppers: number;
  /** Whether it is over, asked before each purchase. */
  readonly isOver: (purchases: number, milliseconds: number) => boolean;
  /** How many of the purchases have a fault: 0.1 is one in ten. */
  readonly faultShare: number;
  /** The longest that a shopper thinks between two steps, milliseconds. */
  readonly thinking: number;
  readonly seed: number;
  readonly inspect?: Inspect;
}

/** What came of it. Where the books balance, `captures`, `ledger` and `succeeded` are one number. */
export interface SoakReport {
  readonly purchases: number;
  readonly milliseconds: number;
  /** Requests that were sent again because their connection had been idle and was closed. */
  readonly resets: number;
  /** How many purchases had each fault. */
  readonly drawn: Readonly<Partial<Record<SoakFault, number>>>;
  /** Payments that the provider took. */
  readonly captures: number;
  /** Captured rows in the ledger. */
  readonly ledger: number;
  /** Attempts that succeeded. */
  readonly succeeded: number;
  /** Of these, how many shoppers read it. */
  readonly told: number;
  /** Payments that the shop did not know of when the last shopper had gone, and the last sweep found. */
  readonly swept: number;
  /** What must not be, in words. */
  readonly faults: readonly string[];
}

/** What is logged of a fault of the shop's own. */
const ownFault = /"(?:endpoint|request|sweep)-failed"/;

/** Longest that the last sweep may take: it asks about fifty attempts at a time, those that nobody pays included. */
const lastSweep = 300_000;

/** Lets shoppers buy with faults until it is over, sweeps what nobody told, then reads the books. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const bundle = await bundleShop();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const begin = performance.now();
  const street = newStreet(options, origin, () => performance.now() - begin);
  const emulator = await openStripe(origin, faultsFor(street));
  const databaseUrl = `file:${join(bundle.folder, 'soak.db')}`;
  const order: ShopOrder = {
    port,
    databaseUrl,
    stripe: stripeKeys,
    emulatorPort: Number(new URL(emulator.origin).port),
    sweepMilliseconds: 1_000,
    aheadMilliseconds: 0,
  };
  const database = createClient({ url: databaseUrl, timeout: 10_000 });
  const opened: ShopProcess[] = [];
  try {
    opened.push(await launchShop(bundle, order));
    await Promise.all(Array.from({ length: options.shoppers }, () => soakShopper(street)));
    const milliseconds = performance.now() - begin;
    await emulator.webhooksSettled();
    await opened[0]?.stop();
    const known = await countAll(database);
    // Its clock is ahead: a sweep leaves what is younger than a minute to the shopper and the webhook.
    opened.push(await launchShop(bundle, { ...order, sweepMilliseconds: 20, aheadMilliseconds: 120_000 }));
    const captures = [...emulator.sessions.values()].filter(({ payment_status: status }) => status === 'paid').length;
    const deadline = performance.now() + lastSweep;
    while ((await countAll(database)).succeeded < captures && performance.now() < deadline) await wait(50);
    await opened[1]?.stop();
    const audit = () => findImbalance(database, emulator, street);
    const logged = opened.flatMap(({ log }) => log.filter((line) => ownFault.test(line)));
    const faults = [...street.faults, ...logged, ...(await audit())];
    const report = { ...(await countAll(database)), captures, swept: captures - known.succeeded, faults };
    await options.inspect?.(database, audit);
    const told = [...street.told.values()].filter((status) => status === 'succeeded').length;
    return {
      purchases: street.purchases,
      resets: street.resets,
      milliseconds,
      drawn: Object.fromEntries(street.drawn),
      told,
      ...report,
    };
  } finally {
    await Promise.all(opened.map((shop) => shop.kill()));
    street.shop.close();
    database.close();
    await emulator.close();
    await bundle.close();
  }
}

function newStreet(options: SoakOptions, origin: string, elapsed: () => number): SoakStreet {
  const { faultShare, thinking, seed, shoppers } = options;
  const street: SoakStreet = {
    faultShare,
    thinking,
    planning: seededRandom(seed),
    random: seededRandom(seed + 1),
    shop: insistent(createCaller(origin, shoppers * 2), () => {
      street.resets += 1;
    }),
    acknowledged: [],
    told: new Map(),
    drawn: new Map(),
    troubles: new Map(),
    faults: [],
    purchases: 0,
    resets: 0,
    isOpen: () => !options.isOver(street.purchases, elapsed()),
  };
  return street;
}

/** The provider's troubles with the sessions of the attempts that have one: each once. */
function faultsFor({ troubles }: SoakStreet): FaultInjector {
  return async ({ params }) => {
    const attemptId = params['client_reference_id'];
    if (typeof attemptId !== 'string') return undefined;
    const trouble = troubles.get(attemptId);
    troubles.delete(attemptId);
    if (trouble === 'provider-slow') await wait(1_000);
    return trouble === 'provider-error' ? 'server-error' : undefined;
  };
}

async function countAll(database: Client): Promise<{ readonly ledger: number; readonly succeeded: number }> {
  const count = async (sql: string): Promise<number> => Number((await database.execute(sql)).rows[0]?.[0] ?? 0);
  return {
    ledger: await count(`SELECT count(*) FROM ledger WHERE entry = 'captured'`),
    succeeded: await count(`SELECT count(*) FROM attempts WHERE state = 'succeeded'`),
  };
}

/** Where the provider's books, the shop's and what shoppers were told do not agree. */
async function findImbalance(
  database: Client,
  emulator: StripeEmulator,
  { acknowledged, told }: SoakStreet,
): Promise<readonly string[]> {
  const { rows } = await database.execute(`SELECT attempt_id, state, ledger.amount FROM attempts
    LEFT JOIN ledger USING (attempt_id)`);
  const stored = new Map(rows.map((row) => [row['attempt_id'], row]));
  const paid = [...emulator.sessions.values()].filter(({ payment_status: status }) => status === 'paid');
  return [
    ...(await findDamage(database)),
    ...(await findImpossibleRows(database)),
    ...(await findLostStarts(database, acknowledged)),
    ...(await findProviderFaults(database, emulator)),
    ...paid.flatMap(({ client_reference_id: attemptId, amount_total: amount }) => {
      const row = stored.get(attemptId ?? '');
      const isBooked = row?.['state'] === 'succeeded' && row['amount'] === amount;
      return isBooked ? [] : [`paid ${amount} and not booked so: ${attemptId}`];
    }),
    ...[...told].flatMap(([attemptId, status]) => {
      const state = stored.get(attemptId)?.['state'] ?? 'nowhere';
      return status === state || status === 'pending'
        ? []
        : [`told ${status}, and is ${JSON.stringify(state)}: ${attemptId}`];
    }),
  ];
}
