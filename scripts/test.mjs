/**
 * `npm test`: gets a browser if there is none, builds, then runs every suite and says how each ended.
 * BROWSERS names the engines, e.g. `BROWSERS=chromium,firefox,webkit npm test`; Chromium alone without it.
 */
import { spawnSync } from 'node:child_process';
import { findBrowser, parseEngines } from './browsers.mjs';
import { installBrowsers } from './browsers-install.mjs';

const suites = ['test:unit', 'test:node', 'test:trips'];

/** Runs a command on this terminal and measures it. */
function timed(name, program, words, env) {
  const start = Date.now();
  const result = spawnSync(program, words, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  return { name, passed: result.status === 0, seconds: (Date.now() - start) / 1000 };
}

function line({ name, passed, seconds }) {
  return `${passed ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`;
}

function main() {
  const engines = parseEngines(process.env.BROWSERS);
  installBrowsers(engines, findBrowser);
  const env = { ...process.env, BROWSERS: engines.join(',') };
  console.log(`Testing in ${engines.join(', ')}.`);

  const build = timed('build', process.execPath, ['scripts/build.mjs'], env);
  // What failed to build would be tested in its old form.
  const results = build.passed ? suites.map((suite) => timed(suite, 'npm', ['run', '--silent', suite], env)) : [];

  console.log(`\n${[build, ...results].map(line).join('\n')}`);
  if (!build.passed) console.log('No suite ran, because the build failed.');
  process.exitCode = [build, ...results].every((result) => result.passed) ? 0 : 1;
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
