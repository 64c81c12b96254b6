import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient, type Client } from '@libsql/client';
import { findDamage, findImpossibleRows, findProviderFaults, type Inspect } from './books.js';
import { completedWebhook, openStripe, pay, sessionIn, stripeKeys } from './emulated-stripe.js';
import { createCaller, type Caller, type HttpAnswer } from './http.js';
import { bundleShop, launchShop, type ShopOrder, type ShopProcess } from './processes.js';
import { confirm, fillCart, purchaseOf, start } from './shoppers.js';
import { freePort } from '../../scripts/free-port.mjs';

/** The three that may learn first how a payment ended. Each is a process of its own. */
export const racers = ['webhook', 'return', 'sweep'] as const;
export type Racer = (typeof racers)[number];

/** What came of a race. */
export interface RaceReport {
  readonly orders: number;
  /** How many orders each was the first to settle. */
  readonly first: Readonly<Record<Racer, number>>;
  /** Captured rows in the ledger. */
  readonly captured: number;
  /** From the first webhook to the last answer. */
  readonly milliseconds: number;
  /** What must not be, in words. */
  readonly faults: readonly string[];
}

/** An order that is paid at the provider, which nobody has told the shop. */
interface PaidOrder {
  readonly attemptId: string;
  readonly sessionId: string;
}

/** What is logged of a fault of the shop's own, such as a lock that was not had in time. */
const ownFault = /"(?:endpoint|request|sweep)-failed"/;

/** How many orders are told of at the same time. */
const atOnce = 20;

/** Pays so many orders, then lets webhook, return and sweep tell of each at the same time, each in its own process. */
export async function runRace(orders: number, inspect?: Inspect): Promise<RaceReport> {
  const bundle = await bundleShop();
  const ports = [await freePort(), await freePort(), await freePort()] as const;
  const [home, back] = ports.map((port) => `http://127.0.0.1:${port}`) as [string, string, string];
  const emulator = await openStripe(home);
  const databaseUrl = `file:${join(bundle.folder, 'race.db')}`;
  const emulatorPort = Number(new URL(emulator.origin).port);
  const common = { databaseUrl, stripe: stripeKeys, emulatorPort };
  const still: Omit<ShopOrder, 'port'> = { ...common, sweepMilliseconds: 0, aheadMilliseconds: 0 };
  const opened: ShopProcess[] = [];
  const callers = [createCaller(home, atOnce), createCaller(back, atOnce)] as const;
  const database = createClient({ url: databaseUrl, timeout: 10_000 });
  const audit = async (): Promise<readonly string[]> => [
    ...(await findDamage(database)),
    ...(await findImpossibleRows(database)),
    ...(await findProviderFaults(database, emulator)),
  ];
  try {
    opened.push(await launchShop(bundle, { ...still, port: ports[0] }));
    opened.push(await launchShop(bundle, { ...still, port: ports[1] }));
    const paid = await payAll(callers[0], orders);
    await holdSweep(database, '9999-01-01T00:00:00.000Z');
    // It looks at once at what another clock has just seen begin.
    const sweeper = { ...common, port: ports[2], sweepMilliseconds: 1, aheadMilliseconds: 120_000 };
    opened.push(await launchShop(bundle, sweeper));
    await holdSweep(database, null);
    const begin = performance.now();
    const faults = await tellAll(callers, paid);
    const milliseconds = performance.now() - begin;
    const stops = await Promise.all(opened.map((shop) => shop.stop()));
    faults.push(
      ...stops.flatMap(({ code }, at) => (code === 0 ? [] : [`the ${racers[at]} process ended with ${code}`])),
      ...opened.flatMap((shop) => shop.log.filter((line) => ownFault.test(line))),
      ...(await audit()),
    );
    const first = Object.fromEntries(racers.map((racer, at) => [racer, countEnded(opened[at])]));
    const captured = await count(database, `SELECT count(*) FROM ledger WHERE entry = 'captured'`);
    await inspect?.(database, audit);
    return { orders, first: first as Record<Racer, number>, captured, milliseconds, faults };
  } finally {
    await Promise.all(opened.map((shop) => shop.kill()));
    for (const caller of callers) caller.close();
    database.close();
    await emulator.close();
    await bundle.close();
  }
}

/** Starts and pays so many orders. The provider tells nobody. */
async function payAll(shop: Caller, orders: number): Promise<readonly PaidOrder[]> {
  const paid: PaidOrder[] = [];
  for (let at = 0; at < orders; at += atOnce) {
    const many = Array.from({ length: Math.min(atOnce, orders - at) }, async () => {
      const { orderId, cookie } = await fillCart(shop, '');
      const purchase = purchaseOf(shop.origin, orderId, cookie, 'stripe');
      const answer = await again(() => start(shop, purchase), isTold);
      if (answer.status !== 200) throw new Error(`A start was answered ${answer.status}: ${answer.body}`);
      const { id, url } = sessionIn(answer.body);
      await pay(url, 'webhook-never');
      return { attemptId: purchase.attemptId, sessionId: id };
    });
    paid.push(...(await Promise.all(many)));
  }
  return paid;
}

/** Says when the sweep may look at the attempts for the first time. */
async function holdSweep(database: Client, until: string | null): Promise<void> {
  await database.execute({ sql: 'UPDATE attempts SET next_look_at = ?', args: [until] });
}

/** Posts the webhook of each order to one process while its shopper returns to another. Answers what went wrong. */
async function tellAll([home, back]: readonly [Caller, Caller], paid: readonly PaidOrder[]): Promise<string[]> {
  const faults: string[] = [];
  const tell = async ({ attemptId, sessionId }: PaidOrder): Promise<void> => {
    const webhook = completedWebhook(sessionId);
    const answers = await Promise.all([
      again(() => home.post('/webhooks/stripe', webhook.body, webhook.headers), isTold),
      again(
        () => confirm(back, attemptId),
        (answer) => isTold(answer) && !answer.body.includes('"pending"'),
      ),
    ]);
    const isPaid = answers[1].body.includes('"succeeded"');
    if (answers.some(({ status }) => status !== 200) || !isPaid) {
      faults.push(answers.map(({ status, body }) => `${status}: ${body}`).join(' | '));
    }
  };
  for (let at = 0; at < paid.length; at += atOnce) await Promise.all(paid.slice(at, at + atOnce).map(tell));
  return faults;
}

const isTold = ({ status }: HttpAnswer): boolean => status !== 503;

/** Asks again while the provider could not be asked in time, as buttons and providers do; for ten tries at most. */
async function again(ask: () => Promise<HttpAnswer>, isDone: (answer: HttpAnswer) => boolean): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (isDone(answer) || tries === 10) return answer;
    await wait(250);
  }
}

/** How many attempts a process settled before the others. */
function countEnded(shop: ShopProcess | undefined): number {
  return shop?.log.filter((line) => line.includes('"attempt-ended"')).length ?? 0;
}

async function count(database: Client, sql: string): Promise<number> {
  return Number((await database.execute(sql)).rows[0]?.[0] ?? 0);
}
