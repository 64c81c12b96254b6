import { expect } from '@open-wc/testing';
import { failure, failureCodes, invalidResponse, isFailure } from '../../src/contract/failure.js';
import { withPollutedPrototype } from '../support/polluted.js';

const hopeless = [
  'blocked-by-policy',
  'configuration',
  'conflict',
  'framed',
  'rejected',
  'unknown-attempt',
  'unsafe-url',
];

describe('failure', () => {
  it('says of every code whether another click can help', () => {
    const final = failureCodes.filter((code) => !failure(code).retryable);
    expect(final.sort()).to.deep.equal(hopeless);
  });

  it('lets the details overrule that', () => {
    expect(failure('rejected', { retryable: true, httpStatus: 401 })).to.include({ retryable: true, httpStatus: 401 });
  });

  it('has no detail that was not given, even where every object has one', () => {
    const made = withPollutedPrototype({ providerMessage: 'evil' }, () => failure('network').providerMessage);
    expect(made).to.equal(undefined);
  });

  it('keeps the hint of an answer that breaks the contract', () => {
    expect(invalidResponse('url: expected')).to.deep.equal(failure('invalid-response', { hint: 'url: expected' }));
  });

  it('is told from an answer by its own code', () => {
    expect(isFailure(failure('network'))).to.equal(true);
    expect(withPollutedPrototype({ code: 'network' }, () => isFailure({ status: 'pending' }))).to.equal(false);
  });
});
