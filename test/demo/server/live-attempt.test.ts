import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { startShop } from '../../../demo/server/index.js';
import { openShopWithStripe, sessionOf, sessionRequests, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { secretKey, webhookSecret } from './support/shop.js';
import { openBrowser, startRequest, type ShopperBrowser } from './support/shopper.js';
import { goThroughCheckout } from './support/stripe-page.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;

before(async () => {
  shop = await openShopWithStripe();
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

const statusOf = (id: string): string | null | undefined => shop.emulator.sessions.get(id)?.status;

describe('a second attempt of an order', () => {
  it('joins the first one when it is the same and still open: one session for two tabs', async () => {
    const { orderId } = await browser.createCart();
    const one = startRequest(shop.origin, { orderId });
    const two = startRequest(shop.origin, { orderId });
    const first = await browser.start(one);
    const second = await browser.start(two);
    assert.deepEqual([second.status, second.text], [200, first.text]);
    assert.equal(sessionRequests(shop, two.attemptId).length, 0);
    await goThroughCheckout(sessionOf(first).url, { outcome: 'webhook-never' });
    for (const { attemptId } of [two, one]) {
      assert.equal((await browser.confirm(attemptId)).body['status'], 'succeeded');
    }
    const ledger = await shop.rows('SELECT attempt_id FROM ledger WHERE order_id = ?', orderId);
    assert.deepEqual(ledger, [{ attempt_id: one.attemptId }]);
  });

  it('closes the first one at Stripe when it is with another method', async () => {
    const { orderId } = await browser.createCart();
    const one = startRequest(shop.origin, { orderId });
    const first = sessionOf(await browser.start(one));
    const second = await browser.start(startRequest(shop.origin, { orderId, method: 'kr_card' }));
    assert.equal(second.status, 200);
    assert.notEqual(sessionOf(second).id, first.id);
    assert.equal(statusOf(first.id), 'expired');
    assert.equal(statusOf(sessionOf(second).id), 'open');
    const [old] = await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', one.attemptId);
    assert.deepEqual(old, { state: 'canceled', flag: 'superseded' });
    assert.equal((await browser.confirm(one.attemptId)).body['status'], 'canceled');
  });

  it('takes no money when the first one proves paid', async () => {
    for (const method of ['kakao_pay', 'kr_card'] as const) {
      const { orderId } = await browser.createCart();
      const first = await browser.start(startRequest(shop.origin, { orderId }));
      await goThroughCheckout(sessionOf(first).url, { outcome: 'webhook-never' });
      const request = startRequest(shop.origin, { orderId, method });
      const second = await browser.start(request);
      assert.equal(second.status, 200);
      const { provider, status, orderId: paidOrder } = second.body;
      assert.deepEqual([provider, status, paidOrder], ['none', 'succeeded', orderId]);
      assert.equal((await browser.start(request)).text, second.text);
      assert.equal((await browser.confirm(request.attemptId)).body['status'], 'succeeded');
      assert.equal(sessionRequests(shop, request.attemptId).length, 0);
    }
  });

  it('gets a session of its own after the first one expired', async () => {
    const { orderId } = await browser.createCart();
    const first = sessionOf(await browser.start(startRequest(shop.origin, { orderId })));
    const expiry = await fetch(`${shop.emulator.origin}/v1/checkout/sessions/${first.id}/expire`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secretKey}` },
    });
    assert.equal(expiry.status, 200);
    const second = await browser.start(startRequest(shop.origin, { orderId }));
    assert.equal(statusOf(sessionOf(second).id), 'open');
    assert.notEqual(sessionOf(second).id, first.id);
  });

  it('is not stopped by one whose session Stripe does not have', async () => {
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId });
    const { id } = sessionOf(await browser.start(request));
    await shop.change('UPDATE attempts SET provider_object_id = ? WHERE provider_object_id = ?', `${id}x`, id);
    assert.equal((await browser.confirm(request.attemptId)).body['status'], 'pending');
    const second = await browser.start(startRequest(shop.origin, { orderId }));
    assert.equal(second.status, 200);
  });

  it('is one of many that two shops over one database start at once: one open session in the end', async () => {
    const api = { protocol: 'http', host: '127.0.0.1', port: Number(new URL(shop.emulator.origin).port) } as const;
    const second = await startShop({
      port: 0,
      databaseUrl: shop.databaseUrl,
      otherOrigins: [shop.origin],
      stripe: { secretKey, webhookSecret, api },
      log: () => undefined,
    });
    try {
      const { orderId } = await browser.createCart();
      const answers = await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const request = startRequest(shop.origin, { orderId });
          const origin = index % 2 === 0 ? shop.origin : second.origin;
          return browser.start(request, {}, origin);
        }),
      );
      const started = answers.filter(({ status }) => status === 200);
      assert.ok(started.length > 0);
      assert.ok(answers.every(({ status }) => status === 200 || status === 503));
      assert.equal(new Set(started.map((answer) => sessionOf(answer).id)).size, 1);
      const live = await shop.rows(
        `SELECT attempt_id FROM attempts WHERE order_id = ? AND state = 'open' AND joined_attempt_id IS NULL`,
        orderId,
      );
      assert.equal(live.length, 1);
      const open = [...shop.emulator.sessions.values()].filter(
        (session) => session.metadata?.['order'] === orderId && session.status === 'open',
      );
      assert.equal(open.length, 1);
    } finally {
      await second.close();
    }
  });

  it('does not disturb another order', async () => {
    const [one, two] = [await browser.createCart(), await browser.createCart()];
    const first = await browser.start(startRequest(shop.origin, { orderId: one.orderId }));
    const second = await browser.start(startRequest(shop.origin, { orderId: two.orderId, attemptId: randomUUID() }));
    assert.notEqual(sessionOf(first).id, sessionOf(second).id);
    assert.equal(statusOf(sessionOf(first).id), 'open');
  });
});
