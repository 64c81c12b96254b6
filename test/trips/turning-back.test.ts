import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from '../support/browser.js';
import { openFront } from '../support/trip-front.js';
import { onEveryStage } from '../support/trip-stage.js';
import {
  arriveAt,
  eventNamesOf,
  eventsOf,
  goToTestPage,
  openShopPage,
  pathOf,
  payAndReturn,
  payButton,
  readyOrder,
  waitForState,
} from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';
import type { World } from '../support/trip-world.js';

onEveryStage('Turning back at the provider', (stage) => {
  const korean = pathOf('/', stage.script, { lang: 'ko' });

  it('after a refusal says canceled, and a second try pays the same order as a new attempt', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, shop + korean);
    await goToTestPage(page);
    await page.click('#fail');
    await arriveAt(page, '/c/pay/');
    assert.match(await page.text('#problem'), /승인이 되지 않았어요/);
    await page.click('#back');
    await waitForState(page, 'failed');

    const [start, , failure, ...more] = await eventsOf(page);
    assert.deepEqual(more, []);
    assert.equal(failure?.name, 'kr-pay-failure');
    const { attemptId, code, retryable, orderId: failedOrder } = failure.detail;
    assert.deepEqual([attemptId, failedOrder], [start?.detail['attemptId'], orderId]);
    assert.deepEqual([code, retryable], ['canceled', true]);
    assert.equal(await page.text('kr-pay-button >>> [role=alert]'), '결제를 취소했어요. 결제되지 않았어요.');
    assert.equal(await page.url(), shop + korean);
    assert.deepEqual(await rows(`SELECT order_id, state FROM orders`), [{ order_id: orderId, state: 'unpaid' }]);

    await payAndReturn(page);
    const [again, redirect, success, ...rest] = (await eventsOf(page)).slice(3);
    assert.deepEqual(
      [again?.name, redirect?.name, success?.name],
      ['kr-pay-start', 'kr-pay-redirect', 'kr-pay-success'],
    );
    assert.deepEqual(rest, []);
    assert.notEqual(again?.detail['attemptId'], attemptId);
    assert.equal(success?.detail['attemptId'], again?.detail['attemptId']);
    assert.deepEqual(await rows(`SELECT attempt_id, order_id, state FROM attempts ORDER BY rowid`), [
      { attempt_id: attemptId, order_id: orderId, state: 'canceled' },
      { attempt_id: again?.detail['attemptId'], order_id: orderId, state: 'succeeded' },
    ]);
    assert.deepEqual(await rows(`SELECT order_id, state FROM orders`), [{ order_id: orderId, state: 'paid' }]);
    assert.equal((await rows(`SELECT 1 FROM ledger`)).length, 1);
    assert.deepEqual(
      [...emulator.sessions.values()].map(({ status }) => status),
      ['expired', 'complete'],
    );
  });

  it('by Back to a page that the browser kept gives a button that goes on with the same attempt', async () => {
    const front = stage.keep(await openFront());
    const world = await stage.openWorld([front.origin]);
    front.standBefore(world.shop);
    const page = await stage.newShopper();
    await openShopPage(page, front.origin + korean);
    await page.evaluate(`addEventListener('pageshow', (event) => { globalThis.restored = event.persisted; })`);
    await leaveAndGoBack(page, world);
    assert.equal(await page.evaluate('globalThis.restored'), true);
    await payTheSameAttempt(page, world);
  });

  it('by Back to a page that says no-store gives a button that goes on with the same attempt', async () => {
    const world = await stage.openWorld();
    const page = await stage.newShopper();
    await openShopPage(page, world.shop + korean);
    await leaveAndGoBack(page, world);
    await payTheSameAttempt(page, world);
  });
});

/** To the provider, and by the browser's Back to the shop; the shop was asked about the attempt, and said it is open. */
async function leaveAndGoBack(page: Page, { shop, emulator }: World): Promise<void> {
  await page.click(payButton);
  await arriveAt(page, '/c/pay/');
  await page.back();
  await page.waitForUrl((url) => !url.startsWith(emulator.origin));
  await until(`the shop at ${shop} to ask the provider`, () =>
    emulator.requests.some(({ method }) => method === 'GET'),
  );
  await readyOrder(page);
  assert.deepEqual(await eventNamesOf(page), ['kr-pay-start', 'kr-pay-redirect']);
}

async function payTheSameAttempt(page: Page, world: World): Promise<void> {
  await payAndReturn(page);
  const [first, ...more] = await eventsOf(page);
  assert.equal(first?.name, 'kr-pay-start');
  assert.deepEqual(
    more.map(({ name, detail }) => [name, detail['attemptId']]),
    ['kr-pay-redirect', 'kr-pay-start', 'kr-pay-redirect', 'kr-pay-success'].map((name) => [
      name,
      first.detail['attemptId'],
    ]),
  );
  assert.equal(world.sessionRequests(), 1);
  assert.deepEqual(await world.rows(`SELECT state FROM attempts`), [{ state: 'succeeded' }]);
  assert.deepEqual(await world.rows(`SELECT state FROM orders`), [{ state: 'paid' }]);
  assert.equal((await world.rows(`SELECT 1 FROM ledger`)).length, 1);
}
