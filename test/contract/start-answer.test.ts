import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { isFailure } from '../../src/contract/failure.js';
import { readStartAnswer } from '../../src/contract/start-answer.js';
import { withPollutedPrototype } from '../support/polluted.js';

const providers = ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen', 'redirect'];

describe('readStartAnswer', () => {
  for (const provider of providers) {
    it(`hands the action of ${provider} on as it is`, () => {
      const body = { provider, action: { any: ['thing'] }, publishableKey: 'pk_test_1' };
      expect(readStartAnswer(body)).to.deep.equal({ kind: 'provider', provider, action: body.action, body });
    });
  }

  it('reads a bare address as provider redirect', () => {
    const body = { url: 'https://psp.example/pay', newer: true };
    const action = { url: body.url };
    expect(readStartAnswer(body)).to.deep.equal({ kind: 'provider', provider: 'redirect', action, body });
    expect(readStartAnswer({ ...body, provider: null })).to.deep.include({ provider: 'redirect', action });
  });

  it('reads provider none as a confirm answer', () => {
    const body = { provider: 'none', status: 'succeeded', orderId: 'A-1', paymentId: 'p-1' };
    expect(readStartAnswer(body)).to.deep.equal({ kind: 'none', answer: body });
  });

  it('refuses provider none without a status, or for another order', () => {
    expect(readStartAnswer({ provider: 'none' })).to.include({ code: 'invalid-response' });
    const other = { provider: 'none', status: 'succeeded', orderId: 'A-2' };
    expect(readStartAnswer(other, { orderId: 'A-1' })).to.include({ code: 'invalid-response' });
  });

  const broken: unknown[] = [
    null,
    undefined,
    'https://psp.example/pay',
    ['https://psp.example/pay'],
    {},
    { url: '' },
    { url: null },
    { url: ['https://psp.example/pay'] },
    { provider: 'paypal', action: {} },
    { provider: 'paypal', url: 'https://psp.example/pay' },
    { provider: '', url: 'https://psp.example/pay' },
    { provider: 'Stripe', action: {} },
    { provider: '__proto__', action: {} },
    { provider: 'constructor', action: {} },
    { provider: ['stripe'], action: {} },
    { action: { url: 'https://psp.example/pay' } },
    JSON.parse('{ "url": "https://psp.example/pay", "__proto__": {} }'),
    JSON.parse('{ "__proto__": { "url": "https://psp.example/pay" } }'),
    { url: 'https://psp.example/pay', constructor: {} },
  ];
  for (const body of broken) {
    it(`refuses ${JSON.stringify(body) ?? 'undefined'}`, () => {
      const answer = readStartAnswer(body);
      expect(answer).to.include({ code: 'invalid-response', retryable: true });
      expect(answer).to.have.property('hint').that.includes('url');
    });
  }

  it('reads the same where every object has an address and a provider', () => {
    const refused = withPollutedPrototype({ url: 'https://evil.example', provider: 'stripe', action: {} }, () =>
      isFailure(readStartAnswer({})),
    );
    expect(refused).to.equal(true);
  });

  it('takes any JSON without throwing, and what it accepts has the shape', () => {
    const near = fc.record(
      {
        provider: fc.oneof(fc.constantFrom('none', ...providers), fc.jsonValue()),
        action: fc.jsonValue(),
        url: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (body) => {
        const answer = readStartAnswer(body);
        if (isFailure(answer)) expect(answer.code).to.equal('invalid-response');
        else if (answer.kind === 'provider') expect(providers).to.include(answer.provider);
        else expect(answer.answer.status).to.be.a('string');
      }),
      { numRuns: 500 },
    );
  });
});
