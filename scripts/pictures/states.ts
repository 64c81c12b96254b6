import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { languages, schemes, widths } from './exhibits.js';
import type { SheetOptions } from './open-sheet.js';
import { openSheet, photograph } from './open-sheet.js';
import { readPixels } from './pixels.js';
import { startSheetServer } from './scripted-endpoint.js';
import { smallPng } from './small-png.js';

/** Every sheet there is, by the name of its file. */
export const sheets: Readonly<Record<string, SheetOptions>> = Object.fromEntries(
  languages.flatMap((language) =>
    widths.flatMap((width) =>
      schemes.map((scheme) => [`${language}-${width}-${scheme}.png`, { language, width, scheme }] as const),
    ),
  ),
);

/** The part of a sheet that the README shows. */
const readme: SheetOptions = { language: 'en', width: 768, scheme: 'light' };

/** Writes every sheet, and the picture of the README, into a folder. */
export async function takeStates(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await startSheetServer();
  const keep = (name: string, picture: Uint8Array): void => {
    writeFileSync(join(folder, name), picture);
    console.log(`${join(folder, name)} ${Math.ceil(picture.length / 1024)} KiB`);
  };
  const take = async (options: SheetOptions, name: string, picture: (page: Page) => Promise<Uint8Array>) => {
    const page = await openSheet(browser, server.origin, options);
    keep(name, smallPng(await readPixels(page, await picture(page))));
    await page.browserContext().close();
  };
  try {
    for (const [name, options] of Object.entries(sheets)) await take(options, name, photograph);
    await take(readme, 'readme.png', photographStates);
  } finally {
    await server.close();
  }
}

/** The part of an open sheet that shows the states, with a little room around it. */
async function photographStates(page: Page): Promise<Uint8Array> {
  const box = await (await page.$('#states'))?.boundingBox();
  if (!box) throw new Error('Expected the sheet to have a part of states.');
  const { x, y, width, height } = box;
  return page.screenshot({ clip: { x: x - 8, y: y - 8, width: width + 16, height: height + 16 } });
}
