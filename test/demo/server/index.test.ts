import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startStripeEmulator, type FaultInjector } from '../../../demo/emulator/stripe/index.js';
import { startShop } from '../../../demo/server/index.js';
import { openShop, secretKey, webhookSecret } from './support/shop.js';
import { openBrowser, startRequest } from './support/shopper.js';

describe('an open shop', () => {
  it('answers under localhost and under 127.0.0.1', async () => {
    const shop = await openShop();
    try {
      const { port } = new URL(shop.origin);
      for (const name of ['localhost', '127.0.0.1']) {
        assert.equal((await fetch(`http://${name}:${port}/healthz`)).status, 200);
      }
    } finally {
      await shop.close();
    }
  });

  it('says with a code that its port is taken, and leaves the database closed', async () => {
    const shop = await openShop();
    const port = Number(new URL(shop.origin).port);
    const stripe = { secretKey, webhookSecret };
    await assert.rejects(startShop({ port, databaseUrl: shop.databaseUrl, stripe }), { code: 'EADDRINUSE' });
    await shop.close();
    const next = await openShop({ port });
    await next.close();
  });

  it('ends the running requests before it closes', async () => {
    let arrive: () => void = () => undefined;
    let release: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const held = new Promise<void>((resolve) => (release = resolve));
    const fault: FaultInjector = async () => {
      arrive();
      await held;
      return undefined;
    };
    const emulator = await startStripeEmulator({ secretKey, fault });
    const api = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(emulator.origin).port) } as const;
    const shop = await openShop({ stripe: { secretKey, webhookSecret, api } });
    const browser = await openBrowser(shop.origin);
    const { orderId } = await browser.createCart();
    const running = browser.start(startRequest(shop.origin, { orderId }));
    await arrived;
    const closing = shop.close();
    release();
    assert.equal((await running).status, 200);
    await closing;
    await assert.rejects(fetch(`${shop.origin}/healthz`));
    await emulator.close();
  });
});
