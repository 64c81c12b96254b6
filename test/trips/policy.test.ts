import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from '../support/browser.js';
import { openFront } from '../support/trip-front.js';
import type { Front } from '../support/trip-front.js';
import { onEveryStage } from '../support/trip-stage.js';
import { openShopPage, pathOf, payAndReturn } from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';

onEveryStage("The shop's strict content security policy", (stage) => {
  it('is broken neither by paying nor by saving a method', async () => {
    const front = stage.keep(await openFront());
    const { shop } = await stage.openWorld([front.origin]);
    front.standBefore(shop);
    const page = await stage.newShopper();
    await openShopPage(page, front.origin + pathOf('/', stage.script, { lang: 'ko' }));
    await payAndReturn(page);
    await openShopPage(page, front.origin + pathOf('/demo/membership.html', stage.script));
    await page.click('kr-pay-button >>> [part=checkbox]');
    await payAndReturn(page);
    assert.deepEqual(page.consoleErrors(), []);

    const watched = await (await stage.newUnwatchedShopper()).goto;
    await provoke(page, front);
  });
});
