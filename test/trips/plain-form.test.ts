import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { enginesUnderTest, launchBrowser, type Browser, type Page } from '../support/browser.js';
import { openWorld, type World } from '../support/trip-world.js';
import { arriveAt, passCheckout } from '../support/trip-steps.js';

for (const engine of enginesUnderTest()) {
  describe(`Paying with JavaScript off, in ${engine}`, () => {
    let browser: Browser;
    let world: World;
    let page: Page;

    before(async () => {
      browser = await launchBrowser(engine);
      world = await openWorld();
    });
    after(async () => {
      await browser.close();
      await world.close();
    });

    it('goes to the provider, turns back, and pays the same order as a new attempt', async () => {
      page = await browser.newProfile({ javaScript: false });
      await page.goto(`${world.shop}/?lang=ko`);
      await page.click('input[value="kr_card"]');
      await page.click('kr-pay-button form button');
      await arriveAt(page, '/pay');
      assert.match(await page.text('main'), /하동 세작.*국내 카드.*14,000원/);
      await page.click('form button');
      await arriveAt(page, '/c/pay/');
      await page.click('#back');
      await arriveAt(page, '/pay/return');
      assert.match(await page.text('main'), /결제를 취소했어요.*돈이 나가지 않았어요/);
      await page.click('form button');
      await page.waitFor(`document.querySelector('input[name=token]')`, 'the order to check');
      await page.click('form button');
      await passCheckout(page);
      await page.click('#authorize');
      await arriveAt(page, '/pay/return');
      assert.equal(await page.text('h1'), '결제가 완료됐어요.');
      assert.deepEqual(await world.rows('SELECT state FROM orders'), [{ state: 'paid' }]);
      assert.deepEqual(await world.rows('SELECT method, state FROM attempts ORDER BY rowid'), [
        { method: 'kr_card', state: 'canceled' },
        { method: 'kr_card', state: 'succeeded' },
      ]);
      assert.equal((await world.rows('SELECT 1 FROM ledger')).length, 1);
      assert.equal(world.sessionRequests(), 2);
    });
  });
}
