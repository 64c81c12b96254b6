import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findModule } from './modules.mjs';

/** Settings of Stryker for the module that MUTATED_MODULE names; `npm run mutation` sets it. */
export default {
  mutate: findModule(process.env.MUTATED_MODULE).mutate,
  plugins: [import.meta.resolve('./node-runner.mjs')],
  testRunner: 'node',
  testRunnerNodeArgs: ['--import', 'tsx'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  // A mutant that never ends is mostly noticed by how often it is reached. On a busy machine little else takes a minute.
  timeoutMS: 60_000,
  // Stryker reads the file by TypeScript's own interface, which TypeScript 7 does not have.
  tsconfigFile: 'none.json',
  reporters: ['json', 'clear-text'],
  clearTextReporter: { reportTests: false, logTests: false, reportScoreTable: false, allowColor: false },
  jsonReporter: { fileName: process.env.MUTATION_REPORT },
  tempDirName: join(tmpdir(), `kr-pay-button-mutation-${process.pid}`),
  ignorePatterns: ['/dist', '/docs', '/.git', '/.ci', '/demo/data', '/demo/emulator', '/demo/shop', '/test/trips'],
};
