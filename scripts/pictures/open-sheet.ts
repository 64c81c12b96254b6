import type { Browser, Page } from 'puppeteer-core';
import { blockFont } from './block-font.js';
import type { Language, Scheme, Width } from './exhibits.js';
import { exhibits } from './exhibits.js';

/** Which sheet. */
export interface SheetOptions {
  readonly language: Language;
  readonly width: Width;
  readonly scheme: Scheme;
  /** Letters are blocks: a picture that is the same on machines with other fonts. */
  readonly blocks?: true;
}

/** What each button says of itself, and what its page has heard, by the exhibit's id. */
export type Standing = Readonly<Record<string, { readonly state: string; readonly heard: readonly string[] }>>;

/** Where every exhibit should stand. */
export const intended: Standing = Object.fromEntries(
  exhibits.map(({ id, state, hears }) => [id, { state, heard: hears }]),
);

/**
 * Opens a sheet in a profile of its own and brings each exhibit where it belongs, by the mouse and the Tab key. Close its
 * `browserContext()` afterwards.
 *
 * @throws Error that says where the exhibits stand, when one is not where it should be after 15 seconds.
 */
export async function openSheet(browser: Browser, origin: string, options: SheetOptions): Promise<Page> {
  const { language, width, scheme, blocks } = options;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height: 900, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' }, // the spinner stands still
  ]);
  await page.evaluateOnNewDocument(holdLongTimers);
  await page.goto(`${origin}/${language}`, { waitUntil: 'load' });
  await page.waitForFunction(() =>
    [...document.querySelectorAll('kr-pay-button')].every((each) => each.shadowRoot?.querySelector('button')),
  );
  if (blocks) await page.addStyleTag({ content: blockStyles });
  for (const { id, clicks = [] } of exhibits) for (const part of clicks) await page.click(`#${id} >>> [part=${part}]`);
  await page.mouse.move(0, 0);
  await focusByKeyboard(page);
  await arrive(page);
  return page;
}

/** The whole sheet as a PNG. */
export const photograph = (page: Page): Promise<Uint8Array> => page.screenshot({ fullPage: true });

/** Where the exhibits of an open sheet stand now. */
export async function standingOf(page: Page): Promise<Standing> {
  return page.evaluate(() => {
    const { heard } = globalThis as unknown as { heard: Record<string, string[]> };
    const buttons = [...document.querySelectorAll<HTMLElement & { state: string }>('kr-pay-button')];
    return Object.fromEntries(buttons.map(({ id, state }) => [id, { state, heard: heard[id] ?? [] }]));
  });
}

/**
 * A wait of ten seconds or more never ends: a button that gives up waiting would be another picture. A text, because a
 * function would come with names from tsx that the page does not know.
 */
const holdLongTimers = `{
  const original = setTimeout;
  globalThis.setTimeout = (handler, wait = 0, ...words) => (wait < 10_000 ? original(handler, wait, ...words) : 0);
}`;

const blockStyles = `
  @font-face { font-family: blocks; src: url(data:font/ttf;base64,${blockFont().toString('base64')}); }
  kr-pay-button { --kr-pay-font: 16px/1.5 blocks; }
  figcaption { font-family: blocks; }
`;

/** A ring is shown where the focus came by keyboard. */
async function focusByKeyboard(page: Page): Promise<void> {
  const id = exhibits.find(({ focused }) => focused)?.id;
  await page.$eval(`figcaption:has(+ #${id})`, (caption) => caption.focus());
  await page.keyboard.press('Tab');
}

/** Waits until each exhibit is where it belongs and nothing moves any more. */
async function arrive(page: Page): Promise<void> {
  const goal = JSON.stringify(intended);
  const until = Date.now() + 15_000;
  for (;;) {
    const standing = JSON.stringify(await standingOf(page));
    if (standing === goal) break;
    if (Date.now() > until) throw new Error(`Expected the exhibits to stand at\n${goal}, they stand at\n${standing}`);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    const buttons = [...document.querySelectorAll<HTMLElement & { updateComplete: Promise<boolean> }>('kr-pay-button')];
    await Promise.all(buttons.map((each) => each.updateComplete));
    const moving = buttons.flatMap((each) => each.shadowRoot?.getAnimations() ?? []);
    await Promise.all(moving.map((each) => each.finished));
    scrollTo(0, 0);
  });
}
