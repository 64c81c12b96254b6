import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openFront } from '../support/trip-front.js';
import type { Page } from '../support/browser.js';
import { onEveryStage, type Stage } from '../support/trip-stage.js';
import {
  arriveAt,
  eventsOf,
  openShopPage,
  passCheckout,
  pathOf,
  payButton,
  waitForState,
} from '../support/trip-steps.js';
import type { World } from '../support/trip-world.js';
import { leaveAndComeBack } from './restored-visit.js';

/** The first two of the three terms are required. */
const boxOf = (index: number): string => `kr-pay-button >>> [part=term]:nth-of-type(${index}) [part=checkbox]`;

/** Runs in the page: no listener is told that the page was restored but one of the test's own. */
function hideRestoring(): void {
  const wasRestored = Object.getOwnPropertyDescriptor(PageTransitionEvent.prototype, 'persisted')?.get;
  Object.defineProperty(PageTransitionEvent.prototype, 'persisted', { get: () => false });
  addEventListener('pageshow', (event) => Object.assign(globalThis, { restored: wasRestored?.call(event) }));
}

/** A shopper at the shop's membership page, which browsers may keep, with the required terms ticked. */
async function openMembership(stage: Stage): Promise<{ readonly page: Page; readonly world: World }> {
  const front = stage.keep(await openFront());
  const world = await stage.openWorld([front.origin]);
  front.standBefore(world.shop);
  const page = await stage.newShopper();
  await openShopPage(page, front.origin + pathOf('/demo/membership.html', stage.script, { lang: 'ko' }));
  await page.click(boxOf(1));
  await page.click(boxOf(2));
  return { page, world };
}

onEveryStage(
  'A page that the browser kept while the shopper was at the provider',
  (stage) => {
    it('has a usable button at once, with its ticks, and goes on with the same attempt every time', async () => {
      const { page, world } = await openMembership(stage);
      const restored = [];
      for (let times = 0; times < 3; times += 1) restored.push(await leaveAndComeBack(page, world));
      for (const { ticks } of restored) assert.deepEqual(ticks, [true, true, false]);
      // Nothing waits for a clock. How quick it is, `npm run measure:page` tells: tests run on busy machines.
      const own = Math.min(...restored.map(({ usable, shopAnswer }) => usable - shopAnswer));
      assert.ok(own <= 1_000, `${own} ms: ${JSON.stringify(restored)}`);

      await page.click(payButton);
      await passCheckout(page);
      await page.click('#authorize');
      await waitForState(page, 'succeeded');
      const told = (await eventsOf(page)).filter(({ name }) => name !== 'kr-pay-consent');
      const away = Array.from({ length: 4 }, () => ['kr-pay-start', 'kr-pay-redirect']).flat();
      assert.deepEqual(
        told.map(({ name }) => name),
        [...away, 'kr-pay-success'],
      );
      const attempts = new Set(told.map(({ detail }) => detail['attemptId']));
      assert.deepEqual(await world.rows('SELECT attempt_id, state FROM attempts'), [
        { attempt_id: [...attempts].join(), state: 'succeeded' },
      ]);
      assert.equal(world.sessionRequests(), 1);
    });

    it('would have a dead button if the button did not hear that it was restored: a planted fault', async () => {
      const { page, world } = await openMembership(stage);
      await page.evaluate(hideRestoring);
      await page.click(payButton);
      await arriveAt(page, '/c/pay/');
      await page.back();
      await page.waitForUrl((url) => !url.startsWith(world.emulator.origin));
      await page.waitFor('globalThis.restored === true', 'a restored page');
      assert.equal(await page.evaluate<[], string>(`document.querySelector('kr-pay-button').state`), 'leaving');
    });
  },
  ['module'],
);
