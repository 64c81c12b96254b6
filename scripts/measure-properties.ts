// Tries each property a million times, as CI does ten thousand, and keeps how it went: npm run measure:properties
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { writeFigures } from './measure-figures.js';
import { countAll } from './quality-counts.js';
import { testFilesIn, testWords } from './test-files.mjs';

const goal = 1_000_000;
const { values } = parseArgs({ options: { runs: { type: 'string', default: String(goal) } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new TypeError('--runs: expected a whole number above 0.');
const loadBefore = loadavg()[0];
const begin = performance.now();
const words = testWords(testFilesIn(['test/properties']), ['--test-concurrency=2']);
const { status } = spawnSync(process.execPath, words, {
  stdio: 'inherit',
  env: { ...process.env, PROPERTY_RUNS: String(runs) },
});
const minutes = (performance.now() - begin) / 60_000;
const { properties, propertyShares } = countAll();
const each = runs.toLocaleString('en-US');
const shares = propertyShares.map((share) => (share * runs).toLocaleString('en-US')).join(', ');
await writeFigures('properties', 'npm run measure:properties', loadBefore, [
  {
    goal: 'G3',
    what: `${properties} properties with values drawn anew`,
    bar: `at least 10 of them ${goal.toLocaleString('en-US')} times, no counterexample`,
    figure: `${each} runs each, but for ${propertyShares.length} slow ones (${shares}), in ${minutes.toFixed(0)} minutes: ${status === 0 ? 'no counterexample' : '**a counterexample**'}`,
    isMet: status === 0 && runs >= goal && properties - propertyShares.length >= 10,
  },
]);
process.exitCode = status ?? 1;
