import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { readDeparture, start } from '../../src/providers/redirect.js';
import { withPollutedPrototype } from '../support/polluted.js';

const url = 'https://psp.example/pay?order=1';

describe('the redirect provider', () => {
  it('goes to the address with GET when nothing else is said', () => {
    expect(start({ url })).to.deep.equal({ type: 'depart', departure: { url, method: 'GET', fields: [] } });
    expect(start({ url, method: null, data: null })).to.deep.equal(start({ url }));
  });

  it('sends data as form fields with POST', () => {
    const departure = readDeparture({ url, method: 'POST', data: { MD: 'abc', amount: 14000, test: true, empty: '' } });
    expect(departure).to.deep.equal({
      url,
      method: 'POST',
      fields: [
        ['MD', 'abc'],
        ['amount', '14000'],
        ['test', 'true'],
        ['empty', ''],
      ],
    });
  });

  it('reads the method in any case', () => {
    expect(readDeparture({ url, method: 'post' })).to.include({ method: 'POST' });
    expect(readDeparture({ url, method: 'Get' })).to.include({ method: 'GET' });
  });

  it('has no form fields with GET', () => {
    expect(readDeparture({ url, method: 'GET', data: { MD: 'abc' } })).to.deep.equal({
      url,
      method: 'GET',
      fields: [],
    });
  });

  it('says what it expected', () => {
    expect(readDeparture({ url, method: 'PUT' }))
      .to.have.property('hint')
      .that.includes('method?: GET | POST');
  });

  it('leaves judging the address to the address policy', () => {
    expect(start({ url: 'javascript:alert(1)' })).to.have.property('type', 'depart');
  });

  for (const method of ['PUT', 'DELETE', '', ' POST', 'POST\n', 'poſt', 'GETPOST', 1, ['POST'], {}]) {
    it(`refuses the method ${JSON.stringify(method)}`, () => {
      expect(readDeparture({ url, method })).to.include({ code: 'invalid-response' });
    });
  }

  for (const address of ['', null, undefined, 1, ['https://psp.example'], { href: url }]) {
    it(`refuses the address ${JSON.stringify(address) ?? 'undefined'}`, () => {
      expect(readDeparture({ url: address })).to.include({ code: 'invalid-response' });
    });
  }

  const unusable: unknown[] = [[], 'MD=abc', 1, true, { MD: null }, { MD: {} }, { MD: ['abc'] }];
  unusable.push(JSON.parse('{ "__proto__": "x" }'), { constructor: 'x' }, { prototype: 'x' });
  for (const data of unusable) {
    it(`refuses the form data ${JSON.stringify(data)}`, () => {
      expect(readDeparture({ url, method: 'POST', data })).to.include({ code: 'invalid-response' });
    });
  }

  for (const action of [null, undefined, url, [url], 1]) {
    it(`refuses ${JSON.stringify(action) ?? 'undefined'} as an action`, () => {
      expect(start(action)).to.have.property('type', 'refused');
    });
  }

  it('does the same where every object has a method and data', () => {
    const departure = withPollutedPrototype({ method: 'POST', data: { evil: '1' } }, () => readDeparture({ url }));
    expect(departure).to.deep.equal({ url, method: 'GET', fields: [] });
  });

  it('takes any JSON without throwing, and sends only texts', () => {
    const near = fc.record(
      {
        url: fc.oneof(fc.webUrl(), fc.jsonValue()),
        method: fc.oneof(fc.constantFrom('GET', 'POST', 'post'), fc.jsonValue()),
        data: fc.oneof(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), fc.jsonValue()),
      },
      { requiredKeys: ['url'] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (action) => {
        const handoff = start(action);
        if (handoff.type !== 'depart') {
          expect(handoff).to.have.nested.property('failure.code', 'invalid-response');
          return;
        }
        expect(handoff.departure.url).to.be.a('string').and.not.equal('');
        for (const [name, value] of handoff.departure.fields) {
          expect(['__proto__', 'constructor', 'prototype']).not.to.include(name);
          expect(value).to.be.a('string');
        }
      }),
      { numRuns: 500 },
    );
  });
});
