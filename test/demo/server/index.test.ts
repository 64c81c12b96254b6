import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startShop } from '../../../demo/server/index.js';
import { freePort, openShop, secretKey, webhookSecret } from './support/shop.js';

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
    const shop = await openShop({ port: await freePort() });
    const running = Array.from({ length: 20 }, () => fetch(`${shop.origin}/readyz`));
    const answers = Promise.all(running);
    await Promise.race(running);
    await shop.close();
    assert.ok((await answers).every(({ status }) => status === 200));
    await assert.rejects(fetch(`${shop.origin}/healthz`));
  });
});
