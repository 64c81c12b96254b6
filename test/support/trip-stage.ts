import assert from 'node:assert/strict';
import { after, afterEach, before, describe } from 'node:test';
import { enginesUnderTest, launchBrowser } from './browser.js';
import type { Browser, Engine, Page } from './browser.js';
import { openWorld } from './trip-world.js';
import type { World } from './trip-world.js';

/** Which of the two files for script tags the pages load. */
export type ScriptFile = 'classic' | 'module';

/** Where one test takes place. What it opens is closed after it, and its pages must have had no console error. */
export interface Stage {
  readonly engine: Engine;
  readonly script: ScriptFile;
  openWorld(otherOrigins?: readonly string[]): Promise<World>;
  /** The first tab of a browser that was never at the shop. Its console is left to the test if errors are expected. */
  newShopper(options?: ShopperOptions): Promise<Page>;
  /** Another tab of the same browser, watched as the first one is. */
  newTab(beside: Page): Promise<Page>;
  /** Keeps something to be closed after the test. */
  keep<T extends { close(): Promise<void> }>(opened: T): T;
}

/** What kind of shopper. */
export interface ShopperOptions {
  readonly errorsAreExpected?: boolean;
  /** Whether the browser says that it is a phone's. */
  readonly phone?: boolean;
  /** `false` if the browser takes no cookies and stores nothing. */
  readonly cookies?: boolean;
}

/** What Chrome on an Android phone says, as the shop and the providers' scripts read it. */
const phoneUserAgent =
  'Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';

/** Tells the same tests in every engine under test, with both script files, one browser an engine. */
export function onEveryStage(
  subject: string,
  tell: (stage: Stage) => void,
  scripts: readonly ScriptFile[] = ['classic', 'module'],
): void {
  for (const engine of enginesUnderTest()) {
    describe(`${subject}, in ${engine}`, () => {
      let browser: Browser;
      before(async () => {
        browser = await launchBrowser(engine);
      });
      after(() => browser.close());
      for (const script of scripts) {
        describe(`with the ${script} file`, () => setUpStage(engine, script, () => browser, tell));
      }
    });
  }
}

function setUpStage(engine: Engine, script: ScriptFile, browser: () => Browser, tell: (stage: Stage) => void): void {
  const opened: { close(): Promise<void> }[] = [];
  const pages: Page[] = [];
  const keep = <T extends { close(): Promise<void> }>(each: T): T => {
    opened.push(each);
    return each;
  };
  afterEach(async () => {
    const errors = pages.splice(0).flatMap((page) => page.consoleErrors());
    for (const each of opened.splice(0).reverse()) await each.close();
    assert.deepEqual(errors, [], 'console errors');
  });
  tell({
    engine,
    script,
    keep,
    openWorld: async (otherOrigins) => keep(await openWorld(otherOrigins)),
    async newShopper({ errorsAreExpected = false, phone = false, cookies = true } = {}) {
      const page = keep(await browser().newProfile({ ...(phone && { userAgent: phoneUserAgent }), cookies }));
      if (!errorsAreExpected) pages.push(page);
      return page;
    },
    async newTab(beside) {
      const page = keep(await beside.newTab());
      if (pages.includes(beside)) pages.push(page);
      return page;
    },
  });
}
