import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockFrom } from '../../../demo/server/clock.js';

describe('a clock set to a day', () => {
  it('starts at nine in the morning in Seoul and goes on from there', () => {
    let machine = Date.parse('2026-11-21T12:34:56.000Z');
    const now = clockFrom('2026-12-05', () => machine);
    assert.equal(now().toISOString(), '2026-12-05T00:00:00.000Z');
    machine += 90_000;
    assert.equal(now().toISOString(), '2026-12-05T00:01:30.000Z');
  });
});
