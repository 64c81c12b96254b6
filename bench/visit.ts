import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { answerForeign } from './foreign.js';
import type { Site } from './site.js';
import type { Subject } from './subjects.js';

/** How many buttons a full page has beside the first. */
export const many = 1_000;

/** What one visit has shown. Times are milliseconds, `Each` is per button of a thousand: microseconds and bytes. */
export interface Sample {
  readonly scriptMs: number;
  readonly taskMs: number;
  readonly paintMs: number;
  readonly taskEach?: number;
  readonly heapEach?: number;
  readonly nodeHeapEach?: number;
}

interface Visit {
  readonly sample: Sample;
  /** The page's scripts, as paths of this site. */
  readonly scripts: readonly string[];
  /** What was asked of the vendors' hosts, and answered here. */
  readonly foreign: readonly string[];
}

/** Waits for a while: Chromium sometimes never says that a page is closed, and the next round has a new browser anyway. */
const atMost = (closing: Promise<void>): Promise<unknown> =>
  Promise.race([closing.catch(() => undefined), wait(3_000, undefined, { ref: false })]);

/** Opens a page in a profile of its own, with all that is foreign answered here. */
export async function openPage(
  browser: Browser,
  url: string,
  use: (page: Page, cdp: CDPSession) => Promise<void>,
): Promise<readonly string[]> {
  const context = await browser.createBrowserContext();
  const unexpected = new Set<string>();
  const asked = new Set<string>();
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    const cdp = await page.createCDPSession();
    await answerForeign(cdp, unexpected, asked);
    // Thread ticks: what the main thread has computed, not how long it took while others computed.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url);
    await use(page, cdp);
    const problems = [...errors, ...[...unexpected].map((address) => `asked for ${address}`)];
    if (problems.length > 0) throw new Error(`${url}: ${problems.join('; ')}`);
    return [...asked];
  } finally {
    // A page that still waits for an answer from here would keep its profile from closing.
    for (const page of await context.pages()) await atMost(page.close());
    await atMost(context.close());
  }
}

/** Waits until `count` buttons are there, and for a while in which late work ends. */
export const settled = (page: Page, shown: string, count: number): Promise<unknown> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const end = performance.now() + 20_000;
    const look = () => {
      if (${shown} >= ${count}) requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 300)));
      else if (performance.now() > end) reject(new Error('shown are ' + ${shown} + ' of ${count}'));
      else setTimeout(look, 20);
    };
    look();
  })`);

async function metrics(cdp: CDPSession): Promise<(name: string) => number> {
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  return (name) => {
    const found = all.find((each) => each.name === name);
    if (!found) throw new Error(`Chromium no longer tells ${name}.`);
    return found.value;
  };
}

async function heaps(cdp: CDPSession): Promise<{ script: number; nodes: number }> {
  // Twice: what the first collection lets go of may have held something else.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await cdp.send('Runtime.getHeapUsage');
  return { script: usedSize, nodes: embedderHeapUsedSize };
}

async function addMany(page: Page, cdp: CDPSession, shown: string, makes: string): Promise<Partial<Sample>> {
  const heapBefore = await heaps(cdp);
  const taskBefore = (await metrics(cdp))('TaskDuration');
  await page.evaluate(`{
    const place = document.createElement('div');
    for (let index = 0; index < ${many}; index += 1) place.append(${makes});
    document.body.append(place);
  }`);
  await settled(page, shown, many + 1);
  const task = (await metrics(cdp))('TaskDuration') - taskBefore;
  const heap = await heaps(cdp);
  return {
    taskEach: (task * 1e6) / many,
    heapEach: (heap.script - heapBefore.script) / many,
    nodeHeapEach: (heap.nodes - heapBefore.nodes) / many,
  };
}

/** Visits a subject's page: one button first, a thousand more where there can be. */
export async function visit(browser: Browser, site: Site, { id, shown, makes }: Subject): Promise<Visit> {
  if (!shown) throw new Error(`${id} is not to be visited.`);
  site.begin();
  let sample: Sample | undefined;
  let scripts: readonly string[] = [];
  const foreign = await openPage(browser, `${site.origin}/page/${id}`, async (page, cdp) => {
    await settled(page, shown, 1);
    const valueOf = await metrics(cdp);
    scripts = [...site.scripts()];
    const paint = Number(
      await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`),
    );
    if (Number.isNaN(paint)) throw new Error(`${id}: nothing was painted.`);
    sample = {
      scriptMs: valueOf('ScriptDuration') * 1_000,
      taskMs: valueOf('TaskDuration') * 1_000,
      paintMs: paint,
      ...(makes && (await addMany(page, cdp, shown, makes))),
    };
  });
  if (!sample) throw new Error(`${id} was not visited.`);
  return { sample, scripts, foreign };
}
