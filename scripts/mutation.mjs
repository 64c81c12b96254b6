/**
 * `npm run mutation [-- <module>... | --page]`: mutates the modules of `mutation/modules.mjs`, all or those that are named,
 * keeps what came of it in `mutation/results.json` and writes `docs/mutation.md`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { modules } from './mutation/modules.mjs';
import { findGaps, pageOf, scoreOf, summarize } from './mutation/report.mjs';
import { explanations } from './mutation/survivors.mjs';

const resultsFile = 'scripts/mutation/results.json';
const pageFile = 'docs/mutation.md';

/** Runs Stryker on a module and sums its report up. */
function mutate({ name }) {
  const folder = mkdtempSync(join(tmpdir(), 'kr-pay-button-mutation-report-'));
  const report = join(folder, 'report.json');
  const begin = Date.now();
  const { status } = spawnSync('npx', ['stryker', 'run', 'scripts/mutation/stryker.config.mjs'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, MUTATED_MODULE: name, MUTATION_REPORT: report },
  });
  if (status !== 0) throw new Error(`${name}: Stryker ended with ${status}`);
  const summary = summarize(JSON.parse(readFileSync(report, 'utf8')));
  rmSync(folder, { recursive: true });
  const seconds = Math.round((Date.now() - begin) / 1_000);
  return { date: new Date().toISOString().slice(0, 10), seconds, ...summary };
}

async function write(file, text) {
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

/** The modules that the words name; a name of two words may be written as two. */
function chosen(words) {
  if (!words.length) return modules;
  const text = words.join(' ');
  const found = modules.filter(({ name }) => text.includes(name));
  if (!found.length) throw new Error(`Expected ${modules.map(({ name }) => name).join(' | ')}, got ${text}`);
  return found;
}

async function main(words) {
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  for (const module of words.includes('--page') ? [] : chosen(words)) {
    results[module.name] = mutate(module);
    await write(resultsFile, JSON.stringify(results));
  }
  await write(pageFile, pageOf(modules, results, explanations));
  const low = modules.filter(({ name, goal }) => !results[name] || scoreOf(results[name]) < goal);
  const problems = [...findGaps(results, explanations), ...low.map(({ name }) => `Below its goal: ${name}`)];
  for (const problem of problems) console.error(problem);
  console.log(`mutation: ${Object.keys(results).length} modules, ${problems.length} problems, see ${pageFile}`);
  process.exitCode = problems.length ? 1 : 0;
}

await main(process.argv.slice(2));
