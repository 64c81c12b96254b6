import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { steps, weights } from './steps.js';
import type { StepName } from './steps.js';
import { World } from './world.js';
import type { Plan } from './world.js';

/** How many random sequences are played, and how long the longest is. */
const runs = 2_000;
const longest = 50;
/** Another one each time, but where PROPERTY_SEED says which: with the one that was printed, a failure is played again. */
const seed = fc.readConfigureGlobal()?.seed ?? Date.now() & 0x7fffffff;

const names = Object.keys(steps) as StepName[];
const step = fc.tuple(
  fc.oneof(...names.map((name) => ({ arbitrary: fc.constant(name), weight: weights[name] ?? 1 }))),
  fc.nat(999),
);
const plans = fc.record({
  terms: fc.boolean(),
  metadata: fc.boolean(),
  returns: fc.nat(24).map((chance) => chance === 24),
});
const list = (maxLength: number) => fc.array(step, { minLength: 1, maxLength, size: 'max' });
// Most mischief takes few steps: five in six are short, so that more of them can be played.
const lists = fc.oneof({ arbitrary: list(longest), weight: 1 }, { arbitrary: list(12), weight: 5 });
const sequences = fc.tuple(plans, lists);

/** Plays a sequence on a page of its own, and throws when a promise is broken. */
async function play(plan: Plan, sequence: readonly (readonly [StepName, number])[], seen: Map<string, number>) {
  const world = new World(plan, seen);
  const log: string[] = [];
  await world.open();
  try {
    for (const [name, pick] of sequence) {
      await steps[name](world, pick);
      const problem = await world.problem();
      log.push(`${name} ${pick}: ${world.element.state}`);
      if (problem) throw new Error(`${problem}\n${log.join('\n')}`);
    }
    await world.silence();
    const problem = await world.problem();
    if (problem) throw new Error(`${problem}\n${log.join('\n')}`);
  } finally {
    await world.close();
  }
}

describe('the element, whatever happens to it', () => {
  const seen = new Map<string, number>();

  it(`keeps its promises in ${runs} random sequences of up to ${longest} steps`, async function () {
    this.timeout(100_000);
    const began = performance.now();
    const outcome = await fc.check(
      fc.asyncProperty(sequences, ([plan, sequence]) => play(plan, sequence, seen)),
      { numRuns: runs, seed, unbiased: true },
    );
    console.log(`model: ${runs} sequences, seed ${seed}, ${Math.round((performance.now() - began) / 1000)} s`);
    if (outcome.failed) expect.fail(`${fc.defaultReportMessage(outcome)}\n${String(outcome.errorInstance)}`);
  });

  it('went through every state and every event on the way', () => {
    const states = ['confirming', 'failed', 'leaving', 'opening', 'pending', 'ready', 'starting', 'succeeded'];
    const events = ['start', 'redirect', 'pending', 'success', 'failure: declined', 'failure: terms-changed'];
    for (const each of [...states.map((name) => `state: ${name}`), ...events.map((name) => `kr-pay-${name}`)])
      expect(seen.get(each) ?? 0, each).to.be.above(9);
  });
});
