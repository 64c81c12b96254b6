import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { errorCode } from '../server/listen.js';
import { findDamage, findImpossibleRows, findLostStarts, findProviderFaults } from './books.js';
import type { Acknowledged, Inspect } from './books.js';
import { openStripe, pay, sessionIn, stripeKeys } from './emulated-stripe.js';
import { createCaller, type Caller } from './http.js';
import { bundleShop, launchShop, type ShopOrder, type ShopProcess } from './processes.js';
import { seededRandom } from './random.js';
import { confirm, fillCart, purchaseOf, start, type Purchase } from './shoppers.js';
import { freePort } from '../../scripts/free-port.mjs';

/** How to kill the shop. */
export interface KillOptions {
  readonly kills: number;
  /** How many shoppers buy at the same time. */
  readonly shoppers: number;
  /** The same seed kills after the same pauses. What is under way then is not the same. */
  readonly seed: number;
  /** The most starts that are sent before the next kill. */
  readonly mostStarts: number;
  /** Told after each kill. */
  readonly onKill?: (kill: number) => void;
  readonly inspect?: Inspect;
}

/** What came of it. */
export interface KillReport {
  readonly kills: number;
  /** Starts that were answered 200. */
  readonly acknowledged: number;
  /** Requests that a kill cut off. Those that found nobody listening are not among them. */
  readonly interrupted: number;
  /** Starts that were answered only after being repeated with their key. */
  readonly healed: number;
  /** Orders that were paid at the provider. */
  readonly paid: number;
  /** From each start of the process to its first answer that it is ready. */
  readonly readyMilliseconds: readonly number[];
  /** What must not be, in words. */
  readonly faults: readonly string[];
}

/** What all shoppers share. */
interface Street {
  readonly shop: Caller;
  readonly random: () => number;
  readonly acknowledged: Acknowledged[];
  readonly faults: string[];
  /** Starts without an answer. Their shoppers press again. */
  readonly unanswered: Purchase[];
  readonly paid: Set<string>;
  sent: number;
  interrupted: number;
  healed: number;
  open: boolean;
}

/** One in so many orders is paid. */
const paysOneIn = 4;

/** Buys until the street closes: what has no answer is asked again, with the same key and the same bytes. */
async function shopper(street: Street): Promise<void> {
  let cookie = '';
  while (street.open) {
    try {
      const again = street.random() < 0.5 ? street.unanswered.shift() : undefined;
      const cart = again ?? (await fillCart(street.shop, cookie));
      cookie = cart.cookie;
      const purchase = again ?? purchaseOf(street.shop.origin, cart.orderId, cookie, 'stripe');
      await press(street, purchase, again !== undefined);
    } catch (error) {
      if (errorCode(error) !== 'ECONNREFUSED') street.interrupted += 1;
      await wait(20);
    }
  }
}

/** Presses the button once. */
async function press(street: Street, purchase: Purchase, again: boolean): Promise<void> {
  const { attemptId, orderId } = purchase;
  street.sent += 1;
  const answer = await start(street.shop, purchase).catch((error: unknown) => {
    street.unanswered.push(purchase);
    throw error;
  });
  if (answer.status === 503) {
    street.unanswered.push(purchase);
  } else if (answer.status === 200) {
    street.acknowledged.push({ attemptId, orderId, answer: answer.body });
    if (again) street.healed += 1;
    if (street.random() * paysOneIn < 1) await payFor(street, attemptId, answer.body);
  } else {
    street.faults.push(`a start was answered ${answer.status}: ${answer.body}`);
  }
}

async function payFor(street: Street, attemptId: string, answer: string): Promise<void> {
  await pay(sessionIn(answer).url, 'approve');
  street.paid.add(attemptId);
  await confirm(street.shop, attemptId);
}

/** Waits until so many more starts were sent, and for ten seconds at most. */
async function untilSent(street: Street, count: number): Promise<void> {
  const goal = street.sent + count;
  const deadline = performance.now() + 10_000;
  while (street.sent < goal && performance.now() < deadline) await wait(5);
}

/** Presses again for everybody without an answer, and lets everybody who paid come back. */
async function heal(street: Street): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (street.unanswered.length > 0 && performance.now() < deadline) {
    const waiting = street.unanswered.splice(0);
    await Promise.all(waiting.map((purchase) => press(street, purchase, true)));
    if (street.unanswered.length > 0) await wait(250);
  }
  street.faults.push(...street.unanswered.map(({ attemptId }) => `a start was never answered: ${attemptId}`));
  for (const attemptId of street.paid) {
    const { body } = await confirm(street.shop, attemptId);
    if (!body.includes('"succeeded"')) street.faults.push(`a paid order is not: ${attemptId}, ${body}`);
  }
}

/** Kills the shop again and again while shoppers buy, then looks whether anything is lost, doubled or damaged. */
export async function runKills(options: KillOptions): Promise<KillReport> {
  const { kills, seed } = options;
  const bundle = await bundleShop();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const emulator = await openStripe(origin);
  const databaseUrl = `file:${join(bundle.folder, 'kill.db')}`;
  const emulatorPort = Number(new URL(emulator.origin).port);
  const order: ShopOrder = { port, databaseUrl, stripe: stripeKeys, emulatorPort, ...sweeps };
  const random = seededRandom(seed);
  const street: Street = { ...newStreet(createCaller(origin, options.shoppers * 2)), random: seededRandom(seed + 1) };
  const readyMilliseconds: number[] = [];
  const launch = async (): Promise<ShopProcess> => {
    const launched = await launchShop(bundle, order);
    readyMilliseconds.push(launched.readyMilliseconds);
    return launched;
  };
  let shop = await launch();
  const database = createClient({ url: databaseUrl, timeout: 10_000 });
  const audit = async (): Promise<readonly string[]> => [
    ...(await findDamage(database)),
    ...(await findImpossibleRows(database)),
    ...(await findLostStarts(database, street.acknowledged)),
    ...(await findProviderFaults(database, emulator)),
  ];
  try {
    const shoppers = Array.from({ length: options.shoppers }, () => shopper(street));
    for (let kill = 1; kill <= kills; kill += 1) {
      await untilSent(street, Math.ceil(random() * options.mostStarts));
      await wait(random() * 20);
      await shop.kill();
      shop = await launch();
      street.faults.push(...(await findDamage(database)), ...(await findImpossibleRows(database)));
      options.onKill?.(kill);
    }
    street.open = false;
    await Promise.all(shoppers);
    await heal(street);
    await emulator.webhooksSettled();
    street.faults.push(...(await audit()));
    await options.inspect?.(database, audit);
  } finally {
    street.open = false;
    await shop.kill();
    database.close();
    street.shop.close();
    await emulator.close();
    await bundle.close();
  }
  const { interrupted, healed, faults } = street;
  const counts = { acknowledged: street.acknowledged.length, interrupted, healed, paid: street.paid.size };
  return { kills, ...counts, readyMilliseconds, faults };
}

const sweeps = { sweepMilliseconds: 200, aheadMilliseconds: 0 };

function newStreet(shop: Caller): Omit<Street, 'random'> {
  const counts = { sent: 0, interrupted: 0, healed: 0, open: true };
  return { shop, acknowledged: [], faults: [], unanswered: [], paid: new Set(), ...counts };
}
