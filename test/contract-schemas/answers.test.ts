import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { emulateAdyen } from '../../demo/setup/adyen.js';
import { emulateCheckout } from '../../demo/setup/checkout.js';
import { emulatePortOne } from '../../demo/setup/portone.js';
import { emulatePortOneV2 } from '../../demo/setup/portone-v2.js';
import { emulateStripe } from '../../demo/setup/stripe.js';
import type { ProviderName } from '../../src/contract/types.js';
import { openShop, type TestShop } from '../demo/server/support/shop.js';
import { goThroughCheckout } from '../demo/server/support/stripe-page.js';
import { openBrowser, post, startRequest, type Answer, type ShopperBrowser } from '../demo/server/support/shopper.js';
import { problemsOf } from './support/schemas.js';
import { freePort } from '../../scripts/free-port.mjs';

let shop: TestShop;
let browser: ShopperBrowser;
const emulators: { close(): Promise<void> }[] = [];

before(async () => {
  const place = { port: 0, shopPort: await freePort(), log: () => undefined };
  const stripe = await emulateStripe(place, 'checkout');
  const others = [
    await emulatePortOne(place),
    await emulatePortOneV2(place),
    await emulateCheckout(place),
    await emulateAdyen(place),
  ];
  emulators.push(stripe.emulator, ...others.map(({ emulator }) => emulator));
  const providers = others.map(({ provider }) => provider);
  shop = await openShop({ port: place.shopPort, stripe: stripe.stripe, providers, rateLimits: 'off' });
  browser = await openBrowser(shop.origin);
});

after(async () => {
  await Promise.all(emulators.map((emulator) => emulator.close()));
  await shop.close();
});

async function startOrder(provider: ProviderName): Promise<{ readonly attemptId: string; readonly answer: Answer }> {
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId, provider });
  return { attemptId: request.attemptId, answer: await browser.start(request) };
}

const assertValid = (name: string, { text, body }: Answer): void => assert.deepEqual(problemsOf(name, body), [], text);

describe('the answers of the reference server', () => {
  for (const provider of ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen'] as const) {
    it(`to a start and a confirm hold by the schemas, with ${provider}`, async () => {
      const { attemptId, answer } = await startOrder(provider);
      assert.equal(answer.status, 200, answer.text);
      assertValid('start-answer', answer);
      const confirmed = await browser.confirm(attemptId);
      assert.equal(confirmed.body['status'], 'pending');
      assertValid('confirm-answer', confirmed);
    });
  }

  it('hold by the schemas for an order that was paid, confirmed and started again', async () => {
    const { orderId } = await browser.createCart();
    const request = startRequest(shop.origin, { orderId });
    const { body } = await browser.start(request);
    const { url } = body['action'] as { readonly url: string };
    await goThroughCheckout(url);
    const confirmed = await browser.confirm(request.attemptId);
    assert.equal(confirmed.body['status'], 'succeeded');
    assertValid('confirm-answer', confirmed);
    const again = await browser.start(startRequest(shop.origin, { orderId }));
    assert.equal(again.body['provider'], 'none');
    assertValid('start-answer', again);
  });

  it('hold by the schema when they are refusals', async () => {
    const { orderId } = await browser.createCart();
    const refusals = [
      await post(shop.origin, '{', {}),
      await post(shop.origin, '{}', { 'X-Requested-With': null }),
      await browser.start(startRequest(shop.origin, { orderId, amount: 1 })),
      await browser.start(startRequest(shop.origin, { orderId: 'A-none' })),
      await browser.confirm(randomUUID()),
    ];
    assert.deepEqual(
      refusals.map(({ status }) => status),
      [400, 403, 422, 422, 404],
    );
    for (const answer of refusals) assertValid('error', answer);
  });
});
