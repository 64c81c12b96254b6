import { expect } from '@open-wc/testing';
import { failure } from '../../src/contract/failure.js';
import { readRetryAfter, waitBeforeRetry } from '../../src/merchant/retry.js';
import { judge, refused } from '../../src/merchant/status.js';

describe('an answer that is no success', () => {
  for (const status of [100, 199]) {
    it(`is not taken for one although it has a body: ${status}`, () => {
      const result = judge({ status, body: { url: 'https://psp.example/' }, retryAfter: 0 }, 'start');
      expect(result).to.include({ ok: false, again: false });
    });
  }

  it('is not believed about the terms below 400', () => {
    const result = judge({ status: 304, body: { code: 'terms-changed' }, retryAfter: 0 }, 'start');
    expect(result).to.have.nested.property('failure.code', 'invalid-response');
  });

  for (const status of [200, 204, 304]) {
    it(`tells the developer that ${status} should have had JSON, whatever a message says`, () => {
      const body = status === 304 ? { message: 'not modified' } : undefined;
      const result = judge({ status, body, retryAfter: 0 }, 'start');
      expect(result).to.have.nested.property('failure.hint', 'Expected JSON of up to 64 KiB');
    });
  }

  it('is not asked for again unless that was said', () => {
    expect(refused(failure('network'))).to.include({ again: false, retryAfter: 0 });
  });
});

describe('a wait', () => {
  it('that a server wishes in several digits is read whole', () => {
    const read = (value: string) => readRetryAfter(new Headers({ 'Retry-After': value }), 0);
    expect(['10', '120', '0030'].map(read)).to.deep.equal([10_000, 120_000, 30_000]);
  });

  it('is a number or nothing after the last try', () => {
    for (const tries of [3, 4, 9]) expect(waitBeforeRetry(tries, 0, 0)).to.equal(undefined);
    expect(waitBeforeRetry(3, 0, 5_000)).to.equal(undefined);
  });
});
