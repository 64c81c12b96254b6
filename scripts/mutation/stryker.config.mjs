import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modules } from './modules.mjs';

const name = process.env.MUTATED_MODULE;
const mutated = modules.find((module) => module.name === name);
if (!mutated) throw new Error(`MUTATED_MODULE: expected ${modules.map((each) => each.name).join(' | ')}, got ${name}`);

/** Settings of Stryker for the module that MUTATED_MODULE names; `npm run mutation` sets it. */
export default {
  mutate: mutated.mutate,
  testRunner: 'command',
  commandRunner: { command: `node --import tsx scripts/mutation/run-tests.mjs ${mutated.tests.join(' ')}` },
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  // A mutant that never ends; the tests of a module take 2 seconds at most.
  timeoutMS: 15_000,
  // Stryker reads the file by TypeScript's own interface, which TypeScript 7 does not have.
  tsconfigFile: 'none.json',
  checkers: [],
  plugins: [],
  reporters: ['json', 'clear-text'],
  clearTextReporter: { logTests: false, reportScoreTable: false, allowColor: false },
  jsonReporter: { fileName: process.env.MUTATION_REPORT },
  tempDirName: join(tmpdir(), 'kr-pay-button-mutation'),
  ignorePatterns: ['/dist', '/docs', '/.git', '/.ci', '/demo/data', '/demo/emulator', '/demo/shop', '/test/trips'],
  allowEmpty: false,
};
