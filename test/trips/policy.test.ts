import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openFront } from '../support/trip-front.js';
import { onEveryStage } from '../support/trip-stage.js';
import { openShopPage, pathOf, payAndReturn } from '../support/trip-steps.js';
import { until } from '../support/trip-world.js';

onEveryStage("The shop's strict content security policy", (stage) => {
  it('is broken neither by paying nor by saving a method', async () => {
    const front = stage.keep(await openFront());
    const { shop } = await stage.openWorld([front.origin]);
    front.standBefore(shop);
    const page = await stage.newShopper({ errorsAreExpected: true });
    await openShopPage(page, front.origin + pathOf('/', stage.script, { lang: 'ko' }));
    await payAndReturn(page);
    await openShopPage(page, front.origin + pathOf('/demo/membership.html', stage.script));
    await page.click('kr-pay-button >>> [part=agree-all]');
    await payAndReturn(page);
    assert.deepEqual(page.consoleErrors(), []);

    // What comes after it shows that a report would have come.
    await page.evaluate(() => {
      new Image().src = 'http://127.0.0.1:9/elsewhere.png';
    });
    await until('the report of a picture from elsewhere', () => front.blocked.length);
    const [blocked, ...more] = front.blocked;
    assert.match(blocked ?? '', /^http:\/\/127\.0\.0\.1:9\b/);
    assert.deepEqual(more, []);
  });
});
