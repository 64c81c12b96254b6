import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  authorizeByKeyboard,
  chooseOutcome,
  eventNamesOf,
  eventsOf,
  goToTestPage,
  openShopPage,
  passCheckout,
  pathOf,
  payAndReturn,
  payButton,
  tabTo,
  waitForState,
} from '../support/trip-steps.js';
import { onEveryStage } from '../support/trip-stage.js';
import { until } from '../support/trip-world.js';
import type { Hold, World } from '../support/trip-world.js';
import type { Page } from '../support/browser.js';

const paidOnce = ['kr-pay-start', 'kr-pay-redirect', 'kr-pay-success'];

/** However often the button was pressed while the provider was held: it is paid once, by one session. */
async function endsPaidOnce(page: Page, world: World, held: Hold): Promise<void> {
  held.release();
  await passCheckout(page);
  await page.click('#authorize');
  await waitForState(page, 'succeeded');

  assert.deepEqual(await eventNamesOf(page), paidOnce);
  assert.equal(held.arrived(), 1);
  assert.equal(world.emulator.sessions.size, 1);
  assert.equal((await world.rows(`SELECT 1 FROM attempts`)).length, 1);
  assert.deepEqual(await world.rows(`SELECT state FROM orders`), [{ state: 'paid' }]);
}

onEveryStage('Paying', (stage) => {
  const korean = pathOf('/', stage.script, { lang: 'ko', from: '봄 소식' });

  it('is approved once, at the price of the server, and leaves the address as it was', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, shop + korean);
    const address = await page.url();
    await payAndReturn(page);

    const [start, redirect, success, ...more] = await eventsOf(page);
    assert.deepEqual([start?.name, redirect?.name, success?.name, ...more], paidOnce);
    const [session, ...otherSessions] = emulator.sessions.values();
    assert.deepEqual(otherSessions, []);
    const attemptId = start?.detail['attemptId'];
    assert.deepEqual(start?.detail, {
      attemptId,
      orderId,
      method: 'kakao_pay',
      mode: 'pay',
      headers: {},
      metadata: {},
    });
    assert.deepEqual(redirect?.detail, {
      attemptId,
      provider: 'stripe',
      url: `${emulator.origin}/c/pay/${session?.id}`,
    });
    assert.deepEqual(success?.detail, {
      attemptId,
      orderId,
      provider: 'stripe',
      method: 'kakao_pay',
      mode: 'pay',
      paymentId: session?.payment_intent,
      via: 'return',
    });
    assert.equal(await page.url(), address);

    await emulator.webhooksSettled();
    assert.equal(session?.amount_total, 14_000);
    assert.equal(session.client_reference_id, attemptId);
    const paid = await rows(`SELECT order_id, state, amount, flag FROM orders`);
    assert.deepEqual(paid, [{ order_id: orderId, state: 'paid', amount: 14_000, flag: null }]);
    const ledger = await rows(`SELECT order_id, attempt_id, entry, payment_id, amount FROM ledger`);
    assert.deepEqual(ledger, [
      {
        order_id: orderId,
        attempt_id: attemptId,
        entry: 'captured',
        payment_id: session.payment_intent,
        amount: 14_000,
      },
    ]);
  });

  it('works in English and by keyboard alone', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    await openShopPage(page, shop + pathOf('/', stage.script, { lang: 'en' }));
    assert.match(await page.text(payButton), /^Pay with Kakao Pay ₩14,000/);

    await tabTo(page, '[part=button]');
    await page.press('Enter');
    await authorizeByKeyboard(page);
    await waitForState(page, 'succeeded');

    assert.deepEqual(await eventNamesOf(page), paidOnce);
    assert.equal(await page.text('kr-pay-button >>> [role=status]'), 'Your payment is complete.');
    assert.deepEqual(
      [...emulator.sessions.values()].map(({ locale }) => locale),
      ['en'],
    );
    assert.deepEqual(await rows(`SELECT state FROM orders`), [{ state: 'paid' }]);
  });

  it('takes a double click for one click', async () => {
    const world = await stage.openWorld();
    const held = world.hold('POST', /^\/v1\/checkout\/sessions$/);
    const page = await stage.newShopper();
    await openShopPage(page, world.shop + korean);
    await page.doubleClick(payButton);
    await until('the session to be asked for', held.arrived);
    await endsPaidOnce(page, world, held);
  });

  it('takes Enter held down for one press', async () => {
    const repeats = 30;
    const world = await stage.openWorld();
    const held = world.hold('POST', /^\/v1\/checkout\/sessions$/);
    const page = await stage.newShopper();
    await openShopPage(page, world.shop + korean);
    await tabTo(page, '[part=button]');
    await page.evaluate(listenForKeys);
    await page.hold('Enter', repeats);
    await until('the session to be asked for', held.arrived);
    // The driver of WebKit repeats no key that is down.
    const again = stage.engine === 'webkit' ? 'Enter' : 'Enter, repeated';
    assert.deepEqual(await page.evaluate('globalThis.heardKeys'), ['Enter', ...Array(repeats).fill(again)]);
    await endsPaidOnce(page, world, held);
  });

  it('succeeds when the webhook was there before the shopper', async () => {
    const { shop, emulator, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, shop + korean);
    await goToTestPage(page);
    await chooseOutcome(page, 'approve-slowly', 60);
    await page.click('#authorize');
    await page.waitFor(`document.querySelector('#continue')`);
    await emulator.webhooksSettled();
    assert.deepEqual(await rows(`SELECT order_id, state FROM orders`), [{ order_id: orderId, state: 'paid' }]);

    await page.click('#continue');
    await waitForState(page, 'succeeded');
    assert.deepEqual(await eventNamesOf(page), paidOnce);
    assert.equal((await rows(`SELECT 1 FROM ledger`)).length, 1);
  });

  it('succeeds when no webhook ever comes', async () => {
    const { shop, rows } = await stage.openWorld();
    const page = await stage.newShopper();
    const orderId = await openShopPage(page, shop + korean);
    await goToTestPage(page);
    await chooseOutcome(page, 'webhook-never');
    await page.click('#authorize');
    await waitForState(page, 'succeeded');

    assert.deepEqual(await eventNamesOf(page), paidOnce);
    assert.deepEqual(await rows(`SELECT 1 FROM webhook_inbox`), []);
    assert.deepEqual(await rows(`SELECT order_id, state FROM orders`), [{ order_id: orderId, state: 'paid' }]);
    assert.equal((await rows(`SELECT 1 FROM ledger`)).length, 1);
  });
});

/** What runs in the page: notes every key that goes down from now on. */
function listenForKeys(): void {
  const heardKeys: string[] = [];
  Object.assign(globalThis, { heardKeys });
  addEventListener('keydown', ({ key, repeat }) => heardKeys.push(repeat ? `${key}, repeated` : key));
}
