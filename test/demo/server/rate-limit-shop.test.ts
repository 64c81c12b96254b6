import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { defaultRateLimits } from '../../../demo/server/rate-limit.js';
import { contentSecurityPolicy } from '../../../demo/server/security.js';
import { sessionOf, sessionRequests, openShopWithStripe, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { openShop } from './support/shop.js';
import { openBrowser, readAnswer, startRequest, type Answer } from './support/shopper.js';

const cart = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"productId":"sejak"}' };

describe('a shopper who presses a hundred times', () => {
  let shop: TestShopWithStripe;

  before(async () => {
    shop = await openShopWithStripe({}, { rateLimits: defaultRateLimits });
  });

  after(() => shop.close());

  it('is told to wait a second, keeps the order, and is let through after that', async () => {
    const browser = await openBrowser(shop.origin);
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId });
    const answers = await Promise.all(Array.from({ length: 100 }, () => browser.start(request)));
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length >= 20 && refused.length <= 40, `${refused.length} were refused`);
    for (const { headers, body } of refused) {
      assert.equal(headers.get('Retry-After'), '1');
      assert.equal(headers.get('Content-Security-Policy'), contentSecurityPolicy());
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.equal(body['code'], 'rate-limited');
    }
    const answered = answers.filter(({ status }) => status !== 429);
    assert.deepEqual([...new Set(answered.map(({ status }) => status))], [200]);
    let later: Answer = refused[0] ?? (await browser.start(request));
    for (let tries = 0; later.status === 429 && tries < 10_000; tries += 1) later = await browser.start(request);
    assert.deepEqual(sessionOf(later), sessionOf(answered[0] ?? later));
    assert.equal(sessionRequests(shop, request.attemptId).length, 1);
    const rows = await shop.rows('SELECT state FROM attempts WHERE order_id = ?', orderId);
    assert.deepEqual(rows, [{ state: 'open' }]);
  });
});

describe('a flood from one address', () => {
  it('reaches the database no oftener than the limit, and leaves health checks alone', async () => {
    const limits = {
      perAddress: { burst: 50, perSecond: 0.1 },
      perSession: { burst: 1, perSecond: 1 },
    };
    const shop = await openShop({ rateLimits: limits });
    try {
      const ask = async (): Promise<number> => (await readAnswer(await fetch(`${shop.origin}/api/carts`, cart))).status;
      const statuses: number[] = [];
      for (let wave = 0; wave < 4; wave += 1) statuses.push(...(await Promise.all(Array.from({ length: 50 }, ask))));
      // What refills while the flood lasts may be a request or two.
      const made = statuses.filter((status) => status === 201).length;
      assert.ok(made >= 50 && made <= 55, `${made} carts were made`);
      assert.equal(statuses.filter((status) => status === 429).length, 200 - made);
      assert.equal((await shop.rows('SELECT 1 FROM carts')).length, made);
      assert.equal((await fetch(`${shop.origin}/readyz`)).status, 200);
      assert.deepEqual(shop.log, []);
    } finally {
      await shop.close();
    }
  });

  it('is let through where the limits are switched off', async () => {
    const shop = await openShop({ rateLimits: 'off' });
    try {
      const browser = await openBrowser(shop.origin);
      const request = startRequest(shop.origin, { orderId: 'A-NONE' });
      const answers = await Promise.all(Array.from({ length: 80 }, () => browser.start(request)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [422]);
    } finally {
      await shop.close();
    }
  });
});
