/**
 * Runs test files of modules that need no page in one node process, and ends at the first sentence that does not hold:
 * `node --import tsx scripts/mutation/run-tests.mjs <file>...`. The files are the ones that the browsers run; they get
 * chai for `@open-wc/testing`, node's runner for mocha's words, and a storage in memory. Random tests draw the same
 * values every time, so that what a mutant survived does not depend on luck.
 */
import { register } from 'node:module';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { configureGlobal } from 'fast-check';

register('./browser-words.mjs', import.meta.url);

/** Mocha's functions may ask for more time; nothing here has a limit. */
const mocha = { timeout: () => {} };

function sentence(name, test) {
  return it(name, async () => {
    try {
      await test.call(mocha);
    } catch (error) {
      console.error(`${name}\n${error.stack}`);
      process.exit(1);
    }
  });
}

/** As much of a tab's storage as `src/trip` uses. */
function storage() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, String(value)),
    removeItem: (name) => kept.delete(name),
  };
}

Object.assign(globalThis, {
  describe,
  it: sentence,
  before: (action) => before(() => action.call(mocha)),
  after,
  beforeEach,
  afterEach,
  sessionStorage: storage(),
});
configureGlobal({ seed: 20_261_121 });

const files = process.argv.slice(2);
if (!files.length) throw new Error('Expected test files.');
for (const file of files) await import(pathToFileURL(file).href);
