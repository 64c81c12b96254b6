import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { requireBrowser } from '../../scripts/browsers.mjs';
import { comparePictures } from '../../scripts/pictures/compare.js';
import type { Difference } from '../../scripts/pictures/compare.js';
import { openSheet, photograph } from '../../scripts/pictures/open-sheet.js';
import { startSheetServer } from '../../scripts/pictures/scripted-endpoint.js';
import type { SheetServer } from '../../scripts/pictures/scripted-endpoint.js';
import { keptSheets } from '../../scripts/pictures/states.js';

/** How much a channel (0 to 255) may differ, and in how many pixels of a sheet it may be more: rounded corners are drawn
 * a little otherwise by another Chromium. */
const tolerance = 1;
const mostPixels = 60;

const kept = new URL('kept-pictures/', import.meta.url);
const seen = new URL('../../dist/pictures/kept/', import.meta.url);

/** What a change of the looks would be. Each must be found on every sheet. */
const planted = [
  {
    what: 'a yellow that is hardly darker',
    css: 'kr-pay-button[method=kakao_pay] { --kr-pay-background: #fde300; }',
  },
  { what: 'status lines 1 pixel lower', css: '::part(status) { padding-block-start: 9px; }' },
  { what: 'buttons 1 pixel higher', css: 'kr-pay-button { --kr-pay-height: 49px; }' },
  { what: 'corners of 10 instead of 12 pixels', css: 'kr-pay-button { --kr-pay-radius: 10px; }' },
] as const;

// Other systems draw the rims of a block otherwise.
const skip = process.platform !== 'linux' && 'the kept pictures were taken on Linux';

describe('what the button looks like, with blocks for letters', { skip }, () => {
  let server: SheetServer;
  let browser: Browser;
  before(async () => {
    server = await startSheetServer();
    browser = await launch({ executablePath: requireBrowser('chromium'), args: chromiumFlags() });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const [name, options] of Object.entries(keptSheets)) {
    describe(`on ${name}`, () => {
      let page: Page;
      const compare = async (picture: Uint8Array): Promise<Difference> =>
        comparePictures(page, readFileSync(new URL(name, kept)), picture, tolerance);
      before(async () => {
        page = await openSheet(browser, server.origin, options);
      });

      it('is as it was kept', async () => {
        const picture = await photograph(page);
        const { count, box } = await compare(picture);
        if (count <= mostPixels) return;
        mkdirSync(seen, { recursive: true });
        writeFileSync(new URL(name, seen), picture);
        assert.fail(
          `${count} pixels differ from test/scripts/kept-pictures/${name}, in ${JSON.stringify(box)}; ` +
            `dist/pictures/kept/${name} is how it looks now. If that was meant: npm run pictures -- kept`,
        );
      });

      for (const { what, css } of planted)
        it(`is not as it was kept with ${what}: a planted fault`, async () => {
          const sheet = await page.addStyleTag({ content: css });
          const { count } = await compare(await photograph(page));
          await sheet.evaluate((element) => element.remove());
          assert.ok(count > mostPixels, `The comparison found ${count} pixels.`);
        });
    });
  }
});
