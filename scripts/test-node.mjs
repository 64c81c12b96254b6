/**
 * Runs the tests that need no page, and whole trips, with node’s own test runner:
 * `node scripts/test-node.mjs [--one-by-one] <folder>...` takes every *.test.ts in these folders.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { testFilesIn, testWords } from './test-files.mjs';

const words = process.argv.slice(2);
const folders = words.filter((word) => !word.startsWith('--'));
// Node leaves a core free, which of two is half the machine.
const options = [`--test-concurrency=${words.includes('--one-by-one') ? 1 : availableParallelism()}`];

try {
  const run = testWords(testFilesIn(folders), options);
  process.exitCode = spawnSync(process.execPath, run, { stdio: 'inherit' }).status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
