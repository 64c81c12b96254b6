/**
 * Measures the button beside others and writes docs/benchmarks.md: `npm run build`, `npm --prefix bench ci`, then
 * `node --import tsx bench/run.ts [--rounds 20]`. `--report` writes the page anew from the figures that are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { chromiumFlags } from '../scripts/browser-options.mjs';
import { requireBrowser } from '../scripts/browsers.mjs';
import { buildPages, firstFiles, folderOf, weigh } from './build.js';
import { clickOnce } from './click.js';
import { readFigures, spreadOf, writeFigures } from './figures.js';
import type { Row } from './figures.js';
import { paths } from './paths.js';
import { plotOf } from './plot.js';
import { reportOf } from './report.js';
import { openSite } from './site.js';
import type { Site } from './site.js';
import { subjects } from './subjects.js';
import type { Subject } from './subjects.js';
import { visit } from './visit.js';

/** What has come together about one subject. */
interface Findings {
  readonly samples: Map<string, number[]>;
  readonly scripts: Set<string>;
  readonly foreign: Set<string>;
}

/** Other orders in other rounds, so that nobody always comes after the same one. */
function orderOf(round: number): readonly Subject[] {
  const start = (round * 3) % subjects.length;
  const turned = [...subjects.slice(start), ...subjects.slice(0, start)];
  return round % 2 ? turned.reverse() : turned;
}

async function measure(site: Site, rounds: number): Promise<ReadonlyMap<string, Findings>> {
  const all = new Map(
    subjects.map(({ id }) => [id, { samples: new Map<string, number[]>(), scripts: new Set(), foreign: new Set() }]),
  ) as Map<string, Findings>;
  // Round 0 warms the machine up and is not kept.
  for (let round = 0; round <= rounds; round += 1) {
    // A browser for each round: one that has closed hundreds of profiles stops answering.
    const browser = await openBrowser();
    try {
      // The first page of a browser takes longer than any other: nobody's figures are made of it.
      await visitAny(browser, site);
      await measureRound(browser, site, round, all);
    } finally {
      await browser.close();
    }
    console.log(`round ${round} of ${rounds}, load average ${loadavg()[0]?.toFixed(1)}`);
  }
  return all;
}

async function visitAny(browser: Browser, site: Site): Promise<void> {
  const any = subjects.find(({ shown }) => shown);
  if (any) await visit(browser, site, any);
}

async function measureRound(
  browser: Browser,
  site: Site,
  round: number,
  all: ReadonlyMap<string, Findings>,
): Promise<void> {
  for (const subject of orderOf(round)) {
    const { samples, scripts, foreign } = all.get(subject.id) as Findings;
    const seen = subject.shown ? await visit(browser, site, subject) : undefined;
    const clicked = subject.click ? await clickOnce(browser, site, subject) : undefined;
    for (const script of seen?.scripts ?? []) scripts.add(script);
    for (const address of seen?.foreign ?? []) foreign.add(address);
    if (round === 0) continue;
    for (const [name, value] of Object.entries({ ...seen?.sample, ...clicked }))
      samples.set(name, [...(samples.get(name) ?? []), value]);
  }
}

function rowOf(subject: Subject, { samples, scripts, foreign }: Findings): Row {
  const sum = (names: readonly string[]): number =>
    names.reduce((bytes, name) => bytes + weigh(join(folderOf(subject), name)), 0);
  const names = [...scripts].map((path) => path.split('/').at(-1) ?? '');
  return {
    id: subject.id,
    name: subject.name,
    firstBytes: sum(firstFiles(subject)),
    ...(names.length > 0 && { allBytes: sum(names) }),
    ...(subject.style && { styleBytes: weigh(paths.adyenStyle) }),
    foreign: [...foreign].sort(),
    spreads: Object.fromEntries([...samples].map(([name, values]) => [name, spreadOf(values)])),
  };
}

/** The versions of what is measured and of what measures. */
function versions(): Record<string, string> {
  const read = (file: string): string => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const own = ['lit', 'vite', 'puppeteer-core'].map((name) => [
    name,
    read(join(paths.peers, `../../node_modules/${name}/package.json`)),
  ]);
  const peers = ['@google-pay/button-element', '@adyen/adyen-web', 'braintree-web-drop-in'].map((name) => [
    name,
    read(join(paths.peers, name, 'package.json')),
  ]);
  const ours = ['kr-pay-button', read(join(paths.peers, '../../package.json'))];
  return Object.fromEntries([ours, ...own, ...peers]) as Record<string, string>;
}

const openBrowser = (): Promise<Browser> =>
  launch({
    headless: true,
    defaultViewport: { width: 1200, height: 800 },
    protocolTimeout: 60_000,
    executablePath: requireBrowser('chromium'),
    args: [...chromiumFlags(), '--lang=ko', '--accept-lang=ko-KR,ko'],
  });

async function browserVersion(): Promise<string> {
  const browser = await openBrowser();
  try {
    return await browser.version();
  } finally {
    await browser.close();
  }
}

async function run(rounds: number): Promise<void> {
  const loadBefore = loadavg()[0] ?? 0;
  await buildPages(subjects);
  const site = await openSite();
  try {
    const version = await browserVersion();
    const found = await measure(site, rounds);
    const [processor] = cpus();
    await writeFigures({
      date: new Date().toISOString().slice(0, 10),
      rounds,
      machine: `${cpus().length} cores (${processor?.model.trim()}), Node ${process.versions.node}`,
      load: { before: loadBefore, after: loadavg()[0] ?? 0 },
      browser: version,
      versions: versions(),
      rows: subjects.map((subject) => rowOf(subject, found.get(subject.id) as Findings)),
    });
  } finally {
    await site.close();
  }
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, report: { type: 'boolean' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new TypeError(`--rounds: expected a whole number, got ${values.rounds}`);
if (!values.report) await run(rounds);
const figures = readFigures();
writeFileSync(paths.plot, plotOf(figures));
writeFileSync(paths.report, await reportOf(figures));
