/**
 * Runs the tests of accessibility in the engines that BROWSERS names, and keeps what came of each state of the element in
 * docs/figures: `BROWSERS=chromium,firefox,webkit node --import tsx scripts/measure-accessibility.ts`.
 */
import { loadavg } from 'node:os';
import { defaultReporter, startTestRunner, type TestRunnerConfig, type TestSession } from '@web/test-runner';
import { stateNames } from '../test/element/spoken-states.js';
import { collectStates, seenBy, type Session, type StateResult } from './accessibility-results.js';
import { parseEngines, type Engine } from './browsers.mjs';
import { engineVersion } from './engine-version.js';
import { writeFigures, type Figure } from './measure-figures.js';

const command = 'BROWSERS=chromium,firefox,webkit npm run measure:accessibility';
const files = ['test/element/accessibility.test.ts', 'test/element/spoken.test.ts'];
const names: Readonly<Record<Engine, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** Runs the tests with the settings of all others. Answers when the browsers are closed. */
async function runTests(): Promise<readonly TestSession[]> {
  const address = new URL('../web-test-runner.config.mjs', import.meta.url).href;
  const { default: usual } = (await import(address)) as { default: TestRunnerConfig };
  let done: readonly TestSession[] = [];
  const keep = { onTestRunFinished: ({ sessions }: { sessions: TestSession[] }) => void (done = sessions) };
  const config = { ...usual, files, reporters: [defaultReporter(), keep] };
  const options = { config, readCliArgs: false, readFileConfig: false, autoExitProcess: false };
  const runner = await startTestRunner(options);
  if (!runner) throw new Error('the tests did not start');
  await new Promise((resolve) => runner.on('stopped', resolve));
  return done;
}

/** All states of one engine in two figures. */
async function figuresOf(
  engine: Engine,
  states: readonly StateResult[],
  sessions: readonly Session[],
): Promise<Figure[]> {
  const results = states.flatMap((each) => each.engines[engine] ?? []);
  const sum = (key: 'shown' | 'found'): number => results.reduce((total, each) => total + each[key], 0);
  const told = results.filter((each) => each.told).length;
  const { looks, languages } = seenBy(sessions, engine);
  const where = `${names[engine]} ${await engineVersion(engine)}`;
  return [
    {
      goal: 'G5',
      what: `axe in ${where}: ${states.length} states, in ${languages.join(', ')}; ${looks.join(', ')}`,
      bar: '40 states, nothing found, no exceptions',
      figure: `${sum('shown')} pages, something found in ${sum('found')}`,
      isMet: sum('found') === 0 && sum('shown') > 0 && states.length >= 40,
    },
    {
      goal: 'G5',
      what: `what assistive technology is told in ${where}`,
      bar: 'every state as written down',
      figure: `${told} of ${states.length} states`,
      isMet: told === states.length,
    },
  ];
}

const loadBefore = loadavg()[0];
const sessions = await runTests();
const states = collectStates(sessions, stateNames);
const figures: Figure[] = [];
for (const engine of parseEngines(process.env['BROWSERS']))
  figures.push(...(await figuresOf(engine, states, sessions)));
await writeFigures('accessibility', command, loadBefore, figures, states);
process.exitCode = figures.every(({ isMet }) => isMet) ? 0 : 1;
