import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openShopWithFive, type FiveProviders, type ShopWithFive } from './shop-with-five.js';
import { adyenBody, adyenItem, checkout, portOneV2, signAdyen, stripe, type SentWebhook } from './signed-webhooks.js';
import { forgePortOne } from './unsigned-forgeries.js';
import { forgeAdyen, forgeSigned, type Forgery } from './webhook-forgeries.js';

let shop: ShopWithFive;
before(async () => {
  shop = await openShopWithFive();
});
after(() => shop.close());

// Planted by hand in a copy of the server to see this fail: Checkout.com's `Authorization` no longer compared, Adyen's
// `every` made `some`, Stripe's tolerance made three weeks, and PortOne V1's word `paid` taken as an observation.

/** Delivers a webhook. Answers the HTTP status. */
async function deliver(provider: FiveProviders, { body, headers }: SentWebhook): Promise<number> {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[name, value] as [string, string]]
      : value.map((each): [string, string] => [name, each]),
  );
  const response = await fetch(`${shop.origin}/webhooks/${provider}`, { method: 'POST', headers: lines, body });
  await response.text();
  return response.status;
}

const inbox = async (): Promise<number> => (await shop.rows('SELECT event_id FROM webhook_inbox')).length;

/** Delivers all of them, and looks that none was taken for the provider's. */
async function refuseAll(provider: FiveProviders, forgeries: readonly Forgery[]): Promise<void> {
  assert.ok(forgeries.length >= 40, String(forgeries.length));
  assert.equal(new Set(forgeries.map(({ what }) => what)).size, forgeries.length, 'each is another one');
  const [books, kept] = [await shop.books(), await inbox()];
  const taken: string[] = [];
  for (const forgery of forgeries) if ((await deliver(provider, forgery)) !== 400) taken.push(forgery.what);
  assert.deepEqual(taken, []);
  assert.equal(await inbox(), kept);
  assert.equal(await shop.books(), books);
}

describe('a forged webhook', () => {
  for (const [name, provider] of [
    ['stripe', stripe],
    ['portone-v2', portOneV2],
    ['checkout', checkout],
  ] as const) {
    it(`in the name of ${name} is refused in more than forty ways, and a genuine one is taken`, async () => {
      const attempt = await shop.open(name);
      await refuseAll(name, forgeSigned(name, attempt));
      const kept = await inbox();
      const body = provider.claim(attempt);
      assert.equal(await deliver(name, { body, headers: provider.sign(body) }), 200);
      assert.equal(await inbox(), kept + 1);
    });
  }

  it('in the name of adyen is refused in more than forty ways, and a genuine one is believed', async () => {
    const attempt = await shop.open('adyen');
    await refuseAll('adyen', forgeAdyen(attempt));
    const item = adyenItem(attempt);
    assert.equal(await deliver('adyen', { body: adyenBody([item, signAdyen(item)]), headers: {} }), 200);
    const [order] = await shop.rows('SELECT state FROM orders WHERE order_id = ?', attempt.orderId);
    assert.equal(order?.['state'], 'paid');
  });

  it('in the name of portone, which signs nothing, only makes the shop look, in more than forty ways', async () => {
    const attempt = await shop.open('portone');
    const [books, kept] = [await shop.books(), await inbox()];
    const forgeries = forgePortOne(attempt);
    assert.ok(forgeries.length >= 40, String(forgeries.length));
    for (const forgery of forgeries) {
      const status = await deliver('portone', forgery);
      assert.ok([200, 400].includes(status), `${forgery.what}: ${status}`);
    }
    assert.equal(await shop.books(), books);
    // One row for each of five statuses, of the payment and of a later charge by its name.
    assert.ok((await inbox()) - kept <= 10, 'however many are sent');
  });
});
