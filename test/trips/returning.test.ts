import assert from 'node:assert/strict';
import { it } from 'node:test';
import { goThroughCheckout } from '../demo/server/support/stripe-page.js';
import { onEveryStage } from '../support/trip-stage.js';
import {
  chooseOutcome,
  eventNamesOf,
  eventsOf,
  goToTestPage,
  openShopPage,
  pathOf,
  payButton,
  waitForState,
} from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';

onEveryStage('Returning', (stage) => {
  const korean = pathOf('/', stage.script, { lang: 'ko' });

  it('in a browser that knows nothing succeeds there, and tells it nothing about the shopper', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, shop + korean);
    await page.click(payButton);
    const returnUrl = await goThroughCheckout(await page.waitForUrl('/c/pay/'));
    const [start] = await rows(`SELECT attempt_id FROM attempts`);
    const attemptId = String(start?.['attempt_id']);
    assert.equal(returnUrl, `${shop}${korean}&kr_pay_attempt=${attemptId}`);

    const other = await stage.newShopper();
    await other.goto(returnUrl);
    await other.waitFor(`sessionStorage.getItem('slow-water-events')`, 'an event');
    const [success, ...more] = await eventsOf(other);
    assert.deepEqual(more, []);
    assert.equal(success?.name, 'kr-pay-success');
    const [session] = emulator.sessions.values();
    assert.deepEqual(success.detail, {
      attemptId,
      orderId,
      provider: 'stripe',
      method: 'kakao_pay',
      mode: 'pay',
      paymentId: session?.payment_intent,
      via: 'return',
    });
    await waitForState(other, 'ready'); // its own button is for an order of its own
    assert.equal(await other.url(), shop + korean);
    await emulator.webhooksSettled();
    assert.deepEqual(await rows(`SELECT order_id, state FROM orders`), [{ order_id: orderId, state: 'paid' }]);
    assert.equal((await rows(`SELECT 1 FROM ledger`)).length, 1);

    const answer = await other.evaluate(askOutcome, attemptId);
    assert.deepEqual(JSON.parse(answer), {
      status: 'succeeded',
      orderId,
      provider: 'stripe',
      method: 'kakao_pay',
      mode: 'pay',
      paymentId: session?.payment_intent,
    });
  });

  it('and reloading while the shop is being asked asks again and succeeds once', async () => {
    const world = await stage.openWorld();
    const page = await stage.newShopper();
    await openShopPage(page, world.shop + korean);
    await goToTestPage(page);
    await chooseOutcome(page, 'webhook-never');
    const held = world.hold('GET', /^\/v1\/checkout\/sessions\//);
    await page.click('#authorize');
    await until('the first question', held.arrived);
    await waitForState(page, 'confirming');
    assert.match(await page.url(), /kr_pay_attempt=/);
    await page.reload();
    await until('the second question', () => held.arrived() === 2);
    await waitForState(page, 'confirming');
    held.release();
    await waitForState(page, 'succeeded');

    assert.deepEqual(await eventNamesOf(page), ['kr-pay-start', 'kr-pay-redirect', 'kr-pay-success']);
    assert.equal(await page.url(), world.shop + korean);
    assert.deepEqual(await world.rows(`SELECT state FROM orders`), [{ state: 'paid' }]);
    assert.equal((await world.rows(`SELECT 1 FROM ledger`)).length, 1);
  });

  it('leads on to where the merchant goes when it hears of the success', async () => {
    const world = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, world.shop + korean);
    await goToTestPage(page);
    const held = world.hold('GET', /^\/v1\/checkout\/sessions\//);
    await page.click('#authorize');
    await waitForState(page, 'confirming');
    await page.evaluate(() => {
      addEventListener('kr-pay-success', ({ detail }) => {
        location.assign(`/demo/order.html?order=${detail.orderId ?? ''}`);
      });
    });
    held.release();

    await page.waitForUrl('/demo/order.html');
    await page.waitFor(`document.querySelector('#record[aria-busy=false]')?.children.length`, 'the record');
    assert.equal(await page.url(), `${world.shop}/demo/order.html?order=${orderId}`);
    assert.equal(await page.text('#record-subject'), `주문 ${orderId}`);
    assert.deepEqual(await eventNamesOf(page), ['kr-pay-start', 'kr-pay-redirect', 'kr-pay-success']);
    await world.emulator.webhooksSettled();
    assert.deepEqual(await world.rows(`SELECT state FROM orders`), [{ state: 'paid' }]);
  });
});

/** What runs in the page: asks the endpoint once more, as the button does, and gives the answer's text. */
async function askOutcome(attemptId: string): Promise<string> {
  const answer = await fetch('/pay', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'kr-pay-button' },
    body: JSON.stringify({ action: 'confirm', version: 1, attemptId, params: {} }),
  });
  return answer.text();
}
