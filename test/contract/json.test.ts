import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { readFields, readText } from '../../src/contract/json.js';
import { withPollutedPrototype } from '../support/polluted.js';

describe('readFields', () => {
  it('reads an object', () => {
    expect(readFields({ a: 1, b: { c: 2 } })).to.deep.equal({ a: 1, b: { c: 2 } });
  });

  for (const value of [null, undefined, 0, 1, true, 'text', '', [], [{}], () => 1]) {
    it(`reads nothing from ${JSON.stringify(value) ?? typeof value}`, () => {
      expect(readFields(value)).to.equal(undefined);
    });
  }

  for (const name of ['__proto__', 'constructor', 'prototype']) {
    it(`refuses an object with a field named ${name}`, () => {
      expect(readFields(JSON.parse(`{ "url": "https://psp.example", "${name}": {} }`))).to.equal(undefined);
    });
  }

  it('does not look at what the prototype has', () => {
    const read = withPollutedPrototype({ url: 'https://evil.example' }, () => readFields({ a: 1 })?.['url']);
    expect(read).to.equal(undefined);
  });

  it('reads exactly the own fields of any JSON object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const refused = ['__proto__', 'constructor', 'prototype'].some((name) => Object.hasOwn(value, name));
        const fields = readFields(value);
        if (refused) expect(fields).to.equal(undefined);
        else expect(Object.entries(fields ?? {})).to.deep.equal(Object.entries(value));
      }),
      { numRuns: 300 },
    );
  });
});

describe('readText', () => {
  it('reads a text', () => {
    expect(readText('주문')).to.equal('주문');
  });

  for (const value of ['', null, undefined, 7, true, {}, ['a']]) {
    it(`reads nothing from ${JSON.stringify(value) ?? 'undefined'}`, () => {
      expect(readText(value)).to.equal(undefined);
    });
  }
});
