import { expect } from '@open-wc/testing';
import { ConsentBook } from '../../src/consent/consent-book.js';
import { shownTerm } from '../../src/consent/terms.js';
import type { ShownTerm } from '../../src/consent/terms.js';
import { waitUntil } from '../support/wait-until.js';

const term = (id: string, label = id, required = true): ShownTerm => shownTerm({ id, label, required }, undefined);
const [privacy, third, ads] = [term('privacy'), term('third'), term('ads', 'ads', false)];

describe('the consent book', () => {
  it('has nothing ticked at first', () => {
    const book = new ConsentBook();
    expect(book.missing([privacy, third, ads])).to.deep.equal([privacy, third]);
    expect(book.agreedAt(ads)).to.equal(undefined);
  });

  it('keeps the time of a tick in UTC, and drops it with the tick', () => {
    const book = new ConsentBook();
    const before = new Date().toISOString();
    book.set(privacy, true);
    const at = book.agreedAt(privacy) ?? expect.fail('expected a time');
    expect(at).to.equal(new Date(at).toISOString());
    expect(at >= before && at <= new Date().toISOString()).to.equal(true);
    book.set(privacy, false);
    expect(book.agreedAt(privacy)).to.equal(undefined);
  });

  it('counts a tick only for the text it was given to', () => {
    const book = new ConsentBook();
    book.set(privacy, true);
    const changed = term('privacy', 'privacy, now with more');
    expect(book.agreedAt(changed)).to.equal(undefined);
    expect(book.missing([changed])).to.deep.equal([changed]);
    expect(book.agreedAt(privacy)).to.be.a('string');
  });

  const given = { id: 'privacy', label: '동의', version: '2026-01', required: true, text: '제1조', href: '/p/1' };
  for (const [what, changed] of [
    ['version', shownTerm({ ...given, version: '2026-02' }, '/p/1')],
    ['link', shownTerm({ ...given, href: '/p/2' }, 'https://shop.example/p/2')],
    ['full text, only in its lines', shownTerm({ ...given, text: '제1조\n' }, '/p/1')],
  ] as const)
    it(`counts no tick for another ${what}`, () => {
      const book = new ConsentBook();
      book.set(shownTerm(given, '/p/1'), true);
      expect(book.agreedAt(changed)).to.equal(undefined);
    });

  it('keeps a tick while nothing changes that was agreed to', () => {
    const book = new ConsentBook();
    book.set(shownTerm(given, '/p/1'), true);
    expect(book.agreedAt(shownTerm({ ...given }, '/p/1'))).to.be.a('string');
    // The page's own address has changed, not the link.
    expect(book.agreedAt(shownTerm(given, 'https://shop.example/checkout/p/1'))).to.be.a('string');
  });

  it('unticks everything at once', () => {
    const book = new ConsentBook();
    book.set(privacy, true);
    book.set(ads, true);
    book.clear();
    expect(book.missing([privacy])).to.have.lengthOf(1);
    expect(book.agreedAt(ads)).to.equal(undefined);
  });

  it('has the record at once when it was made before', async () => {
    const book = new ConsentBook();
    book.set(privacy, true);
    const made = await book.record([privacy], 'ko');
    const again = book.record([privacy], 'ko');
    expect(again).to.not.be.an.instanceOf(Promise);
    expect(again).to.equal(made);
  });

  it('makes another record for another answer, language or text', async () => {
    const book = new ConsentBook();
    book.set(privacy, true);
    await book.record([privacy], 'ko');
    expect(book.record([privacy], 'en')).to.be.an.instanceOf(Promise);
    expect((await book.record([privacy], 'en')).locale).to.equal('en');
    book.set(ads, true);
    const record = await book.record([privacy, ads], 'en');
    expect(record.terms.map(({ agreed }) => agreed)).to.deep.equal([true, true]);
  });

  it('never gives a record of an answer that was overtaken', async () => {
    const book = new ConsentBook();
    book.set(privacy, true);
    const first = book.record([privacy, ads], 'ko');
    book.set(ads, true);
    const second = book.record([privacy, ads], 'ko');
    await Promise.all([first, second]);
    await waitUntil(() => !(book.record([privacy, ads], 'ko') instanceof Promise));
    expect((await book.record([privacy, ads], 'ko')).terms[1]).to.include({ id: 'ads', agreed: true });
  });
});
