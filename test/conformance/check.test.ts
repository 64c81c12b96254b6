import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { check, type Result } from '../../conformance/check.js';
import { isStart, json, withAnswer } from './support/broken.js';
import { faults } from './support/faults.js';
import { openReference, type Handler, type Reference } from './support/reference.js';

let reference: Reference;

before(async () => {
  reference = await openReference();
});

after(() => reference.close());

/** A whole check of this endpoint, by a clock that the endpoint can put forward. */
async function checkAll(endpoint: (clock: { milliseconds: number }) => Handler): Promise<readonly Result[]> {
  const clock = { milliseconds: 0 };
  const options = await reference.newOptions();
  const tools = { send: endpoint(clock), now: () => clock.milliseconds, pause: async () => undefined };
  return (await check(options, tools)).results;
}

/** A conflict for every attempt but the first. */
const oneAttempt = withAnswer(() => {
  let first: unknown;
  return (_, asked, status) => {
    if (!isStart(asked) || status !== 200) return undefined;
    first ??= asked.body['attemptId'];
    return first === asked.body['attemptId'] ? undefined : json(409, { code: 'payment-in-progress' });
  };
});

const told = (results: readonly Result[], outcome: Result['outcome']): readonly string[] =>
  results.filter((result) => result.outcome === outcome).map(({ rule, said }) => `${rule.id}: ${said}`);

const failed = (results: readonly Result[]): readonly string[] =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule.id);

describe('a check of the reference endpoint', () => {
  it('tries every rule, and finds nothing', async () => {
    const results = await checkAll(() => reference.endpoint);
    assert.deepEqual(told(results, 'fail'), []);
    assert.deepEqual(told(results, 'skipped'), []);
  });
});

describe('a check of an order that takes one attempt only', () => {
  it('does not take its refusals for guards', async () => {
    const results = await checkAll((clock) => oneAttempt(reference.endpoint, clock));
    assert.deepEqual(told(results, 'fail'), []);
    const skipped = new Set(results.flatMap(({ outcome, rule }) => (outcome === 'skipped' ? rule.id : [])));
    for (const id of ['start-together', 'amount-tampered', 'return-foreign', 'consent-missing', 'csrf-header']) {
      assert.ok(skipped.has(id), id);
    }
    for (const id of ['wrong-method', 'malformed-json', 'confirm-forged']) assert.ok(!skipped.has(id), id);
  });
});

describe('a check of an endpoint with one fault', { concurrency: 4 }, () => {
  for (const { rule, is, breaks } of faults) {
    it(`fails ${rule} alone: ${is}`, async () => {
      const results = await checkAll((clock) => breaks(reference.endpoint, clock));
      assert.deepEqual(failed(results), [rule], told(results, 'fail').join('\n'));
    });
  }

  it('has a fault for every rule', async () => {
    const results = await checkAll(() => reference.endpoint);
    const all = results.map((result) => result.rule.id);
    const planted = new Set(faults.map(({ rule }) => rule));
    assert.deepEqual(
      all.filter((id) => !planted.has(id)),
      [],
    );
  });
});
