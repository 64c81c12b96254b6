/**
 * A test runner for Stryker: the tests of a module in one node process, each mutant switched on in turn, and only the
 * sentences run that reach it. The test files are the ones that the browsers run. Random tests draw the same values every
 * time, so that what a mutant survived does not depend on luck.
 */
import { strict } from 'node:assert';
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { configureGlobal } from 'fast-check';
import { findModule } from './modules.mjs';
import * as words from './test-words.mjs';

/** As much of a tab's storage as `src/trip` uses. */
function storage() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, String(value)),
    removeItem: (name) => kept.delete(name),
  };
}

/**
 * Without a message node reads the test's source to say what did not hold, and does not always come to an end in a file that
 * was compiled on the way.
 */
function spareTheSource() {
  const { ok } = strict;
  strict.ok = (value, message = 'Expected this to hold') => ok(value, message);
}

const stateOf = ({ error }) => (error ? { status: 1, failureMessage: error } : { status: 0 });
const resultOf = (sentence) => ({
  id: sentence.id,
  name: sentence.id,
  timeSpentMs: sentence.milliseconds,
  ...stateOf(sentence),
});

class NodeRunner {
  #loads = 0;
  // What the mutated code reads and writes.
  #mutation = (globalThis.__stryker__ ??= {});

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    register('./test-imports.mjs', import.meta.url);
    const { describe, it, before, beforeEach, afterEach, after } = words;
    Object.assign(globalThis, { describe, it, before, beforeEach, afterEach, after, sessionStorage: storage() });
    spareTheSource();
    configureGlobal({ seed: 20_261_121 });
  }

  async dryRun() {
    await this.#load();
    const tests = await this.#run({ wanted: () => true, bail: false });
    this.#mutation.currentTestId = undefined;
    return { status: 'complete', tests: tests.map(resultOf), mutantCoverage: this.#mutation.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, reloadEnvironment, testFilter, hitLimit }) {
    this.#mutation.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    try {
      if (reloadEnvironment || !this.#loads) await this.#load();
    } catch (error) {
      const why = { id: 'loading', milliseconds: 0, error: String(error) };
      return toMutantRunResult({ status: 'complete', tests: [resultOf(why)] });
    }
    Object.assign(this.#mutation, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    const reached = testFilter && new Set(testFilter);
    const tests = await this.#run({ wanted: (id) => !reached || reached.has(id), bail: true });
    const endless = determineHitLimitReached(this.#mutation.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: 'complete', tests: tests.map(resultOf) });
  }

  /** Loads the tests anew, and with them the code that they test: some of it runs only then. */
  async #load() {
    this.#loads += 1;
    words.forgetAll();
    for (const file of findModule(process.env.MUTATED_MODULE).tests) {
      await import(`${pathToFileURL(resolve(file)).href}?load=${this.#loads}`);
    }
  }

  #run(options) {
    const observe = (id) => {
      this.#mutation.currentTestId = id;
    };
    return words.runAll({ ...options, observe });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'node', NodeRunner)];
