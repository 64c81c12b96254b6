import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { chromiumFlags } from '../../scripts/browser-options.mjs';
import { requireBrowser } from '../../scripts/browsers.mjs';
import type { Box } from '../../scripts/pictures/compare.js';
import { comparePictures } from '../../scripts/pictures/compare.js';
import { exhibits } from '../../scripts/pictures/exhibits.js';
import { intended, openSheet, photograph, standingOf } from '../../scripts/pictures/open-sheet.js';
import { readPixels } from '../../scripts/pictures/pixels.js';
import { startSheetServer } from '../../scripts/pictures/scripted-endpoint.js';
import type { SheetServer } from '../../scripts/pictures/scripted-endpoint.js';
import { smallPng } from '../../scripts/pictures/small-png.js';
import { sheets } from '../../scripts/pictures/states.js';

/** How much a channel (0 to 255) of a pixel may differ between two pictures of the same. */
const tolerance = 2;

/** Changes made on purpose, each small, and the exhibit that each is to be found in. */
const planted = [
  { what: 'a slightly other blue', id: 'toss_pay', css: '#toss_pay { --kr-pay-background: #0a68ff; }' },
  { what: 'corners of 10 instead of 12 pixels', id: 'naver_pay', css: '#naver_pay { --kr-pay-radius: 10px; }' },
  // Beside the large one, which keeps the row as high as it was.
  { what: 'a button 2 pixels higher', id: 'm', css: '#m { --kr-pay-height: 50px; }' },
  { what: 'a thicker spinner', id: 'starting', css: '#starting::part(spinner) { border-width: 3px; }' },
  { what: 'the focus ring in another blue', id: 'focused', css: '#focused { --kr-pay-focus: #223; }' },
  { what: 'a bluer box of a term', id: 'ticked', css: '#ticked::part(checkbox) { background-color: #226; }' },
] as const;

describe('the sheet of states', () => {
  let server: SheetServer;
  let browser: Browser;
  let page: Page;
  let picture: Uint8Array;

  before(async () => {
    server = await startSheetServer();
    browser = await launch({ executablePath: requireBrowser('chromium'), args: chromiumFlags() });
    page = await openSheet(browser, server.origin, { language: 'en', width: 768, scheme: 'light' });
    picture = await photograph(page);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('looks the same when it is made a second time', async () => {
    const again = await openSheet(browser, server.origin, { language: 'en', width: 768, scheme: 'light' });
    assert.deepEqual(await comparePictures(page, picture, await photograph(again), tolerance), { count: 0 });
  });

  for (const { what, id, css } of planted)
    it(`shows ${what}, there and nowhere else`, async () => {
      const sheet = await page.addStyleTag({ content: css });
      const changed = await photograph(page);
      await sheet.evaluate((element) => element.remove());
      const { count, box } = await comparePictures(page, picture, changed, tolerance);
      assert.ok(box, 'The comparison found nothing.');
      assert.ok(count >= 8, `The comparison found ${count} pixels.`);
      const place = await placeOf(page, id);
      assert.ok(isWithin(box, place), `Found in ${JSON.stringify(box)}, planted in ${JSON.stringify(place)}`);
    });

  it('is as before when nothing is planted any more, and each button still stands where it was brought', async () => {
    assert.deepEqual(await standingOf(page), intended);
    assert.deepEqual(await comparePictures(page, picture, await photograph(page), tolerance), { count: 0 });
  });

  it('stands still however long it takes: no wait of ten seconds ends', async () => {
    assert.equal(await page.evaluate('setTimeout(() => {}, 10_000)'), 0);
  });

  it('keeps its colors in a small file', async () => {
    const colors = [0xfee500, 0x006644, 0xffffff, 0x0064ff, 0x222222, 0xaa1111];
    const bytes = Buffer.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255, 255]));
    assert.deepEqual(await readPixels(page, smallPng({ width: 3, height: 2, bytes })), { width: 3, height: 2, bytes });
  });

  it('shows what docs/states.md says: each sheet, each text for shoppers, each event', async () => {
    const text = readFileSync(new URL('../../docs/states.md', import.meta.url), 'utf8');
    for (const name of Object.keys(sheets)) assert.ok(text.includes(`(pictures/states/${name})`), name);
    const rows = exhibits
      .filter(({ clicks }) => clicks)
      .map((exhibit) => ({
        ...exhibit,
        row: text.split('\n').find((row) => row.startsWith(`| \`${exhibit.id}\``)) ?? '',
      }));
    for (const { id, hears, row } of rows) {
      assert.deepEqual(
        row.match(/`kr-pay-\w+`/g) ?? [],
        hears.map((name) => `\`${name}\``),
        id,
      );
      assert.match(row, includes(await textIn(page, id, '[part=status]')), id);
    }
    await page.evaluate(async () => {
      document.documentElement.lang = 'ko';
      const buttons = document.querySelectorAll<HTMLElement & { updateComplete: Promise<boolean> }>('kr-pay-button');
      await Promise.all([...buttons].map((each) => each.updateComplete));
    });
    // What has failed keeps the words that it was said in.
    for (const { id, row } of rows) assert.match(row, includes(await textIn(page, id, '[role=status]')), id);
  });
});

const includes = (text: string): RegExp => new RegExp(text.replaceAll(/[.()[\]?]/g, String.raw`\$&`));

/** What a shopper reads in a part of an exhibit. */
async function textIn(page: Page, id: string, part: string): Promise<string> {
  return page.$eval(`#${id} >>> ${part}`, (element) => (element as HTMLElement).innerText.trim());
}

/** Where an exhibit is on the sheet; its ring and its shadow stand out by up to 5 px. */
async function placeOf(page: Page, id: string): Promise<Box> {
  return page.$eval(`#${id}`, (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left: left - 5, top: top - 5, right: right + 5, bottom: bottom + 5 };
  });
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom
  );
}
