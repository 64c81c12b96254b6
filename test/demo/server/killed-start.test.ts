import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { createClient } from '@libsql/client';
import type { StartRequest } from '../../../src/contract/types.js';
import { startStripeEmulator, type StripeEmulator } from '../../../demo/emulator/stripe/index.js';
import { steps } from './support/killed-shop.js';
import { openShop, secretKey, temporaryFolder, webhookSecret } from './support/shop.js';
import { openBrowser, planConsent, startRequest, type ShopperBrowser } from './support/shopper.js';
import { freePort } from '../../../scripts/free-port.mjs';

const program = fileURLToPath(new URL('support/killed-shop.ts', import.meta.url));
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let emulator: StripeEmulator;
let emulatorPort: number;
/** All of them are opened at once: most of the time goes into starting them. */
let opened: ReadonlyMap<string, Doomed>;
/** What the emulator does before it answers the creation of a session. */
let hold: () => Promise<void> = async () => undefined;

before(async () => {
  folder = await temporaryFolder();
  emulatorPort = await freePort();
  emulator = await startStripeEmulator({
    port: emulatorPort,
    secretKey,
    fault: async ({ method, path }) => {
      if (method === 'POST' && path === '/v1/checkout/sessions') await hold();
      return undefined;
    },
  });
  const names = [...steps, 'never'];
  opened = new Map(await Promise.all(names.map(async (name) => [name, await openDoomed(name)] as const)));
});

after(async () => {
  for (const { process: doomed } of opened.values()) doomed.kill('SIGKILL');
  await emulator.close();
  await folder.close();
});

/** A process of the shop that dies at a step, if it names one, and an order in it that is about to be paid. */
interface Doomed {
  readonly process: ChildProcess;
  readonly port: number;
  readonly databaseUrl: string;
  readonly browser: ShopperBrowser;
  readonly request: StartRequest;
}

function doomedAt(step: string): Doomed {
  const doomed = opened.get(step);
  assert.ok(doomed);
  return doomed;
}

async function openDoomed(step: string): Promise<Doomed> {
  const port = await freePort();
  const databaseUrl = `file:${join(folder.path, `${port}.db`)}`;
  const words = ['--import', 'tsx', program, String(port), String(emulatorPort), databaseUrl, step];
  const doomed = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(doomed.stdout, 'data');
  const origin = `http://localhost:${port}`;
  const browser = await openBrowser(origin);
  const { orderId } = await browser.createCart();
  const changes = { orderId, mode: 'pay-and-save', consent: planConsent() } as const;
  const request = startRequest(origin, { ...changes, metadata: { planId: 'tea-monthly' } });
  return { process: doomed, port, databaseUrl, browser, request };
}

/** Presses, and lets the process die of it. Nobody is answered. */
async function pressAndDie({ process: doomed, browser, request }: Doomed): Promise<void> {
  const exit = once(doomed, 'exit');
  await assert.rejects(browser.start(request), 'the shop answered');
  assert.deepEqual(await exit, [null, 'SIGKILL']);
}

/** Orders, attempts and consents in the file, and how many of them lack one of the others. */
async function countRows(databaseUrl: string): Promise<Readonly<Record<string, unknown>>> {
  const client = createClient({ url: databaseUrl });
  const result = await client.execute(`SELECT
    (SELECT count(*) FROM orders) AS orders,
    (SELECT count(*) FROM attempts) AS attempts,
    (SELECT count(*) FROM consents) AS consents,
    (SELECT count(*) FROM orders WHERE order_id NOT IN (SELECT order_id FROM attempts)) AS bare_orders,
    (SELECT count(*) FROM attempts WHERE attempt_id NOT IN (SELECT attempt_id FROM consents)) AS without_consent,
    (SELECT count(*) FROM consents WHERE attempt_id NOT IN (SELECT attempt_id FROM attempts)) AS without_attempt,
    (SELECT integrity_check FROM pragma_integrity_check) AS integrity`);
  client.close();
  return Object.fromEntries(Object.entries(result.rows[0] ?? {}));
}

const whole = { bare_orders: 0, without_consent: 0, without_attempt: 0, integrity: 'ok' };
const nothing = { orders: 0, attempts: 0, consents: 0, ...whole };
const everything = { orders: 1, attempts: 1, consents: 1, ...whole };

/** The same request to the shop that was opened again: as the button repeats it, with the same key and bytes. */
async function assertHeals({ port, databaseUrl, browser, request }: Doomed): Promise<void> {
  const api = { protocol: 'http', host: '127.0.0.1', port: emulatorPort } as const;
  // By a later clock, so that nobody waits for the process that is dead to answer.
  const now = (): Date => new Date(Date.now() + 60_000);
  const shop = await openShop({ port, databaseUrl, now, stripe: { secretKey, webhookSecret, api } });
  try {
    const first = await browser.start(request);
    assert.equal(first.status, 200, first.text);
    assert.equal((await browser.start(request)).text, first.text);
    const sessions = [...emulator.sessions.values()];
    assert.equal(sessions.filter((each) => each.client_reference_id === request.attemptId).length, 1);
  } finally {
    await shop.close();
  }
  assert.deepEqual(await countRows(databaseUrl), everything);
}

const storedFrom = steps.indexOf('order, consent and attempt are stored');

describe('a shop that is killed between the click and the provider’s answer', () => {
  for (const [index, step] of steps.entries()) {
    it(`has both order and consent or neither, and heals, when it dies as ${step}`, async () => {
      const doomed = doomedAt(step);
      await pressAndDie(doomed);
      assert.deepEqual(await countRows(doomed.databaseUrl), index < storedFrom ? nothing : everything);
      await assertHeals(doomed);
    });
  }

  it('has both, and heals, when it dies while the provider holds its answer back', async () => {
    const doomed = doomedAt('never');
    let release = (): void => undefined;
    const arrived = new Promise<void>((arrive) => {
      hold = () => {
        arrive();
        return new Promise((resolve) => (release = resolve));
      };
    });
    const exit = once(doomed.process, 'exit');
    const pressed = assert.rejects(doomed.browser.start(doomed.request), 'the shop answered');
    await arrived;
    hold = async () => undefined;
    doomed.process.kill('SIGKILL');
    await Promise.all([pressed, exit]);
    release();
    assert.deepEqual(await countRows(doomed.databaseUrl), everything);
    await assertHeals(doomed);
  });
});
