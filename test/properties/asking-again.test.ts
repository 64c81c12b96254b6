import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { askingTimes, longestRetryAfter, readRetryAfter, waitBeforeRetry } from '../../src/merchant/retry.js';
import { judge } from '../../src/merchant/status.js';
import { holds } from './support/runs.js';

const chance = fc.nat(999).map((count) => count / 1_000);
const read = (headers: Readonly<Record<string, string>>, now?: number): number =>
  readRetryAfter(new Headers(headers), now);

describe('however a server answers, and however long it takes', () => {
  it('it is asked three times at most, never after 30 seconds, and never sooner than it wished', () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 400, 404, 408, 409, 425, 429, 500, 502, 503, 504),
      takes: fc.nat(askingTimes.try),
      wish: fc.constantFrom('', '0', '1', '5', '10', '11', '3600', 'soon'),
      chance,
    });
    holds(
      fc.property(fc.array(answer, { minLength: 5, maxLength: 5 }), (answers) => {
        let clock = 0;
        let tries = 0;
        for (const { status, takes, wish, chance: luck } of answers) {
          assert.ok(clock < 30_000, `asked after ${clock} ms`);
          tries += 1;
          clock += Math.min(takes, askingTimes.total - clock);
          const retryAfter = read({ 'Retry-After': wish });
          const result = judge({ status, body: {}, retryAfter }, 'start');
          if (result.ok || !result.again) break;
          const wait = waitBeforeRetry(tries, clock, result.retryAfter, askingTimes, luck);
          if (wait === undefined) break;
          assert.ok(wait >= retryAfter && wait >= 500 && wait <= longestRetryAfter);
          assert.ok(/^(|0|1|5|10|soon)$/.test(wish));
          clock += wait;
        }
        assert.ok(tries <= 3);
      }),
    );
  });
});

describe('whatever stands in Retry-After', () => {
  it('the wait is a number that is not below 0', () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom(...'0 1 2 9 - + . : , e G M T GMT Mon Nov 2026 /'.split(' '), ' '),
        maxLength: 30,
      }),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.string({ unit: 'binary-ascii' }).map((raw) => raw.replace(/[^\x20-\x7e]/g, '')),
    );
    holds(
      fc.property(text, text, (retryAfter, date) => {
        assert.ok(read({ 'Retry-After': retryAfter, Date: date }) >= 0);
      }),
    );
  });

  it('seconds are taken as they are, and a date is measured by the clock of the answer, to the second', () => {
    const moment = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2099-12-31') });
    holds(
      fc.property(fc.nat(1_000_000), moment, moment, (seconds, then, now) => {
        assert.equal(read({ 'Retry-After': String(seconds) }), seconds * 1_000);
        const date = new Date(then);
        const later = new Date(Math.floor(then / 1_000) * 1_000 + seconds * 1_000);
        const headers = { 'Retry-After': later.toUTCString(), Date: date.toUTCString() };
        assert.equal(read(headers, now), seconds * 1_000);
      }),
    );
  });
});
