import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from '../support/browser.js';
import { onEveryStage } from '../support/trip-stage.js';
import {
  arriveAt,
  eventNamesOf,
  eventsOf,
  openShopPage,
  passCheckout,
  pathOf,
  payAndReturn,
  payButton,
  readyOrder,
  waitForState,
} from '../support/trip-steps.js';
import { until, type World } from '../support/trip-world.js';

const paidOnce = ['kr-pay-start', 'kr-pay-redirect', 'kr-pay-success'];

/** Where the shop keeps the order of a tab. */
const cartKey = 'slow-water-cart:sejak';

onEveryStage('One order in two tabs', (stage) => {
  const korean = pathOf('/', stage.script, { lang: 'ko' });

  /** Two tabs of one browser with a button for the same order: the second is given the cart of the first. */
  const openTwoTabs = async ({ shop }: World) => {
    const first = await stage.newShopper();
    const orderId = await openShopPage(first, shop + korean);
    const cart = await first.evaluate((key: string) => sessionStorage.getItem(key), cartKey);
    const second = await stage.newTab(first);
    await openShopPage(second, shop + korean);
    await second.evaluate((key: string, value: string) => sessionStorage.setItem(key, value), cartKey, String(cart));
    await second.reload();
    assert.equal(await readyOrder(second), orderId);
    return { first, second, orderId };
  };

  it('is one session when both press before the provider has answered, and is paid once', async () => {
    const world = await stage.openWorld();
    const { first, second, orderId } = await openTwoTabs(world);
    const held = world.hold('POST', /^\/v1\/checkout\/sessions$/);
    await first.click(payButton);
    await until('the session to be asked for', held.arrived);
    await second.click(payButton);
    await waitForState(second, 'starting');
    held.release();
    for (const tab of [first, second]) await arriveAt(tab, '/c/pay/');
    assert.equal(await second.url(), await first.url());
    assert.equal(world.sessionRequests(), 1);

    // Both go on as far as one can without having paid.
    for (const tab of [first, second]) await passCheckout(tab);
    await first.click('#authorize');
    await waitForState(first, 'succeeded');
    await second.click('#authorize');
    await waitForState(second, 'succeeded');

    await expectPaidOnce(world, orderId);
    assert.equal(world.emulator.sessions.size, 1);
    assert.deepEqual(await lastEvent(second), await lastEvent(first));
    for (const tab of [first, second]) assert.deepEqual(await eventNamesOf(tab), paidOnce);
  });

  it('is told to be paid already in the tab that presses later', async () => {
    const world = await stage.openWorld();
    const { first, second, orderId } = await openTwoTabs(world);
    await payAndReturn(first);
    await second.click(payButton);
    await waitForState(second, 'succeeded');

    assert.equal(await second.text('kr-pay-button >>> [role=status]'), '결제가 완료됐어요.');
    assert.deepEqual(await eventNamesOf(second), ['kr-pay-start', 'kr-pay-success']);
    const [paid, told] = [await lastEvent(first), await lastEvent(second)];
    assert.deepEqual([told['orderId'], told['paymentId']], [orderId, paid['paymentId']]);
    assert.equal(told['via'], 'direct');
    assert.equal(await second.url(), world.shop + korean);
    assert.equal(world.sessionRequests(), 1);
    await expectPaidOnce(world, orderId);
  });

  it('is paid by the method of the later press, and by that alone', async () => {
    const world = await stage.openWorld();
    const { first, second, orderId } = await openTwoTabs(world);
    await first.click(payButton);
    await arriveAt(first, '/c/pay/');
    await second.click('input[value=kr_card]');
    await payAndReturn(second);

    const sessions = [...world.emulator.sessions.values()];
    assert.deepEqual(
      sessions.map(({ status }) => status),
      ['expired', 'complete'],
    );
    await first.back();
    await waitForState(first, 'failed');
    assert.equal((await lastEvent(first))['code'], 'canceled');
    await first.click(payButton);
    await waitForState(first, 'succeeded');
    assert.equal((await lastEvent(first))['paymentId'], (await lastEvent(second))['paymentId']);
    await expectPaidOnce(world, orderId);
    assert.equal(world.sessionRequests(), 2);
  });
});

async function lastEvent(tab: Page): Promise<Readonly<Record<string, unknown>>> {
  return (await eventsOf(tab)).at(-1)?.detail ?? {};
}

/** One order, one payment, and one row of money. */
async function expectPaidOnce({ emulator, rows }: World, orderId: string): Promise<void> {
  await emulator.webhooksSettled();
  assert.deepEqual(await rows('SELECT order_id, state, flag FROM orders'), [
    { order_id: orderId, state: 'paid', flag: null },
  ]);
  assert.deepEqual(await rows('SELECT order_id, entry, amount FROM ledger'), [
    { order_id: orderId, entry: 'captured', amount: 14_000 },
  ]);
}
