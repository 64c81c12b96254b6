import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { askingTimes, longestRetryAfter, readRetryAfter, waitBeforeRetry } from '../../src/merchant/retry.js';

const now = Date.parse('2026-03-02T03:00:00Z');
const read = (headers: Record<string, string>) => readRetryAfter(new Headers(headers), now);

describe('waitBeforeRetry', () => {
  it('waits half a second to a second before the second try', () => {
    expect(waitBeforeRetry(1, 100, 0, askingTimes, 0)).to.equal(500);
    expect(waitBeforeRetry(1, 100, 0, askingTimes, 0.5)).to.equal(750);
  });

  it('waits a second to two before the third', () => {
    expect(waitBeforeRetry(2, 100, 0, askingTimes, 0)).to.equal(1_000);
    expect(waitBeforeRetry(2, 100, 0, askingTimes, 0.5)).to.equal(1_500);
  });

  it('makes no fourth try', () => {
    expect(waitBeforeRetry(3, 100, 0)).to.equal(undefined);
  });

  it('makes no try that would begin after 30 seconds', () => {
    expect(waitBeforeRetry(2, 28_999, 0, askingTimes, 0)).to.equal(1_000);
    expect(waitBeforeRetry(2, 29_000, 0, askingTimes, 0)).to.equal(undefined);
  });

  it('obeys a Retry-After of up to ten seconds', () => {
    expect(waitBeforeRetry(1, 100, 10_000)).to.equal(10_000);
    expect(waitBeforeRetry(1, 100, 10_001)).to.equal(undefined);
  });

  it('keeps its own wait when the server asks for less', () => {
    expect(waitBeforeRetry(1, 100, 0, askingTimes, 0.5)).to.equal(750);
  });

  it('always waits between the two limits, and never past the end', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(40_000), fc.nat(20_000), chance, (...drawn) => {
        const [tries, elapsed, retryAfter, luck] = drawn;
        const wait = waitBeforeRetry(tries, elapsed, retryAfter, askingTimes, luck);
        if (wait === undefined) return;
        expect(tries).to.be.below(3);
        expect(elapsed + wait).to.be.below(30_000);
        expect(wait).to.be.within(Math.max(500, retryAfter), longestRetryAfter);
      }),
      { numRuns: 500 },
    );
  });
});

describe('readRetryAfter', () => {
  it('reads seconds', () => {
    expect(read({ 'Retry-After': '7' })).to.equal(7_000);
    expect(read({ 'Retry-After': '0' })).to.equal(0);
  });

  it('reads a date by the clock of the answer, however wrong our own is', () => {
    const headers = { 'Retry-After': 'Fri, 20 Nov 2026 10:00:09 GMT', Date: 'Fri, 20 Nov 2026 10:00:00 GMT' };
    expect(read(headers)).to.equal(9_000);
  });

  it('reads a date by our own clock when the answer shows none', () => {
    expect(read({ 'Retry-After': 'Mon, 02 Mar 2026 03:00:05 GMT' })).to.equal(5_000);
    expect(read({ 'Retry-After': 'Mon, 02 Mar 2026 03:00:05 GMT', Date: 'soon' })).to.equal(5_000);
  });

  it('takes a date that is over as no wait', () => {
    expect(read({ 'Retry-After': 'Mon, 02 Mar 2026 02:00:00 GMT' })).to.equal(0);
  });

  it('reads nothing where the header is absent', () => {
    expect(read({})).to.equal(0);
  });

  for (const value of ['', 'soon', '-5', '1.5', '1e3', '5 seconds', 'never GMT', '2026-03-02T03:00:05Z']) {
    it(`reads nothing from "${value}"`, () => {
      expect(read({ 'Retry-After': value })).to.equal(0);
    });
  }
});
