import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PayState } from '../../src/contract/types.js';
import type { Page } from '../support/browser.js';
import { benchPath } from '../support/provider-trip.js';
import { openProviderWorld } from '../support/provider-world.js';
import { onEveryStage } from '../support/trip-stage.js';
import { arriveAt, eventNamesOf, openShopPage, payButton, readyOrder, waitForState } from '../support/trip-steps.js';

/** Goes to another page of the shop as soon as the button is in a state. The provider may be quicker: then there. */
async function leaveWhile(page: Page, state: PayState): Promise<void> {
  await page.evaluate((wanted: PayState) => {
    const look = (): void => {
      if (document.querySelector('kr-pay-button')?.state === wanted) location.href = '/demo/order.html';
      else setTimeout(look);
    };
    look();
  }, state);
  await page.click(payButton);
  const away = `!location.href.includes('/demo/try.html') && document.readyState === 'complete'`;
  await page.waitFor(away, 'another page');
}

// The browser cancels what the page still loads: Stripe.js, the file that calls it, or what it asks.
onEveryStage('A shopper who leaves the page too early for Stripe.js', (stage) => {
  for (const state of ['starting', 'leaving'] as const) {
    it(`while the button is ${state} comes back to one that is ready, heard of no failure, and pays once`, async () => {
      const world = stage.keep(await openProviderWorld('stripe', 'stripe-js'));
      const page = await stage.newShopper();
      const trip = { provider: 'stripe', method: 'kakao_pay', mode: 'pay', phone: false } as const;
      await openShopPage(page, world.shop + benchPath(trip, stage.script));
      await leaveWhile(page, state);
      await page.back();
      await page.waitForUrl('/demo/try.html');
      await readyOrder(page);
      assert.ok(!(await eventNamesOf(page)).includes('kr-pay-failure'), String(await eventNamesOf(page)));

      await page.click(payButton);
      await arriveAt(page, world.emulator);
      await page.click('#authorize');
      await waitForState(page, 'succeeded');
      assert.ok(!(await eventNamesOf(page)).includes('kr-pay-failure'), String(await eventNamesOf(page)));
      assert.equal((await world.rows('SELECT 1 FROM ledger')).length, 1);
    });
  }
});
