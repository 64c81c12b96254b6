// Runs `npm run check` again and again and keeps how often it passed: node --import tsx scripts/measure-check.ts --runs 20
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { parseEngines } from './browsers.mjs';
import { writeFigures } from './measure-figures.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new TypeError('--runs: expected a whole number above 0.');
const engines = parseEngines(process.env['BROWSERS']).join(', ');
const loadBefore = loadavg()[0];
let passed = 0;
let longest = 0;
for (let run = 1; run <= runs; run += 1) {
  const begin = performance.now();
  const { status } = spawnSync('npm', ['run', 'check'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) passed += 1;
  longest = Math.max(longest, (performance.now() - begin) / 60_000);
  console.log(`run ${run} of ${runs}: ${status === 0 ? 'passed' : 'FAILED'}`);
}
await writeFigures('check', `BROWSERS=… npm run measure:check -- --runs ${runs}`, loadBefore, [
  {
    goal: 'G1',
    what: `\`npm run check\` in ${engines}, one run after the other`,
    bar: '20 runs without a failure, three engines, 12 minutes at most',
    figure: `${passed} of ${runs} runs passed, the longest took ${longest.toFixed(1)} minutes`,
    isMet: passed === runs && runs >= 20 && engines.split(', ').length === 3 && longest <= 12,
  },
]);
process.exitCode = passed === runs ? 0 : 1;
