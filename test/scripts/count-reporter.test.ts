import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countTests } from '../../scripts/count-reporter.mjs';

it('counts tests in all suites as passed, failed or skipped', () => {
  const passed = { passed: true, skipped: false };
  const failed = { passed: false, skipped: false };
  const skipped = { passed: true, skipped: true };
  const inner = { tests: [failed, passed], suites: [] };
  assert.deepEqual(countTests({ tests: [passed, skipped], suites: [inner] }), { passed: 2, failed: 1, skipped: 1 });
});

it('counts nothing where no test ran', () => {
  assert.deepEqual(countTests({ tests: [], suites: [undefined] }), { passed: 0, failed: 0, skipped: 0 });
});
