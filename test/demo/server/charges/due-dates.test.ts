import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nextDueOn, seoulDay } from '../../../../demo/server/charges/due-dates.js';

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const dueDay = fc.integer({ min: 1, max: 31 });

describe('the next due date of a monthly plan', () => {
  it('is the first due day after the agreement', () => {
    assert.equal(nextDueOn(5, '2026-11-21', [], '2026-11-21'), '2026-12-05');
    assert.equal(nextDueOn(5, '2026-11-02', [], '2026-11-02'), '2026-11-05');
  });

  it('is not the day of the agreement itself', () => {
    assert.equal(nextDueOn(5, '2026-11-05', [], '2026-11-05'), '2026-12-05');
  });

  it('stays until it is paid, to the end of its month', () => {
    assert.equal(nextDueOn(5, '2026-11-02', [], '2026-11-30'), '2026-11-05');
    assert.equal(nextDueOn(5, '2026-11-02', ['2026-11-05'], '2026-11-30'), '2026-12-05');
  });

  it('leaves out a month that went by unpaid', () => {
    assert.equal(nextDueOn(5, '2026-11-02', [], '2027-02-03'), '2027-02-05');
  });

  it('counts a first payment for the month in which it was made', () => {
    assert.equal(nextDueOn(5, '2026-11-02', ['2026-11-02'], '2026-11-06'), '2026-12-05');
  });

  it('goes over the end of a year, and takes the last day of a shorter month', () => {
    assert.equal(nextDueOn(5, '2026-12-21', [], '2026-12-31'), '2027-01-05');
    assert.equal(nextDueOn(31, '2027-01-31', [], '2027-02-01'), '2027-02-28');
    assert.equal(nextDueOn(31, '2028-01-31', [], '2028-02-01'), '2028-02-29');
  });

  it('is by the calendar of Seoul', () => {
    assert.equal(seoulDay(new Date('2026-12-04T14:59:59.999Z')), '2026-12-04');
    assert.equal(seoulDay(new Date('2026-12-04T15:00:00.000Z')), '2026-12-05');
  });

  it('is always after the agreement, never in a paid month, and never in a month gone by', () => {
    fc.assert(
      fc.property(dueDay, day, fc.array(day, { maxLength: 30 }), day, (due, agreedOn, paid, today) => {
        const next = nextDueOn(due, agreedOn, paid, today);
        assert.match(next, /^\d{4}-\d\d-\d\d$/);
        assert.ok(next > agreedOn);
        assert.ok(next.slice(0, 7) >= today.slice(0, 7));
        assert.ok(!paid.some((each) => each.startsWith(next.slice(0, 7))));
      }),
    );
  });
});
