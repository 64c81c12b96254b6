import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { startShop } from '../../../demo/server/index.js';
import { scriptProvider } from './support/scripted-provider.js';
import { secretKey, temporaryFolder, webhookSecret } from './support/shop.js';
import { openBrowser, startRequest } from './support/shopper.js';

it('a shop closes in time although a provider answers neither the sweep nor a shopper', async () => {
  const folder = await temporaryFolder();
  const { provider, script } = scriptProvider();
  let minutes = 0;
  const events: string[] = [];
  const shop = await startShop({
    port: 0,
    databaseUrl: `file:${join(folder.path, 'shop.db')}`,
    stripe: { secretKey, webhookSecret },
    providers: [provider],
    now: () => new Date(Date.parse('2026-11-21T03:00:00Z') + minutes * 60_000),
    sweepMilliseconds: 1,
    log: (event) => events.push(event),
  });
  const browser = await openBrowser(shop.origin);
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId, provider: 'portone' });
  assert.equal((await browser.start(request)).status, 200);
  let asked: () => void = () => undefined;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  script.observe = async ({ attemptId }) => {
    asked();
    await held;
    return { status: 'open', attemptId };
  };
  const bothAsked = (async () => {
    for (const _ of ['sweep', 'shopper']) await new Promise<void>((resolve) => (asked = resolve));
  })();
  minutes = 2;
  const returning = browser.confirm(request.attemptId).catch((error: unknown) => error);
  await bothAsked;
  const begin = performance.now();
  await shop.close(300);
  const took = performance.now() - begin;
  assert.ok(took < 4_000, `it took ${took} ms`);
  assert.ok((await returning) instanceof Error);
  // What they would have learned is stored by nobody; it must not bring the process down either.
  release();
  await folder.close();
  assert.ok(!events.includes('attempt-ended'));
});
