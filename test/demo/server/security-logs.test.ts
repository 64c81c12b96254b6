import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FaultInjector } from '../../../demo/emulator/stripe/index.js';
import { openShopWithStripe, sessionOf, type TestShopWithStripe } from './support/shop-with-stripe.js';
import { secretKey, webhookSecret } from './support/shop.js';
import { agreedTerm, consentRecord, openBrowser, startRequest, type ShopperBrowser } from './support/shopper.js';
import { goThroughCheckout, returnParams } from './support/stripe-page.js';

/** Stands for anything of a shopper's that somebody sends along. */
const marker = 'seeded-marker-7f3a';
const signs = ['forged', '', `t=1,v1=${marker}`];

let shop: TestShopWithStripe;
let browser: ShopperBrowser;
let fault: FaultInjector = () => undefined;

before(async () => {
  shop = await openShopWithStripe({ fault: (request) => fault(request) });
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

/** An order that is started with the marker wherever there is room for it. */
async function startMarked(): Promise<{ readonly attemptId: string; readonly url: string }> {
  const { orderId } = await browser.createCart();
  const request = startRequest(shop.origin, { orderId, orderName: marker, metadata: { [marker]: marker } });
  const url = request.returnUrl.replace('/?', `/?coupon=${marker}&`);
  const answer = await browser.start({ ...request, returnUrl: url }, { 'User-Agent': marker });
  return { attemptId: request.attemptId, url: answer.status === 200 ? sessionOf(answer).url : '' };
}

it('no secret and nothing of a shopper’s is ever logged', async () => {
  for (const choice of [{}, { decision: 'fail' }, { outcome: 'approve-wrong-amount' }] as const) {
    const { attemptId, url } = await startMarked();
    const back = await goThroughCheckout(url, choice);
    await browser.confirm(attemptId, { ...returnParams(back), [marker]: marker, payment_intent_client_secret: marker });
  }
  const canceled = await startMarked();
  await browser.confirm(canceled.attemptId, { kr_pay_canceled: marker });
  fault = () => 'server-error';
  const unlucky = await startMarked();
  fault = () => undefined;
  await browser.confirm(unlucky.attemptId, {});
  const { orderId } = await browser.createCart();
  const broken = consentRecord([{ ...agreedTerm('privacy', marker), sha256: '0'.repeat(64) }]);
  await browser.start(startRequest(shop.origin, { orderId, consent: broken }));
  await browser.start(startRequest(shop.origin, { orderId: marker, returnUrl: `https://${marker}.example/` }));
  for (const sign of signs) {
    const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': sign };
    const body = JSON.stringify({ id: marker, data: { object: { email: marker } } });
    await fetch(`${shop.origin}/webhooks/stripe`, { method: 'POST', headers, body });
  }
  await fetch(`${shop.origin}/api/orders/${marker}`, { headers: { Cookie: `shopper=${marker}` } });
  await shop.emulator.webhooksSettled();

  const events = new Set(shop.log.map(({ event }) => event));
  // Otherwise there was nothing to leak from.
  for (const event of ['attempt-ended', 'stripe-create-failed', 'webhook-refused']) assert.ok(events.has(event), event);
  const [shopper] = await shop.rows('SELECT shopper_id, name, email FROM shoppers');
  assert.ok(shopper);
  const { shopper_id: cookie, name, email } = shopper as Record<string, string>;
  const text = JSON.stringify(shop.log);
  for (const secret of [marker, secretKey, webhookSecret, cookie, name, email, '127.0.0.1', 'client_secret']) {
    assert.ok(secret && !text.includes(secret), `the log has ${secret}`);
  }
});
