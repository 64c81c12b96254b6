import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readAddress, writeAddress } from '../../../demo/playground/address.js';
import type { Chosen } from '../../../demo/playground/configuration.js';
import { allFields } from '../../../demo/playground/fields.js';

const page = 'https://shop.example/demo/playground.html';
const attemptId = 'f3b0c442-98fc-4c14-9afb-f4c8996fb924';

/** A value that the element can use, for each row of the table. */
const usable: fc.Arbitrary<Chosen> = fc.record(
  Object.fromEntries(
    allFields.map(({ name, kind, values = [] }): [string, fc.Arbitrary<string>] => {
      if (kind === 'choice') return [name, fc.constantFrom(...values.filter(Boolean))];
      if (kind === 'switch') return [name, fc.constantFrom('on', '')];
      if (kind === 'digits') return [name, fc.nat().map(String)];
      if (/endpoint$|^return-url$/.test(name)) return [name, fc.constantFrom('/pay', '/cart?a=1&b=2', `${page}?x=%41`)];
      if (name === 'allowed-hosts') return [name, fc.constantFrom('psp.example', '*.psp.example a.example:8443')];
      const texts = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
      // The mandate's texts must say something: white space and marks alone are refused.
      return [name, texts.filter((text) => /[\p{L}\p{N}]/u.test(text))];
    }),
  ),
  { requiredKeys: [] },
);

describe('the address of a set-up', () => {
  it('has only what was chosen, and the language', () => {
    assert.equal(writeAddress({}, 'ko', page), `${page}?lang=ko`);
    assert.equal(writeAddress({ size: 'l', 'order-name': '' }, 'en', page), `${page}?lang=en&size=l&order-name=`);
  });

  it('keeps which file the button comes from, and nothing else of the old address', () => {
    const address = writeAddress({ size: 's' }, 'ko', `${page}?method=payco&script=module&colour=red#top`);
    assert.equal(address, `${page}?lang=ko&size=s&script=module`);
  });

  it('brings back every set-up that the element can use', () => {
    fc.assert(
      fc.property(usable, fc.constantFrom('ko', 'en'), (chosen, language) => {
        const reading = readAddress(writeAddress(chosen, language, page));
        assert.deepEqual({ ...reading.chosen }, { ...chosen });
        assert.deepEqual(reading.notes, []);
      }),
    );
  });

  it('leaves out wrong values and unknown names, with a note, and takes the rest', () => {
    const { chosen, notes } = readAddress(`${page}?size=xl&colour=red&amount=14%2C000&method=payco&disabled=true`);
    assert.deepEqual(chosen, { method: 'payco' });
    assert.deepEqual(notes, [
      { kind: 'wrong', name: 'size' },
      { kind: 'unknown', name: 'colour' },
      { kind: 'wrong', name: 'amount' },
      { kind: 'wrong', name: 'disabled' },
    ]);
  });

  it('does not let a link send anything to somebody else', () => {
    const elsewhere = ['https://evil.example/pay', '//evil.example/pay', 'https://shop.example@evil.example/'];
    for (const name of ['endpoint', 'confirm-endpoint', 'return-url']) {
      for (const value of [...elsewhere, 'javascript:alert(1)', 'data:,x', 'http://shop.example/pay']) {
        const query = new URLSearchParams({ [name]: value, 'allowed-hosts': 'evil.example' });
        const { chosen, notes } = readAddress(`${page}?${query.toString()}`);
        assert.deepEqual(chosen, { 'allowed-hosts': 'evil.example' }, value);
        assert.deepEqual(notes, [{ kind: 'wrong', name }]);
      }
    }
  });

  it('takes no text that is too long to be looked through', () => {
    const { chosen, notes } = readAddress(`${page}?slot-label=${'가'.repeat(301)}&${'x'.repeat(60)}=1`);
    assert.deepEqual(chosen, {});
    assert.deepEqual(notes, [
      { kind: 'wrong', name: 'slot-label' },
      { kind: 'unknown', name: `${'x'.repeat(40)}…` },
    ]);
  });

  it('does not take what a provider added for its own', () => {
    const returned = `${page}?lang=ko&method=payco&kr_pay_attempt=${attemptId}&payment_intent=pi_1&size=l`;
    assert.deepEqual(readAddress(returned), { chosen: { method: 'payco' }, notes: [] });
  });

  it('is read whatever stands there', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', ...allFields.map(({ name }) => name)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string())), (pairs) => {
        const { chosen } = readAddress(`${page}?${new URLSearchParams(pairs).toString()}`);
        assert.ok(Object.keys(chosen).every((name) => allFields.some((field) => field.name === name)));
      }),
    );
  });
});
