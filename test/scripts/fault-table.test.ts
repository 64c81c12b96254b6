import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { failure, failureCodes } from '../../src/contract/failure.js';
import { en } from '../../src/i18n/en.js';
import { ko } from '../../src/i18n/ko.js';
import type { Ending, Shown } from '../faults/fault.js';
import { faults, table } from '../faults/table.js';

const outcomes = table.flatMap(({ id, outcomes: each }) => each.map((outcome) => ({ id, ...outcome })));
const shown = outcomes.flatMap(({ id, shown: tests = [] }) => tests.map((test) => ({ id, test })));
const isFailure = (ends: Ending): ends is Ending & { event: 'kr-pay-failure' } => ends.event === 'kr-pay-failure';

/** Whether a file holds a test of this name, as it is written there. */
function holds([file, title]: Shown): boolean {
  if (!existsSync(file)) return false;
  const source = readFileSync(file, 'utf8');
  return ['it(', 'it(\n'].some((call) =>
    ["'", '"', '`'].some((quote) => new RegExp(`${escape(call)}\\s*${quote}${escape(title)}${quote}`).test(source)),
  );
}
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('the table of faults', () => {
  it('has F1 to F62, each once', () => {
    assert.deepEqual(
      faults.map(({ id }) => id),
      Array.from({ length: 62 }, (_, at) => `F${at + 1}`),
    );
    assert.equal(new Set(table.map(({ id }) => id)).size, table.length);
  });

  it('shows every end of every fault, by a case of its own or by a test elsewhere', () => {
    for (const { id, cases = [], shown: tests = [] } of outcomes) assert.ok(cases.length + tests.length > 0, id);
  });

  it('names only tests that there are', () => {
    assert.deepEqual(
      shown.filter(({ test }) => !holds(test)).map(({ id, test }) => [id, ...test]),
      [],
    );
  });

  it('raises every failure code', () => {
    const raised = new Set(outcomes.map(({ ends }) => (isFailure(ends) ? ends.code : '')));
    assert.deepEqual(
      failureCodes.filter((code) => !raised.has(code)),
      [],
    );
  });

  it('calls retryable what the product calls so; only a missing sign-in is another matter', () => {
    for (const { id, ends } of outcomes) {
      const expected = isFailure(ends) && (failure(ends.code).retryable || /^F(7|53)$/.test(id));
      if (isFailure(ends)) assert.equal(ends.retryable, expected, `${id} ${ends.code}`);
    }
  });

  it('says no to a retry exactly where the failure is not retryable', () => {
    for (const { id, ends, retry } of outcomes)
      assert.equal(retry.includes('no'), isFailure(ends) && !ends.retryable, id);
  });

  it('has a text in Korean and English for every code', () => {
    for (const code of failureCodes) for (const { failures } of [ko, en]) assert.match(failures[code], /\S/);
  });

  it('has a name of its own for every case', () => {
    const names = outcomes.flatMap(({ id, cases = [] }) => cases.map(({ what }) => `${id} ${what}`));
    assert.equal(new Set(names).size, names.length);
  });
});
