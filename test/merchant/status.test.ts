import { expect } from '@open-wc/testing';
import type { FailureCode } from '../../src/contract/failure.js';
import { judge, type Action } from '../../src/merchant/status.js';

const verdict = (status: number, action: Action = 'start', body: unknown = {}, retryAfter = 0) => {
  const result = judge({ status, body, retryAfter }, action);
  if (result.ok) throw new Error(`Expected ${status} to be refused`);
  return result;
};

describe('judge', () => {
  for (const status of [200, 201, 202, 299]) {
    it(`accepts ${status} with JSON`, () => {
      expect(judge({ status, body: { url: 'x' }, retryAfter: 0 }, 'start')).to.deep.equal({
        ok: true,
        body: { url: 'x' },
      });
      expect(judge({ status, body: null, retryAfter: 0 }, 'start')).to.deep.equal({ ok: true, body: null });
    });
  }

  for (const status of [200, 204, 205]) {
    it(`finds ${status} without JSON invalid`, () => {
      expect(judge({ status, body: undefined, retryAfter: 0 }, 'start')).to.have.nested.property(
        'failure.code',
        'invalid-response',
      );
    });
  }

  const codes: [FailureCode, boolean, number[]][] = [
    ['rejected', false, [400, 402, 404, 405, 406, 410, 413, 415, 418, 425, 451, 499]],
    ['rejected', true, [401, 403]],
    ['timeout', true, [408]],
    ['conflict', false, [409, 422]],
    ['rate-limited', true, [429]],
    ['server-error', true, [500, 501, 502, 503, 504, 505, 520, 599]],
    ['invalid-response', true, [300, 304, 399]],
  ];
  for (const [code, retryable, statuses] of codes) {
    for (const httpStatus of statuses) {
      it(`calls ${httpStatus} ${code}, ${retryable ? 'retryable' : 'not retryable'}`, () => {
        expect(verdict(httpStatus).failure).to.include({ code, retryable, httpStatus });
      });
    }
  }

  it('calls 404 an unknown attempt when it was asked for the outcome', () => {
    expect(verdict(404, 'confirm').failure).to.include({ code: 'unknown-attempt', retryable: false });
  });

  it('asks again by itself only after what may pass', () => {
    const again = Array.from({ length: 300 }, (_, at) => at + 300).filter((status) => verdict(status).again);
    expect(again).to.deep.equal([408, 425, 429, 500, 502, 503, 504]);
  });

  for (const status of [400, 409, 422, 503]) {
    it(`believes a ${status} that says the terms changed, and does not ask again`, () => {
      const result = verdict(status, 'start', { code: 'terms-changed' });
      expect(result.failure).to.include({ code: 'terms-changed', retryable: true, httpStatus: status });
      expect(result).to.include({ again: false, serverCode: 'terms-changed' });
    });
  }

  it('does not believe it of an outcome, nor of a 2xx', () => {
    expect(verdict(409, 'confirm', { code: 'terms-changed' }).failure).to.include({ code: 'conflict' });
    expect(judge({ status: 200, body: { code: 'terms-changed' }, retryAfter: 0 }, 'start')).to.include({ ok: true });
  });

  it('calls a long Retry-After rate-limited, but a 5xx a server error', () => {
    expect(verdict(403, 'start', {}, 10_001).failure).to.include({ code: 'rate-limited', retryable: true });
    expect(verdict(408, 'start', {}, 10_001).failure).to.include({ code: 'rate-limited' });
    expect(verdict(503, 'start', {}, 10_001).failure).to.include({ code: 'server-error' });
    expect(verdict(408, 'start', {}, 10_000).failure).to.include({ code: 'timeout' });
  });

  it("keeps the server's own code, and its message for the developer only", () => {
    const result = verdict(409, 'start', { code: 'already-paid', message: 'Order A-1 is paid' });
    expect(result.serverCode).to.equal('already-paid');
    expect(result.failure).to.include({ code: 'conflict', hint: 'Order A-1 is paid' });
    expect(result.failure.providerMessage).to.equal(undefined);
  });

  for (const body of [undefined, null, 'no', [], { code: 7, message: {} }, { code: '', message: '' }]) {
    it(`needs no body: ${JSON.stringify(body) ?? 'undefined'}`, () => {
      const result = verdict(400, 'start', body);
      expect(result.serverCode).to.equal(undefined);
      expect(result.failure).to.include({ code: 'rejected' });
      expect(result.failure.hint).to.equal(undefined);
    });
  }
});
