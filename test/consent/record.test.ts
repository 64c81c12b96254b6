import { expect } from '@open-wc/testing';
import { makeRecord, sha256 } from '../../src/consent/record.js';
import { mandateTerm, shownTerm } from '../../src/consent/terms.js';
import type { ShownTerm } from '../../src/consent/terms.js';
import { version } from '../../src/version.js';
import { hashesOf } from './independent-hash.js';

const mandate = mandateTerm(
  '등록',
  [['', '김치상회', '가 결제해요.'], [' 매월\n1일.'], ['9,900원.'], ['해지:\t', '내 정보', '.']],
  '2026-01',
);
const privacy = shownTerm({ id: 'privacy', label: '개인정보 제공', required: true, text: '전문 🧾 é' }, undefined);
const ads = shownTerm({ id: 'ads', label: 'Ads', version: '3' }, 'https://shop.example/ads');
const early = '2026-11-21T01:00:00.000Z';
const late = '2026-11-21T02:00:00.000Z';

const times = (of: Readonly<Record<string, string>>) => (term: ShownTerm) => of[term.id];

describe('the hash', () => {
  it('is SHA-256 in lower-case hex over UTF-8', async () => {
    // From FIPS 180-2.
    expect(await sha256('abc')).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await sha256('')).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('the record of consent', () => {
  it('holds each term as it was shown and answered, in the order shown', async () => {
    const record = await makeRecord([mandate, privacy, ads], times({ mandate: late, privacy: early }), 'ko');
    const hashes = await hashesOf(record);
    expect(record).to.deep.equal({
      version: 1,
      locale: 'ko',
      agreedAt: late,
      widget: `kr-pay-button/${version}`,
      terms: [
        {
          id: 'mandate',
          version: '2026-01',
          required: true,
          agreed: true,
          agreedAt: late,
          text: '김치상회가 결제해요. 매월 1일. 9,900원. 해지: 내 정보.',
          sha256: hashes.terms[0],
        },
        {
          id: 'privacy',
          required: true,
          agreed: true,
          agreedAt: early,
          text: '개인정보 제공 전문 🧾 é',
          sha256: hashes.terms[1],
        },
        {
          id: 'ads',
          version: '3',
          required: false,
          agreed: false,
          text: 'Ads',
          sha256: hashes.terms[2],
          href: 'https://shop.example/ads',
        },
      ],
      sha256: hashes.record,
    });
  });

  it('has another hash when an answer, a text or the order is another', async () => {
    const hashOf = async (terms: ShownTerm[], of: Record<string, string>) =>
      (await makeRecord(terms, times(of), 'ko')).sha256;
    const all = await Promise.all([
      hashOf([mandate, ads], { mandate: late }),
      hashOf([mandate, ads], { mandate: late, ads: late }),
      hashOf([ads, mandate], { mandate: late }),
      hashOf([mandate, { ...ads, text: 'Ads.' }], { mandate: late }),
    ]);
    expect(new Set(all).size).to.equal(4);
  });

  it('has the same hash in every language and at every time, for the same texts and answers', async () => {
    const one = await makeRecord([mandate], times({ mandate: early }), 'ko');
    const two = await makeRecord([mandate], times({ mandate: late }), 'en');
    expect(two.sha256).to.equal(one.sha256);
    expect(two).to.include({ locale: 'en', agreedAt: late });
  });

  it('says when it was made where nothing is agreed to', async () => {
    const before = new Date().toISOString();
    const { agreedAt, terms } = await makeRecord([ads], () => undefined, 'ko');
    expect(agreedAt).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(agreedAt >= before).to.equal(true);
    expect(terms[0]).to.not.have.property('agreedAt');
  });
});

describe('the text of a term', () => {
  it('is what is on the screen without the marker, white space folded', () => {
    const given = { id: 'a', label: '  개인정보\n\u00a0제공 ', required: true, text: ' 첫째.\r\n\r\n둘째. ' };
    const term = shownTerm(given, undefined);
    expect(term.text).to.equal('개인정보 제공 첫째. 둘째.');
    expect(term.label).to.equal('개인정보 제공');
  });

  it('keeps letters as they are, composed or not', () => {
    expect(shownTerm({ id: 'a', label: 'e\u0301 \u1112\u1161' }, undefined).text).to.equal('e\u0301 \u1112\u1161');
  });

  it('of the mandate is its sentences joined by one space, without its title', () => {
    expect(mandateTerm('등록', [['하나', '.'], ['둘.']]).text).to.equal('하나. 둘.');
  });

  it('has neither version nor address where none was given', () => {
    expect(shownTerm({ id: 'a', label: 'A' }, undefined)).to.not.have.any.keys('version', 'href');
    expect(mandateTerm('등록', [['하나.']])).to.not.have.any.keys('version', 'href');
  });
});
