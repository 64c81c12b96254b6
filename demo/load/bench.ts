import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findProduct } from '../server/catalog.js';
import { openDatabase } from '../server/store/database.js';
import { insertCart } from '../server/store/orders.js';
import { insertShopper } from '../server/store/shoppers.js';
import { openStripe, stripeKeys } from './emulated-stripe.js';
import { percentile } from './figures.js';
import { createCaller } from './http.js';
import { bundleShop, launchShop, type ShopBundle } from './processes.js';
import { product, purchaseOf, start } from './shoppers.js';
import { freePort } from '../../scripts/free-port.mjs';

/** What one path did under load. Times are milliseconds. */
export interface BenchResult {
  readonly starts: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** What a start costs the shop's process, milliseconds of the processor. */
  readonly cpu: number;
  /** Answers other than 200. */
  readonly errors: number;
}

/** How to measure. */
export interface BenchOptions {
  readonly seconds: number;
  readonly connections: number;
}

/** The storage path: everything that the shop does for a start, with a provider that answers at once. */
export function benchStorage(options: BenchOptions): Promise<BenchResult> {
  return withBundle((bundle) => bench(bundle, 'portone', 0, options));
}

/** The full path: the same with the official Stripe client and the emulator on this machine, in this process. */
export async function benchFull(options: BenchOptions): Promise<BenchResult> {
  const emulator = await openStripe('http://127.0.0.1:1');
  try {
    const emulatorPort = Number(new URL(emulator.origin).port);
    return await withBundle((bundle) => bench(bundle, 'stripe', emulatorPort, options));
  } finally {
    await emulator.close();
  }
}

/**
 * What the database alone does on this machine now, to judge the rest by: transactions of five inserts a second, one
 * after the other, each with its sync.
 */
export async function benchDatabase(seconds: number): Promise<number> {
  return withBundle(async ({ folder }) => {
    const database = await openDatabase(`file:${join(folder, 'bare.db')}`);
    const shopperId = await addShopper(database);
    const end = performance.now() + seconds * 1_000;
    let transactions = 0;
    for (; performance.now() < end; transactions += 1) await addCarts(database, shopperId, 5);
    database.close();
    return transactions / seconds;
  });
}

async function withBundle<T>(work: (bundle: ShopBundle) => Promise<T>): Promise<T> {
  const bundle = await bundleShop();
  try {
    return await work(bundle);
  } finally {
    await bundle.close();
  }
}

async function bench(
  bundle: ShopBundle,
  provider: 'portone' | 'stripe',
  emulatorPort: number,
  { seconds, connections }: BenchOptions,
): Promise<BenchResult> {
  const port = await freePort();
  const databaseUrl = `file:${join(bundle.folder, 'bench.db')}`;
  const still = { sweepMilliseconds: 0, aheadMilliseconds: 0 };
  const shop = await launchShop(bundle, { port, databaseUrl, stripe: stripeKeys, emulatorPort, ...still });
  const caller = createCaller(shop.origin, connections);
  const database = await openDatabase(databaseUrl);
  try {
    const shopperId = await addShopper(database);
    // More than can be started in the time; they are not what is measured.
    const carts = await addCarts(database, shopperId, 3_000 * seconds);
    database.close();
    const made = carts.length;
    const before = await shop.cpuMilliseconds();
    const result = await press(seconds, connections, async () => {
      const orderId = carts.pop();
      if (orderId === undefined) throw new Error('There are no carts left.');
      return (await start(caller, purchaseOf(shop.origin, orderId, `shopper=${shopperId}`, provider))).status;
    });
    const cost = (await shop.cpuMilliseconds()) - before;
    return { ...result, cpu: cost / (made - carts.length) };
  } finally {
    caller.close();
    await shop.kill();
  }
}

type Database = Awaited<ReturnType<typeof openDatabase>>;

async function addShopper(database: Database): Promise<string> {
  const shopper = { shopperId: randomUUID(), name: '김민지', email: 'minji@example.com' };
  await database.write((transaction) => insertShopper(transaction, shopper, new Date().toISOString()));
  return shopper.shopperId;
}

/** Stores so many carts in one transaction. Answers their order ids. */
async function addCarts(database: Database, shopperId: string, carts: number): Promise<string[]> {
  const tea = findProduct(product.productId);
  if (!tea) throw new Error(`The shop has no ${product.productId}.`);
  const orderIds = Array.from({ length: carts }, () => `A-${randomUUID()}`);
  const createdAt = new Date().toISOString();
  const sold = { productId: tea.productId, orderName: tea.name.ko, amount: tea.amount, currency: 'KRW' } as const;
  await database.write(async (transaction) => {
    for (const orderId of orderIds) await insertCart(transaction, { orderId, shopperId, ...sold, createdAt });
  });
  return orderIds;
}

/** Asks over so many connections, each again as soon as it is answered. The first second warms up and does not count. */
async function press(
  seconds: number,
  connections: number,
  ask: () => Promise<number>,
): Promise<Omit<BenchResult, 'cpu'>> {
  const begin = performance.now() + 1_000;
  const end = begin + seconds * 1_000;
  const times: number[] = [];
  let errors = 0;
  const connection = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = performance.now();
      const status = await ask();
      const answered = performance.now();
      if (status !== 200) errors += 1;
      if (asked >= begin && answered <= end) times.push(answered - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { starts: times.length, perSecond: times.length / seconds, p50, p99, errors };
}
