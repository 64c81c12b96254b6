/**
 * `npm run pictures`: takes the pictures of README and docs from the real demo shop and the real button. Needs
 * `npm run build` and Chromium. `npm run pictures -- states` takes those of the states only; `-- --all` adds pictures of
 * the shop that are looked at before a release and not kept in the repository. `-- kept` takes those that tests compare: after
 * a change of looks that was meant.
 */
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { chromiumFlags } from './browser-options.mjs';
import { requireBrowser } from './browsers.mjs';
import { takeShop } from './pictures/shop.js';
import { takeKept, takeStates } from './pictures/states.js';

const words = new Set(process.argv.slice(2));
const all = words.has('--all');
const folder = all ? 'dist/pictures' : 'docs/pictures';

const browser = await launch({ executablePath: requireBrowser('chromium'), args: chromiumFlags() });
try {
  if (words.has('kept')) await takeKept(browser, 'test/scripts/kept-pictures');
  else {
    if (!words.has('states')) await takeShop(browser, folder, all);
    await takeStates(browser, join(folder, 'states'));
  }
} finally {
  await browser.close();
}
