import { expect } from '@open-wc/testing';
import { readConfirmAnswer } from '../../src/contract/confirm-answer.js';
import { readStartAnswer } from '../../src/contract/start-answer.js';

describe('what a developer is told of an answer that breaks the contract', () => {
  it('names each status that a confirm answer may have', () => {
    expect(readConfirmAnswer({ status: 'paid' })).to.have.property(
      'hint',
      'status: expected succeeded | pending | failed | canceled | expired',
    );
  });

  it('says that the order is another one', () => {
    expect(readConfirmAnswer({ status: 'pending', orderId: 'A-2' }, { orderId: 'A-1' })).to.have.property(
      'hint',
      'orderId: expected the one asked about',
    );
  });

  it('names the address and each provider that a start answer may have', () => {
    expect(readStartAnswer({ provider: 'paypal' })).to.have.property(
      'hint',
      'Expected "url" or a provider: none | stripe | portone | portone-v2 | checkout | adyen | redirect',
    );
  });
});
