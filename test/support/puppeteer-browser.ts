import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, KeyInput, Page as PuppeteerPage } from 'puppeteer-core';
import type { Browser, Footprint, ProfileOptions } from './browser.js';
import { drivenPage } from './driven-page.js';
import type { PageControl } from './page-control.js';
import { launchEngine, needsOwnBrowser } from './puppeteer-launch.js';
import type { PuppeteerEngine } from './puppeteer-launch.js';

/** Tabs of one profile. Only the tab in front gets real input, so it is changed when another one is to be used. */
interface Profile {
  /** Tabs that somebody holds already. */
  readonly known: Set<PuppeteerPage>;
  readonly engine: PuppeteerEngine;
  readonly context: BrowserContext;
  readonly options: ProfileOptions;
  front: PuppeteerPage | undefined;
}

/** Chromium over CDP, Firefox over WebDriver BiDi, both without a window and asking for Korean pages. */
export async function launchPuppeteer(engine: PuppeteerEngine): Promise<Browser> {
  const shared = await launchEngine(engine);
  const launched = [shared];
  return {
    engine,
    async newProfile(options = {}) {
      let home = shared;
      if (needsOwnBrowser(engine, options)) {
        home = await launchEngine(engine, options);
        launched.push(home);
      }
      const context = await home.browser.createBrowserContext();
      return drivenPage(
        await openTab({ known: new Set(), engine, context, options, front: undefined }),
        options.waitLimit,
      );
    },
    async close() {
      await Promise.all(launched.map((each) => each.close()));
    },
  };
}

async function openTab(profile: Profile): Promise<PageControl> {
  const page = await profile.context.newPage();
  profile.front = page;
  return controlOf(profile, page);
}

async function controlOf(profile: Profile, page: PuppeteerPage): Promise<PageControl> {
  profile.known.add(page);
  if (profile.options.userAgent !== undefined) await page.setUserAgent({ userAgent: profile.options.userAgent });
  if (profile.options.javaScript === false && profile.engine === 'chromium') await page.setJavaScriptEnabled(false);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));

  const toFront = async (): Promise<void> => {
    if (profile.front !== page) await page.bringToFront();
    profile.front = page;
  };
  return {
    engine: profile.engine,
    async open(url) {
      if (profile.engine === 'firefox') await bidiContext(page).navigate(url, 'complete');
      else await page.goto(url);
    },
    async run(expression, limit) {
      const ended = new AbortController();
      const late = wait(limit, undefined, { signal: ended.signal }).then(() => {
        throw new Error(`The page did not answer within ${limit / 1000} s.`);
      });
      try {
        return String(await Promise.race([page.evaluate(expression), late]));
      } finally {
        ended.abort();
      }
    },
    async runInFrame(frame, expression) {
      const found = await page.$(frame);
      const content = await found?.contentFrame();
      if (!content) throw new Error(`There is no frame ${frame}.`);
      return String(await content.evaluate(expression));
    },
    async popup() {
      const opened = (await profile.context.pages()).find((each) => !profile.known.has(each));
      if (!opened) return undefined;
      profile.front = opened;
      return controlOf(profile, opened);
    },
    async click(x, y, count) {
      await toFront();
      await page.mouse.click(x, y, { count });
    },
    async press(key) {
      await toFront();
      await pressKeys(page, key);
    },
    async hold(key, repeats) {
      await toFront();
      // Both drivers take a further keydown for a repeated one as long as the key is down.
      for (let times = 0; times <= repeats; times += 1) await page.keyboard.down(key as KeyInput);
      await page.keyboard.up(key as KeyInput);
    },
    async reload() {
      if (profile.engine === 'firefox') await bidiContext(page).reload({ wait: 'complete' });
      else await page.reload();
    },
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot({ type: 'png' }),
    newTab: () => openTab(profile),
    consoleErrors: () => errors,
    async footprint() {
      if (profile.engine !== 'chromium') throw new Error('Firefox does not tell what a page holds.');
      return footprintOf(page);
    },
    async close() {
      const isLast = (await profile.context.pages()).length === 1;
      await (isLast ? profile.context.close() : page.close());
    },
  };
}

/** Asks over CDP: https://chromedevtools.github.io/devtools-protocol/tot/Performance/#method-getMetrics */
async function footprintOf(page: PuppeteerPage): Promise<Footprint> {
  const session = await page.createCDPSession();
  try {
    await session.send('Performance.enable');
    // Twice: what the first collection lets go of may have held something else.
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const valueOf = (name: string): number => {
      const metric = metrics.find((each) => each.name === name);
      if (!metric) throw new Error(`Chromium no longer tells ${name}.`);
      return metric.value;
    };
    return { nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners'), heapBytes: valueOf('JSHeapUsedSize') };
  } finally {
    await session.detach();
  }
}

/** The two commands of https://www.w3.org/TR/webdriver-bidi/#module-browsingContext that load a page. */
interface BidiContext {
  navigate(url: string, wait: 'complete'): Promise<void>;
  reload(options: { wait: 'complete' }): Promise<void>;
}

/**
 * Puppeteer's inner access to BiDi. Its goto() and reload() never end once a page was restored from the back/forward
 * cache, because they wait for the load event of that restoring (puppeteer-core 25.16.0).
 */
function bidiContext(page: PuppeteerPage): BidiContext {
  const frame: { browsingContext?: BidiContext } = page.mainFrame() as object;
  if (frame.browsingContext === undefined) throw new Error('This puppeteer-core keeps its BiDi context elsewhere.');
  return frame.browsingContext;
}

/** Presses keys joined by +, as in `Shift+Tab`. */
async function pressKeys(page: PuppeteerPage, key: string): Promise<void> {
  // Over BiDi puppeteer knows the space bar only by its character.
  const names = key.split('+').map((name) => (name === 'Space' ? ' ' : name) as KeyInput);
  for (const name of names) await page.keyboard.down(name);
  for (let last = names.pop(); last !== undefined; last = names.pop()) await page.keyboard.up(last);
}
