import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { courses, isOutcome, outcomes } from '../../../../../demo/emulator/adyen/payments/outcome.js';

describe('the outcomes', () => {
  it('are known by name, and nothing else is', () => {
    assert.deepEqual(outcomes.filter(isOutcome), [...outcomes]);
    assert.deepEqual(['nonsense', '', 7, null, '__proto__'].filter(isOutcome), []);
  });

  it('take money only where the webhook or the result says so', () => {
    const silent = outcomes.filter((outcome) => courses[outcome].ending === null);
    assert.deepEqual(silent, ['pending', 'webhook-never', 'follow-up']);
    const authorized = outcomes.filter((outcome) => courses[outcome].resultCode === 'Authorised');
    assert.deepEqual(authorized, ['approve', 'never-return', 'webhook-first', 'webhook-never', 'wrong-amount']);
  });
});
