import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { startStripeEmulator } from '../../demo/emulator/stripe/index.js';
import { startShop } from '../../demo/server/index.js';

const pages = {
  product: '/',
  membership: '/demo/membership.html',
  return: '/demo/return.html',
  order: '/demo/order.html',
  bench: '/demo/try.html',
  playground: '/demo/playground.html',
  'price-change': '/demo/price-change.html',
  admin: '/demo/admin.html',
};
const kept = new Set([
  'product-ko-1280-light',
  'product-ko-320-light',
  'membership-ko-1280-light',
  'playground-en-1280-light',
  'playground-ko-1280-dark',
]);

/** Writes pictures of the real demo shop into a folder: five, or with `all` every page whole, in every width and language. */
export async function takeShop(browser: Browser, folder: string, all: boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const secretKey = 'sk_test_pictures';
  const emulator = await startStripeEmulator({ secretKey });
  const shop = await startShop({
    port: 0,
    databaseUrl: `file:${join(mkdtempSync(join(tmpdir(), 'kr-pay-pictures-')), 'shop.db')}`,
    stripe: {
      secretKey,
      webhookSecret: 'whsec_pictures',
      api: { protocol: 'http', host: '127.0.0.1', port: Number(new URL(emulator.origin).port) },
    },
    emulators: { stripe: { origin: emulator.origin } },
  });
  try {
    for (const [name, path] of Object.entries(pages))
      for (const language of ['ko', 'en'])
        for (const width of [320, 768, 1280])
          for (const scheme of ['light', 'dark']) {
            const picture = `${name}-${language}-${width}-${scheme}`;
            if (!all && !kept.has(picture)) continue;
            const page = await browser.newPage();
            await page.setViewport({ width, height: 900 });
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            await page.goto(`${shop.origin}${path}?lang=${language}`, { waitUntil: 'networkidle0' });
            await page.screenshot({ path: join(folder, `${picture}.png`), fullPage: all });
            await page.close();
            console.log(`${folder}/${picture}.png`);
          }
  } finally {
    await shop.close();
    await emulator.close();
  }
}
