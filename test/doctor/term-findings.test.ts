import { expect } from '@open-wc/testing';
import { termFindings } from '../../src/doctor/term-findings.js';
import type { TermFacts } from '../../src/doctor/facts.js';
import { address } from './sound.js';

const term = (given: Partial<TermFacts> = {}): TermFacts => ({
  id: 'privacy',
  label: '개인정보',
  href: '/privacy',
  attributes: {},
  ...given,
});
const kindsOf = (...terms: TermFacts[]) => termFindings(terms, address).map(({ kind }) => kind);

describe('what is wrong with terms', () => {
  it('is an id that is missing, has white space, or is the mandate’s', () => {
    for (const id of ['', 'my term', 'mandate']) expect(kindsOf(term({ id })), id).to.deep.equal(['term-id']);
  });

  it('names a term without an id by its label', () => {
    expect(termFindings([term({ id: '' })], address)[0]?.wrong).to.include('개인정보');
  });

  it('is an id that two of them have, by property or as a child', () => {
    expect(kindsOf(term(), term({ attributes: undefined }))).to.deep.equal(['duplicate-term']);
  });

  it('is a missing label', () => {
    expect(kindsOf(term({ label: ' \n' }))).to.deep.equal(['term-label']);
  });

  for (const href of ['javascript:alert(1)', 'http://shop.example/a', 'https://me@shop.example/', '/a\\b']) {
    it(`is a link that cannot be used: ${href}`, () => {
      const found = termFindings([term({ href })], address);
      expect(found.map(({ kind }) => kind)).to.deep.equal(['term-href']);
      expect(found[0]?.wrong).to.include(href);
    });
  }

  it('is nothing in terms that are as they should be', () => {
    expect(
      kindsOf(term(), term({ id: 'ads', href: undefined }), term({ id: 'b', href: 'https://law.example/' })),
    ).to.deep.equal([]);
  });
});
