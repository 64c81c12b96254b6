/**
 * Runs the tests that need no page, and whole trips, with node's own test runner:
 * `node scripts/test-node.mjs [--one-by-one] <folder>...` takes every *.test.ts in these folders.
 * It lists the files itself because `node --test` knows no glob patterns before Node 21.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const seeds = new URL('../test/support/property-seed.ts', import.meta.url).href;
const words = process.argv.slice(2);
const folders = words.filter((word) => !word.startsWith('--'));
// Node leaves a core free, which of two is half the machine.
const options = [`--test-concurrency=${words.includes('--one-by-one') ? 1 : availableParallelism()}`];
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
    .sort();

const files = folders.flatMap(filesOf);
if (files.length === 0) {
  console.error(`Expected folders that hold *.test.ts files, got: ${folders.join(', ') || 'no folder'}.`);
  process.exit(1);
}
const run = ['--import', 'tsx', '--import', seeds, '--test', '--test-reporter=spec', ...options, ...files];
process.exitCode = spawnSync(process.execPath, run, { stdio: 'inherit' }).status ?? 1;
