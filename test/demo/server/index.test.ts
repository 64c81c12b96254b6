import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startStripeEmulator, type FaultInjector } from '../../../demo/emulator/stripe/index.js';
import { startShop } from '../../../demo/server/index.js';
import { scriptProvider } from './support/scripted-provider.js';
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

  it('sweeps by itself, and ends the question that is being asked before it closes', async () => {
    const { provider, script } = scriptProvider();
    let minutes = 0;
    const now = (): Date => new Date(Date.parse('2026-11-21T03:00:00Z') + minutes * 60_000);
    const shop = await openShop({ providers: [provider], now, sweepMilliseconds: 1 });
    const browser = await openBrowser(shop.origin);
    const { orderId, amount } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId, provider: 'portone' });
    assert.equal((await browser.start(request)).status, 200);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = new Promise<void>((resolve) => {
      script.observe = async ({ attemptId }) => {
        resolve();
        await held;
        return { status: 'succeeded', attemptId, paymentId: 'payment-1', amount, currency: 'KRW', saved: null };
      };
    });
    minutes = 1;
    await asked;
    const closing = shop.close();
    release();
    await closing;
    assert.ok(shop.log.some(({ event, details }) => event === 'attempt-ended' && details['state'] === 'succeeded'));
  });
});
