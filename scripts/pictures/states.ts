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

/** Those that tests compare with what the button looks like now: between them every language, width and scheme. */
export const keptSheets: Readonly<Record<string, SheetOptions>> = Object.fromEntries(
  (
    [
      ['ko', 320, 'light'],
      ['en', 320, 'dark'],
      ['ko', 768, 'dark'],
      ['en', 1280, 'light'],
    ] as const
  ).map(([language, width, scheme]) => [
    `${language}-${width}-${scheme}.png`,
    { language, width, scheme, blocks: true },
  ]),
);

/** The part of a sheet that the README shows. */
const readme: SheetOptions = { language: 'en', width: 768, scheme: 'light' };

type Picture = (page: Page) => Promise<Uint8Array>;

/** The same picture in fewer colors, for people. */
const small =
  (picture: Picture): Picture =>
  async (page) =>
    smallPng(await readPixels(page, await picture(page)));

/** Writes every sheet, and the picture of the README, into a folder. */
export const takeStates = (browser: Browser, folder: string): Promise<void> =>
  take(browser, folder, async (write) => {
    for (const [name, options] of Object.entries(sheets)) await write(options, name, small(photograph));
    await write(readme, 'readme.png', small(photographStates));
  });

/** Writes the sheets that tests compare into a folder. */
export const takeKept = (browser: Browser, folder: string): Promise<void> =>
  take(browser, folder, async (write) => {
    for (const [name, options] of Object.entries(keptSheets)) await write(options, name, photograph);
  });

type Write = (options: SheetOptions, name: string, picture: Picture) => Promise<void>;

async function take(browser: Browser, folder: string, work: (write: Write) => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await startSheetServer();
  const keep = (name: string, picture: Uint8Array): void => {
    writeFileSync(join(folder, name), picture);
    console.log(`${join(folder, name)} ${Math.ceil(picture.length / 1024)} KiB`);
  };
  try {
    await work(async (options, name, picture) => {
      const page = await openSheet(browser, server.origin, options);
      keep(name, await picture(page));
      await page.browserContext().close();
    });
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
