import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { readConfirmAnswer } from '../../src/contract/confirm-answer.js';
import { isFailure } from '../../src/contract/failure.js';
import { withPollutedPrototype } from '../support/polluted.js';

const statuses = ['succeeded', 'pending', 'failed', 'canceled', 'expired'];
const texts = ['orderId', 'provider', 'method', 'mode', 'paymentId', 'message', 'providerCode', 'providerMessage'];

describe('readConfirmAnswer', () => {
  for (const status of statuses) {
    it(`reads ${status}`, () => {
      expect(readConfirmAnswer({ status })).to.deep.equal({ status });
    });
  }

  for (const status of ['paid', 'SUCCEEDED', 'succeeded ', '', null, undefined, true, 1, ['succeeded'], {}]) {
    it(`refuses the status ${JSON.stringify(status) ?? 'undefined'}`, () => {
      expect(readConfirmAnswer({ status })).to.include({ code: 'invalid-response' });
    });
  }

  for (const body of [null, undefined, 'succeeded', ['succeeded'], 1, true]) {
    it(`refuses ${JSON.stringify(body) ?? 'undefined'} as an answer`, () => {
      expect(readConfirmAnswer(body)).to.include({ code: 'invalid-response' });
    });
  }

  it('refuses an answer that tries to reach a prototype', () => {
    const body: unknown = JSON.parse('{ "status": "succeeded", "__proto__": { "orderId": "A-1" } }');
    expect(readConfirmAnswer(body)).to.include({ code: 'invalid-response' });
  });

  it('compares with no order that a page put into every object', () => {
    const read = () => [readConfirmAnswer({ status: 'succeeded', orderId: 'A-1' })];
    expect(withPollutedPrototype({ orderId: 'B-9' }, read)).to.deep.equal([{ status: 'succeeded', orderId: 'A-1' }]);
  });

  it('keeps every text the contract names and nothing else', () => {
    const named = Object.fromEntries(texts.map((name) => [name, `the ${name}`]));
    expect(readConfirmAnswer({ status: 'failed', ...named, newer: { field: 1 } })).to.deep.equal({
      status: 'failed',
      ...named,
    });
  });

  for (const name of texts) {
    it(`names ${name} when it is no text`, () => {
      const answer = readConfirmAnswer({ status: 'succeeded', [name]: 7 });
      expect(answer).to.include({ code: 'invalid-response', hint: `${name}: expected a text` });
    });

    it(`takes a ${name} of null or no character as absent`, () => {
      expect(readConfirmAnswer({ status: 'succeeded', [name]: null })).to.deep.equal({ status: 'succeeded' });
      expect(readConfirmAnswer({ status: 'succeeded', [name]: '' })).to.deep.equal({ status: 'succeeded' });
    });
  }

  it('refuses the answer for another order', () => {
    const answer = readConfirmAnswer({ status: 'succeeded', orderId: 'A-2' }, { orderId: 'A-1' });
    expect(answer).to.include({ code: 'invalid-response' });
  });

  it('accepts the order that was asked about, and an answer that names none', () => {
    expect(readConfirmAnswer({ status: 'succeeded', orderId: 'A-1' }, { orderId: 'A-1' })).to.include({
      orderId: 'A-1',
    });
    expect(readConfirmAnswer({ status: 'succeeded' }, { orderId: 'A-1' })).to.deep.equal({ status: 'succeeded' });
  });

  it('accepts any order where the page does not know it', () => {
    expect(readConfirmAnswer({ status: 'succeeded', orderId: 'A-2' })).to.include({ orderId: 'A-2' });
  });

  it('reads the same where every object has a status and a payment', () => {
    const read = withPollutedPrototype({ status: 'succeeded', paymentId: 'evil', orderId: 'evil' }, () => {
      const answer = readConfirmAnswer({ status: 'pending' });
      return [isFailure(readConfirmAnswer({})), 'paymentId' in answer, 'orderId' in answer];
    });
    expect(read).to.deep.equal([true, false, false]);
  });

  it('takes any JSON without throwing, and what it accepts has the shape', () => {
    const texty = fc.option(fc.oneof(fc.string(), fc.jsonValue()), { nil: undefined });
    const near = fc.record({
      status: fc.oneof(fc.constantFrom(...statuses), fc.jsonValue()),
      orderId: texty,
      paymentId: texty,
      message: texty,
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (body) => {
        const answer = readConfirmAnswer(body);
        if (isFailure(answer)) {
          expect(answer.code).to.equal('invalid-response');
          return;
        }
        expect(statuses).to.include(answer.status);
        for (const [name, value] of Object.entries(answer)) {
          expect(['status', ...texts]).to.include(name);
          expect(value).to.be.a('string').and.not.equal('');
        }
      }),
      { numRuns: 500 },
    );
  });
});
