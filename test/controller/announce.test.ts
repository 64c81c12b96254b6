import { expect } from '@open-wc/testing';
import { failure, failureCodes } from '../../src/contract/failure.js';
import { failureMessage } from '../../src/controller/announce.js';
import { ko } from '../../src/i18n/ko.js';

const attempt = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', handedOff: false, toldPending: false };

describe('what a shopper reads after a failure', () => {
  it('is the sentence of its code', () => {
    expect(failureMessage(failure('network'), ko, false)).to.equal(ko.failures.network);
    expect(failureMessage(failure('network'), ko, false, attempt)).to.equal(ko.failures.network);
  });

  it('says that money may have moved when the shopper was at a provider and the server does not know', () => {
    const message = failureMessage(failure('invalid-response'), ko, false, { ...attempt, handedOff: true });
    expect(message).to.equal(ko.notKnown);
    expect(message).to.include(ko.mayHaveMoved);
  });

  for (const code of ['unknown-attempt', 'provider-error'] as const) {
    it(`says what is known of ${code} first, and then that money may have moved`, () => {
      const message = failureMessage(failure(code), ko, false, { ...attempt, handedOff: true });
      expect(message).to.equal(`${ko.failures[code]} ${ko.mayHaveMoved}`);
    });
  }

  it('never promises after a hand-off that nobody is charged twice, unless the server said how it ended', () => {
    for (const code of failureCodes)
      expect(failureMessage(failure(code), ko, false, { ...attempt, handedOff: true })).to.not.include('두 번');
  });

  it('does not say so when the server said how it ended', () => {
    const gone = { ...attempt, handedOff: true };
    expect(failureMessage(failure('canceled'), ko, false, gone, { status: 'canceled' })).to.equal(ko.failures.canceled);
  });

  it('is the server’s own sentence where it has one', () => {
    const answer = { status: 'failed', message: '한도 초과' } as const;
    expect(failureMessage(failure('declined'), ko, false, attempt, answer)).to.equal('한도 초과');
  });

  it('is the provider’s, unchanged, when that is wanted', () => {
    const why = failure('declined', { providerMessage: ' 잔액이 부족합니다.\n' });
    const answer = { status: 'failed', message: '한도 초과' } as const;
    expect(failureMessage(why, ko, true, attempt, answer)).to.equal(' 잔액이 부족합니다.\n');
    expect(failureMessage(why, ko, false, attempt)).to.equal(ko.failures.declined);
    expect(failureMessage(failure('declined'), ko, true, attempt)).to.equal(ko.failures.declined);
  });
});
