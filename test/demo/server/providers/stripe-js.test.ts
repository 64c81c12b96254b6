import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPage } from '../../emulator/stripe/browser/page.js';
import { returnParams } from '../support/stripe-page.js';
import { decide, openDirectShop, publishableKey, startAttempt, type DirectShop } from './stripe-direct-shop.js';

let shop: DirectShop;

before(async () => {
  shop = await openDirectShop('stripe-js');
});

after(() => shop.close());

/** Without a webhook, so that only the confirm request can tell the shop. */
const quietly = { outcome: 'webhook-never' };
const mandate_data = { customer_acceptance: { type: 'online', online: { infer_from_client: true } } };

describe('an intent that the browser confirms with Stripe.js', () => {
  it('is handed over with its secret and the publishable key', async () => {
    const { action, publishableKey: key, url } = await startAttempt(shop);
    assert.deepEqual([action.status, key, url], ['requires_confirmation', publishableKey, '']);
    assert.equal(action['object'], 'payment_intent');
    assert.deepEqual(action['payment_method_types'], ['kakao_pay']);
    assert.match(action.client_secret ?? '', new RegExp(`^${action.id}_secret_`));
    assert.deepEqual(
      ['customer', 'metadata', 'payment_method'].filter((name) => name in action),
      [],
    );
  });

  it('is paid, with nothing but a return address from the browser', async () => {
    const { request, action } = await startAttempt(shop);
    const page = await openPage(shop);
    const confirmParams = { return_url: request.returnUrl };
    void page.Stripe(publishableKey).confirmPayment({ clientSecret: action.client_secret ?? '', confirmParams });
    const params = returnParams(await decide(await page.leaving, quietly));
    const { body } = await shop.browser.confirm(request.attemptId, params);
    assert.deepEqual([body['status'], body['paymentId']], ['succeeded', action.id]);
  });

  it('is saved, under a mandate that Stripe makes of the browser', async () => {
    const { request, action } = await startAttempt(shop, { mode: 'save', method: 'kr_card' });
    const page = await openPage(shop);
    const data = { return_url: request.returnUrl, mandate_data };
    void page.Stripe(publishableKey).confirmKrCardSetup(action.client_secret ?? '', data);
    const params = returnParams(await decide(await page.leaving, quietly));
    const { body } = await shop.browser.confirm(request.attemptId, params);
    const [saved] = await shop.rows('SELECT * FROM saved_methods WHERE attempt_id = ?', request.attemptId);
    assert.equal(body['status'], 'succeeded');
    assert.match(String(saved?.['mandate_id']), /^mandate_/);
  });

  it('says that the method is kept, so that the browser can send the mandate along', async () => {
    const { request, action } = await startAttempt(shop, { mode: 'pay-and-save' });
    assert.equal(action['setup_future_usage'], 'off_session');
    const page = await openPage(shop);
    const confirmParams = { return_url: request.returnUrl, mandate_data };
    void page.Stripe(publishableKey).confirmPayment({ clientSecret: action.client_secret ?? '', confirmParams });
    await decide(await page.leaving, quietly);
    await shop.browser.confirm(request.attemptId);
    assert.equal((await shop.rows('SELECT 1 FROM saved_methods WHERE attempt_id = ?', request.attemptId)).length, 1);
  });

  it('is open until then, and closed when another method is taken', async () => {
    const first = await startAttempt(shop);
    assert.equal((await shop.browser.confirm(first.request.attemptId)).body['status'], 'pending');
    await startAttempt(shop, { orderId: first.request.orderId ?? '', method: 'payco' });
    const page = await openPage(shop);
    const { error } = await page.Stripe(publishableKey).confirmPayment({
      clientSecret: first.action.client_secret ?? '',
      confirmParams: { return_url: first.request.returnUrl },
    });
    assert.equal(error?.code, 'payment_intent_unexpected_state');
  });
});
