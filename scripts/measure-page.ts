/**
 * Measures the built button in browsers and keeps the figures in docs/figures: mounts and unmounts (Chromium), and pages that
 * the browser kept (the engines that BROWSERS names). `npm run build` first, then `node --import tsx scripts/measure-page.ts`.
 */
import { loadavg } from 'node:os';
import { enginesUnderTest, launchBrowser, type Browser } from '../test/support/browser.js';
import { openFront } from '../test/support/trip-front.js';
import { openShopPage, pathOf } from '../test/support/trip-steps.js';
import { openWorld } from '../test/support/trip-world.js';
import { growthBy, isClean, mostGrowth, type MountPlan } from '../test/trips/mounts-page.js';
import { leaveAndComeBack, type Restoring } from '../test/trips/restored-visit.js';
import { writeFigures, type Figure } from './measure-figures.js';

const times = 1_000;
const restorings = 10;
const command = 'BROWSERS=chromium,firefox,webkit npm run measure:page';

const mounts: readonly (readonly [what: string, plan: MountPlan])[] = [
  ['seen only', { script: 'classic', visit: 'seen', times }],
  ['seen only, module file', { script: 'module', visit: 'seen', times }],
  ['terms ticked, pressed and paid', { script: 'module', visit: 'paid', times }],
  ['removed while starting', { script: 'classic', visit: 'removed-while-starting', times }],
];
const leaking: MountPlan = { script: 'classic', visit: 'seen', times: 100, keeps: true };

const kibibytes = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;

async function measureMounts(browser: Browser): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const bar = `nodes +${mostGrowth.nodes}, listeners +${mostGrowth.listeners}, heap at most +${kibibytes(mostGrowth.heapBytes)}`;
  for (const [what, plan] of [...mounts, ['planted leak', leaking] as const]) {
    const growth = await growthBy(browser, plan);
    const figure = `nodes +${growth.nodes}, listeners +${growth.listeners}, heap +${kibibytes(growth.heapBytes)}`;
    const isMet = isClean(growth) !== (plan.keeps === true);
    const expected = plan.keeps ? `must fail: ${bar}` : bar;
    figures.push({ goal: 'G11', what: `${plan.times} mounts, ${what}`, bar: expected, figure, isMet });
  }
  return figures;
}

/**
 * A shopper of the demo shop goes to the provider and comes back by the browser, again and again. The first time warms the
 * shop up, which has just been started.
 */
async function restore(browser: Browser): Promise<readonly Restoring[]> {
  const front = await openFront();
  const world = await openWorld([front.origin]);
  front.standBefore(world.shop);
  const page = await browser.newProfile();
  try {
    await openShopPage(page, front.origin + pathOf('/demo/membership.html', 'module', { lang: 'ko' }));
    await page.click('kr-pay-button >>> [part=agree-all]');
    const seen: Restoring[] = [];
    while (seen.length <= restorings) seen.push(await leaveAndComeBack(page, world));
    return seen;
  } finally {
    await page.close();
    await world.close();
    await front.close();
  }
}

function inFigure({ engine }: Browser, [first, ...seen]: readonly Restoring[]): Figure {
  const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
  const span = (values: readonly number[]): string => {
    const all = sorted(values).map(Math.round);
    return `${all[Math.floor(all.length / 2)]} ms median, ${all.at(-1)} ms longest`;
  };
  const usable = seen.map((each) => each.usable);
  const shop = seen.map((each) => each.shopAnswer);
  const own = seen.map((each) => each.usable - each.shopAnswer);
  return {
    goal: 'G12',
    what: `${engine}: from pageshow until the button can be pressed, ${seen.length} times after one that warms the shop up`,
    bar: 'at most 100 ms',
    figure: `${span(usable)}; the shop’s answer took ${span(shop)} of it, the button ${span(own)}; the first, not counted, ${Math.round(first?.usable ?? NaN)} ms`,
    isMet: Math.max(...usable) <= 100,
  };
}

const loadBefore = loadavg()[0];
const restored: Figure[] = [];
for (const engine of enginesUnderTest()) {
  const browser = await launchBrowser(engine);
  try {
    if (engine === 'chromium') await writeFigures('mounts', command, loadBefore, await measureMounts(browser));
    restored.push(inFigure(browser, await restore(browser)));
  } finally {
    await browser.close();
  }
}
await writeFigures('restored', command, loadBefore, restored);
for (const { what, figure } of restored) console.log(`${what}: ${figure}`);
