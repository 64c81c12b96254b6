import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startStripeEmulator } from '../../demo/emulator/stripe/index.js';
import type { FaultInjector, StripeEmulator } from '../../demo/emulator/stripe/index.js';
import { openShop, secretKey, webhookSecret } from '../demo/server/support/shop.js';
import { freePort } from '../../scripts/free-port.mjs';

/** Where a built file or folder is. */
export const built = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** A database row by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** Requests to the provider that wait. */
export interface Hold {
  /** How many came so far. */
  arrived(): number;
  /** Lets those that wait go on, and later ones pass. */
  release(): void;
}

/** The demo shop as it was built, and the Stripe emulator behind it, both over sockets, with an empty database. */
export interface World {
  /** The shop's origin. */
  readonly shop: string;
  readonly emulator: StripeEmulator;
  /** The shop's database, read beside its server. */
  rows(sql: string, ...values: string[]): Promise<Row[]>;
  /** Holds what the shop asks the provider, from now on. */
  hold(method: 'GET' | 'POST', path: RegExp): Hold;
  /** How many Checkout Sessions the shop asked for. */
  sessionRequests(): number;
  close(): Promise<void>;
}

/**
 * Opens a world of its own for a test.
 *
 * @param otherOrigins Origins of front servers through which the shop is seen.
 * @throws Error when there is no build.
 */
export async function openWorld(otherOrigins: readonly string[] = []): Promise<World> {
  for (const file of ['site/index.html', 'cdn/kr-pay-button.js', 'cdn/kr-pay-button.esm.js']) {
    if (!existsSync(built(file))) throw new Error(`dist/${file} is missing: run \`npm run build\` first.`);
  }
  const holds: { readonly fits: (method: string, path: string) => boolean; readonly enter: () => Promise<void> }[] = [];
  const fault: FaultInjector = async ({ method, path }) => {
    for (const each of holds) if (each.fits(method, path)) await each.enter();
    return undefined;
  };
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: webhookSecret };
  const emulator = await startStripeEmulator({ port: emulatorPort, secretKey, webhook, fault });
  const api = { protocol: 'http', host: '127.0.0.1', port: emulatorPort } as const;
  const shop = await openShop({
    port,
    siteRoot: built('site'),
    otherOrigins,
    stripe: { secretKey, webhookSecret, api },
  });
  return {
    shop: shop.origin,
    emulator,
    rows: shop.rows,
    hold(method, path) {
      let count = 0;
      const gate = openable();
      holds.push({
        fits: (asked, at) => asked === method && path.test(at),
        enter: () => {
          count += 1;
          return gate.opened;
        },
      });
      return { arrived: () => count, release: gate.open };
    },
    sessionRequests: () =>
      emulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions').length,
    async close() {
      await emulator.close();
      await shop.close();
    },
  };
}

/** Something to wait for until somebody opens it. */
function openable(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const untilLimit = 10_000;

/** Looks again until the answer is truthy, for at most 10 s, and gives it. */
export async function until<T>(what: string, look: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + untilLimit;
  while (Date.now() < end) {
    const answer = await look();
    if (answer) return answer;
    await wait(20);
  }
  throw new Error(`Waited ${untilLimit / 1000} s for ${what}.`);
}
