import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { isFailure } from '../../src/contract/failure.js';
import { readFurtherStep, readStartAnswer } from '../../src/contract/start-answer.js';
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

describe('readFurtherStep', () => {
  const action = { type: 'redirect', method: 'GET', url: 'https://psp.example/more' };

  for (const provider of providers) {
    it(`hands the action of ${provider} on as it is, with what stands beside it`, () => {
      const body = { status: 'pending', provider, action, publishableKey: 'pk_test_1' };
      expect(readFurtherStep(body)).to.deep.equal({ kind: 'provider', provider, action, body });
    });
  }

  for (const status of ['succeeded', 'failed', 'canceled', 'expired', '', undefined]) {
    it(`sees none with status ${status ?? 'absent'}`, () => {
      expect(readFurtherStep({ status, provider: 'adyen', action })).to.equal(undefined);
    });
  }

  for (const none of [undefined, null, '', false, 0]) {
    it(`sees none in ${JSON.stringify(none) ?? 'an absent action'}`, () => {
      expect(readFurtherStep({ status: 'pending', provider: 'adyen', action: none })).to.equal(undefined);
    });
  }

  it('sees none in a bare address, nor where the provider is none', () => {
    expect(readFurtherStep({ status: 'pending', url: 'https://psp.example/more' })).to.equal(undefined);
    expect(readFurtherStep({ status: 'pending', provider: 'none', action })).to.equal(undefined);
  });

  for (const provider of [undefined, null, 'paypal', '', 'constructor', 7, ['adyen']]) {
    it(`refuses the action of provider ${JSON.stringify(provider) ?? 'undefined'}`, () => {
      expect(readFurtherStep({ status: 'pending', provider, action })).to.include({ code: 'invalid-response' });
    });
  }

  it('sees none where every object has an action', () => {
    const step = withPollutedPrototype({ action, provider: 'adyen', status: 'pending' }, () =>
      [{}, { status: 'pending' }].map((body) => readFurtherStep(body)),
    );
    expect(step).to.deep.equal([undefined, undefined]);
  });

  it('takes any JSON without throwing', () => {
    const near = fc.record({ status: fc.constant('pending'), provider: fc.jsonValue(), action: fc.jsonValue() });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (body) => {
        const step = readFurtherStep(body);
        if (step)
          expect(isFailure(step) ? step.code === 'invalid-response' : providers.includes(step.provider)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });
});
