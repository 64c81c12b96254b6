import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { enginesUnderTest, launchBrowser } from '../support/browser.js';
import type { Browser } from '../support/browser.js';
import { growthBy, isClean } from './mounts-page.js';

// Only Chromium tells what a page holds. What the others can show is in test/element/mounts.test.ts.
describe(
  'A page that mounts and unmounts the button a thousand times',
  {
    skip: !enginesUnderTest().includes('chromium') && 'Chromium is not under test',
  },
  () => {
    let browser: Browser;
    before(async () => {
      browser = await launchBrowser('chromium');
    });
    after(() => browser.close());

    it('holds no node and no listener more, and no more memory', async () => {
      const growth = await growthBy(browser, { script: 'classic', visit: 'seen', times: 1_000 });
      assert.ok(isClean(growth), JSON.stringify(growth));
    });

    it('holds no more either when each was pressed and paid', async () => {
      const growth = await growthBy(browser, { script: 'module', visit: 'paid', times: 1_000 });
      assert.ok(isClean(growth), JSON.stringify(growth));
    });

    it('holds no more either when each was removed while it started', async () => {
      const growth = await growthBy(browser, { script: 'classic', visit: 'removed-while-starting', times: 1_000 });
      assert.ok(isClean(growth), JSON.stringify(growth));
    });

    it('is found out when it keeps the buttons that it removed: a planted leak', async () => {
      const growth = await growthBy(browser, { script: 'classic', visit: 'seen', times: 100, keeps: true });
      assert.ok(growth.nodes > 1_000 && growth.listeners > 100, JSON.stringify(growth));
      assert.equal(isClean(growth), false);
    });
  },
);
