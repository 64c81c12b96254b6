import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { forget, recall, remember, type AttemptMemory } from '../../src/trip/attempt-memory.js';
import { jsonText } from './support/hostile-json.js';
import { holds } from './support/runs.js';

const ids = Array.from({ length: 12 }, (_, index) => `0f8fad5b-d9cb-469f-a165-${String(index).padStart(12, '0')}`);
const memory: fc.Arbitrary<AttemptMemory> = fc.record(
  {
    attemptId: fc.constantFrom(...ids),
    orderId: fc.string({ unit: 'binary', maxLength: 4 }),
    mark: fc.string({ unit: 'binary', maxLength: 4 }),
    handedOff: fc.boolean(),
  },
  { requiredKeys: ['attemptId', 'mark', 'handedOff'] },
);

/** A tab's storage, with what another script left in it. */
function storageWith(text: string | null) {
  let held = text;
  const storage = {
    getItem: () => held,
    setItem: (_: string, value: string) => {
      held = value;
    },
    removeItem: () => {
      held = null;
    },
  };
  return { open: () => storage, held: () => held };
}

describe('the memory of attempts', () => {
  it('holds the eight that were put in last, newest first, whatever is remembered and forgotten', () => {
    const action = fc.oneof({ weight: 3, arbitrary: memory }, { weight: 1, arbitrary: fc.constantFrom(...ids) });
    holds(
      fc.property(fc.array(action, { maxLength: 20, size: 'max' }), (actions) => {
        const { open, held } = storageWith(null);
        let expected: readonly AttemptMemory[] = [];
        for (const each of actions) {
          const attemptId = typeof each === 'string' ? each : each.attemptId;
          const others = expected.filter((other) => other.attemptId !== attemptId);
          expected = typeof each === 'string' ? others : [each, ...others].slice(0, 8);
          if (typeof each === 'string') forget(each, open);
          else remember(each, open);
          const kept: AttemptMemory[] = [];
          recall((one) => kept.push(one) < 0, open);
          assert.equal(JSON.stringify(kept), JSON.stringify(expected));
          assert.equal(held() === null, !expected.length);
        }
      }),
    );
  });

  it('gives nothing back that is no attempt, whatever another script left in its place, and works on', () => {
    const names = ['attemptId', 'orderId', 'mark', 'handedOff', ids[0] ?? ''];
    const left = fc.oneof(
      jsonText(names),
      fc.array(jsonText(names), { maxLength: 4 }).map((items) => `[${items.join()}]`),
      fc.string({ unit: 'binary' }),
    );
    holds(
      fc.property(left, memory, (text, mine) => {
        const { open } = storageWith(text);
        const found: unknown[] = [];
        recall((each) => found.push(each) < 0, open);
        for (const each of found) {
          const { attemptId, mark, handedOff, orderId }: Record<string, unknown> = Object(each);
          assert.match(String(attemptId), /^[\da-f]{8}-[\da-f]{4}-4/);
          assert.deepEqual([typeof mark, typeof handedOff], ['string', 'boolean']);
          assert.ok(orderId === undefined || typeof orderId === 'string');
        }
        remember(mine, open);
        assert.equal(JSON.stringify(recall(() => true, open)), JSON.stringify(mine));
      }),
    );
  });
});
