import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { readResult, readThrown } from '../../src/providers/script-result.js';

describe('what a script gave', () => {
  it('has its texts, numbers and booleans as texts', () => {
    const { params } = readResult({ imp_uid: 'imp_1', paid_amount: 14000, success: false, empty: '' });
    expect(params).to.deep.equal({ imp_uid: 'imp_1', paid_amount: '14000', success: 'false', empty: '' });
  });

  it('has nothing else', () => {
    const { params } = readResult({ custom_data: { a: 1 }, list: [1], nothing: null, absent: undefined, call() {} });
    expect(params).to.deep.equal({});
  });

  it('has its fields as they are, for whoever knows them', () => {
    const custom = { a: 1 };
    expect(readResult({ custom }).fields['custom']).to.equal(custom);
  });

  for (const given of [undefined, null, 'imp_1', 1, true, [], [{ imp_uid: 'imp_1' }]]) {
    it(`is empty when it is ${JSON.stringify(given) ?? 'undefined'}`, () => {
      expect(readResult(given)).to.deep.equal({ fields: {}, params: {} });
    });
  }

  for (const name of ['__proto__', 'constructor', 'prototype']) {
    it(`is empty when it has a field named ${name}`, () => {
      expect(readResult(JSON.parse(`{"imp_uid":"imp_1","${name}":{}}`))).to.deep.equal({ fields: {}, params: {} });
    });
  }

  it('is texts only, whatever was given', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        for (const value of Object.values(readResult(given).params)) expect(value).to.be.a('string');
      }),
    );
  });
});

describe('what a script threw', () => {
  it('gives its words and no fields', () => {
    expect(readThrown('portone', new TypeError('no such channel'))).to.deep.equal({
      params: {},
      cutOff: true,
      complaint: { provider: 'portone', providerCode: undefined, providerMessage: 'no such channel' },
    });
  });

  it('gives its code where it has one', () => {
    const thrown = Object.assign(new Error('already paid'), { code: 'PaymentAlreadyPaid', paymentId: 'pay_1' });
    expect(readThrown('portone-v2', thrown)).to.deep.equal({
      params: {},
      cutOff: true,
      complaint: { provider: 'portone-v2', providerCode: 'PaymentAlreadyPaid', providerMessage: 'already paid' },
    });
  });

  for (const [thrown, message] of [
    ['no', 'no'],
    [7, '7'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ code: 7, message: ['no'] }, '[object Object]'],
  ] as const) {
    it(`is a complaint when it is ${JSON.stringify(thrown) ?? 'undefined'}`, () => {
      const complaint = { provider: 'stripe', providerCode: undefined, providerMessage: message };
      expect(readThrown('stripe', thrown)).to.deep.equal({ params: {}, cutOff: true, complaint });
    });
  }
});
