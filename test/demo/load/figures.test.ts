import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { percentile, table } from '../../../demo/load/figures.js';
import { seededRandom } from '../../../demo/load/random.js';

describe('a percentile', () => {
  it('is the value that so many do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    assert.deepEqual([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)], [50, 99, 100]);
    assert.equal(percentile([7], 0.99), 7);
    assert.equal(percentile([], 0.5), 0);
  });
});

describe('a table', () => {
  it('has names on the left and figures on the right', () => {
    assert.equal(
      table([
        ['path', 'p99'],
        ['storage', '7'],
        ['full', '12'],
      ]),
      'path     p99\nstorage    7\nfull      12',
    );
  });
});

describe('seeded numbers', () => {
  const numbers = (seed: number): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 1_000 }, random);
  };

  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(numbers(1), numbers(1));
    assert.notDeepEqual(numbers(1), numbers(2));
  });

  it('spread from 0 to 1', () => {
    const made = numbers(3);
    assert.ok(made.every((number) => number >= 0 && number < 1));
    const mean = made.reduce((sum, number) => sum + number, 0) / made.length;
    assert.ok(Math.abs(mean - 0.5) < 0.05, String(mean));
  });
});
