import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextLookAt } from '../../../demo/server/next-look.js';

const minute = 60_000;
const createdAt = '2026-12-05T00:00:00.000Z';
const pauseAfter = (age: number): number => {
  const now = Date.parse(createdAt) + age;
  return Date.parse(nextLookAt(createdAt, new Date(now))) - now;
};

describe('the next look', () => {
  it('is a minute later at least, and six hours at most', () => {
    assert.equal(pauseAfter(0), minute);
    assert.equal(pauseAfter(10 * minute), minute);
    assert.equal(pauseAfter(7 * 24 * 60 * minute), 6 * 60 * minute);
  });

  it('is a tenth of the age away between the two', () => {
    assert.equal(pauseAfter(100 * minute), 10 * minute);
  });
});
