import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import { openStaticSite, type StaticSite } from '../demo/playground/support/static-site.js';
import {
  accessibilityProblems,
  attributesOnButton,
  catchCopies,
  choose,
  copied,
  openPart,
  pick,
  wireNames,
  write,
} from '../demo/playground/support/playground-steps.js';
import { onEveryStage } from '../support/trip-stage.js';
import type { Stage } from '../support/trip-stage.js';
import { eventNamesOf, eventsOf, goToTestPage, openShopPage, payButton, waitForState } from '../support/trip-steps.js';
import { built } from '../support/trip-world.js';

const hostile = `</script>"it's" {{ 하동 }} & <b>세작</b> \`\${1}\``;
const path = '/demo/playground.html';

const openSite = async (stage: Stage): Promise<StaticSite> =>
  stage.keep(await openStaticSite({ site: built('site'), cdn: built('cdn') }));

onEveryStage(
  'The playground',
  (stage) => {
    it('gives code and an address that make the same button again', async () => {
      const site = await openSite(stage);
      const page = await stage.newShopper({ errorsAreExpected: true });
      await openShopPage(page, `${site.origin}${path}?lang=ko`);
      await catchCopies(page);
      assert.match(await page.text('#place'), /이 페이지 안에서 시뮬레이션/);
      await pick(page, 'method', 'naver_pay');
      await choose(page, 'size', 'l');
      await write(page, 'order-name', hostile);
      await openPart(page, 'slot-label');
      await write(page, 'slot-label', hostile);
      const attributes = await page.evaluate(attributesOnButton);
      const known = { endpoint: '/pay', method: 'naver_pay', size: 'l', 'order-id': 'A-1001', amount: '14000' };
      assert.deepEqual(attributes, { ...known, 'order-name': hostile });

      await page.click(payButton);
      await waitForState(page, 'succeeded');
      assert.deepEqual(await eventNamesOf(page), ['kr-pay-start', 'kr-pay-success']);
      assert.deepEqual(await page.evaluate(wireNames), ['start → 200 이 페이지에서 시뮬레이션']);
      assert.deepEqual(site.posted, []);
      await page.click('#copy-snippet');
      site.paste(`<!doctype html><html lang="ko"><meta charset="utf-8"><title>빈 페이지</title>${await copied(page)}`);
      await page.click('#copy-share');
      const address = await copied(page);

      await openShopPage(page, `${site.origin}/pasted.html`);
      assert.deepEqual(await page.evaluate(attributesOnButton), attributes);
      assert.equal(await page.text('kr-pay-button span'), hostile);
      await page.click(payButton);
      await waitForState(page, 'succeeded');
      const [start, ...more] = site.posted.map((body) => JSON.parse(body) as Record<string, unknown>);
      assert.deepEqual(more, []);
      assert.deepEqual([start?.['action'], start?.['method'], start?.['orderName']], ['start', 'naver_pay', hostile]);

      await openShopPage(page, address);
      assert.deepEqual(await page.evaluate(attributesOnButton), attributes);
      assert.equal(await page.text('kr-pay-button span'), hostile);
    });

    it('says what is wrong, and goes on working', async () => {
      const site = await openSite(stage);
      const page = await stage.newShopper({ errorsAreExpected: true });
      await openShopPage(page, `${site.origin}${path}?lang=en&size=xl&colour=red&method=payco`);
      assert.match(await page.text('#notes'), /^colour: .*left out.* size|^size: .*left out.* colour: .*left out/);
      assert.equal((await page.evaluate(attributesOnButton))['method'], 'payco');

      await write(page, 'amount', '14,000');
      assert.equal(await page.text('#help-amount'), 'Whole won in digits only, such as 14000.');
      assert.match(await page.text('#says'), /amount: expected whole won such as 14000, got "14,000"/);
      await page.click(payButton);
      await page.waitFor(`document.querySelector('[data-event="kr-pay-failure"]')`, 'a failure');
      assert.deepEqual(
        (await eventsOf(page)).map(({ detail }) => detail['code']),
        ['configuration'],
      );

      await write(page, 'amount', '9000');
      assert.equal(await page.text('#says'), '');
      await pick(page, 'outcome', 'declined');
      await page.click(payButton);
      await waitForState(page, 'failed');
      await pick(page, 'outcome', 'approved');
      await page.click(payButton);
      await waitForState(page, 'succeeded');
    });

    it('can be used with the keyboard alone, in one column, by everybody', async () => {
      const site = await openSite(stage);
      const page = await stage.newShopper({ errorsAreExpected: true });
      await openShopPage(page, `${site.origin}${path}?lang=ko&mode=subscribe`);
      await page.evaluate(() => document.querySelector<HTMLElement>('[name=size]:checked')?.focus());
      await page.press('ArrowRight');
      assert.equal((await page.evaluate(attributesOnButton))['size'], 'l');
      await page.evaluate(() =>
        document
          .querySelector<HTMLElement>('[data-field=slot-logo]')
          ?.closest('details')
          ?.querySelector('summary')
          ?.focus(),
      );
      await page.press('Enter');
      await page.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'field-slot-label');
      await page.evaluate(() => document.querySelector<HTMLElement>('#field-disabled')?.focus());
      await page.press('Space');
      assert.equal((await page.evaluate(attributesOnButton))['disabled'], '');
      await page.press('Space');

      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await page.evaluate(`(() => {${axe}\nreturn 0;})()`);
      assert.deepEqual(await page.evaluate(accessibilityProblems), []);
      // WebKit's window cannot be made as narrow.
      if (stage.engine !== 'webkit') await page.setViewport(320, 640);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        0,
      );
    });

    it('pays at the demo server, shows what was sent, and is as it was after the way back', async () => {
      const { shop } = await stage.openWorld();
      const page = await stage.newShopper();
      await openShopPage(page, `${shop}${path}?lang=ko&size=l&slot-label=${encodeURIComponent('찻값 내기')}`);
      const attributes = await page.evaluate(attributesOnButton);
      await goToTestPage(page);
      await page.click('#authorize');
      await waitForState(page, 'succeeded');
      assert.deepEqual(await page.evaluate(attributesOnButton), attributes);
      assert.equal(await page.text('kr-pay-button span'), '찻값 내기');
      const query = new URL(await page.url()).searchParams;
      assert.deepEqual(
        [...query],
        [
          ['lang', 'ko'],
          ['size', 'l'],
          ['slot-label', '찻값 내기'],
        ],
      );
      assert.deepEqual(await page.evaluate(wireNames), ['confirm → 200', 'start → 200']);
      assert.equal((await eventNamesOf(page)).at(-1), 'kr-pay-success');
    });
  },
  ['classic'],
);
