import { readFileSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { parseEngines, requireBrowser } from './scripts/browsers.mjs';
import { chromiumFlags } from './scripts/browser-options.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { countReporter } from './scripts/count-reporter.mjs';
import { engineTree } from './scripts/engine-tree.mjs';
import { emulateMedia, forcedColorsGroups, forcedColorsPreferences } from './scripts/force-colors.mjs';
import { seedPages } from './scripts/property-seed.mjs';
import { faultServer } from './test/support/fault-server.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The launcher of Chromium drives Firefox, too, over WebDriver BiDi, which needs no driver program. */
function firefoxLauncher(name, extraPrefsFirefox = {}) {
  const launchOptions = { browser: 'firefox', executablePath: requireBrowser('firefox'), extraPrefsFirefox };
  return Object.assign(chromeLauncher({ puppeteer, launchOptions }), { name });
}

const engines = parseEngines(process.env.BROWSERS);
const launchers = {
  chromium: () =>
    chromeLauncher({ launchOptions: { executablePath: requireBrowser('chromium'), args: chromiumFlags() } }),
  firefox: () => firefoxLauncher('Firefox'),
  webkit: webkitLauncher,
};

/** Unit tests of the browser code, in the engines that BROWSERS names, e.g. `BROWSERS=chromium,firefox,webkit npx wtr`. */
export default {
  files: [
    'test/**/*.test.ts',
    '!test/{demo,docs,trips,scripts,support,properties,conformance,contract-schemas,package}/**',
  ],
  browsers: engines.map((engine) => launchers[engine]()),
  groups: engines.includes('firefox')
    ? forcedColorsGroups(() => firefoxLauncher('Firefox in forced colors', forcedColorsPreferences))
    : [],
  // One page at a time in an engine: a page in the background has no keyboard focus and counts as hidden.
  concurrency: 1,
  concurrentBrowsers: 3,
  nodeResolve: { exportConditions: ['production', 'default'] },
  plugins: [
    // Also makes `./name.js` in TypeScript find `./name.ts`.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: 'tsconfig.json',
      define: { __VERSION__: JSON.stringify(version) },
    }),
    faultServer(),
    seedPages(),
    emulateMedia(),
    engineTree(),
  ],
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><script src="/test/harness/fail-on-page-error.js"></script></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
  // Hundreds of pages in one file take more than the usual two minutes on a busy machine.
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  reporters: [defaultReporter(), countReporter()],
};
