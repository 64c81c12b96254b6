import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsentTerm } from '../../../../src/contract/types.js';
import { findPlan } from '../../../../demo/server/catalog.js';
import { findOfferProblem } from '../../../../demo/server/consents/offer-check.js';
import { termsOf } from '../../../../demo/server/consents/offers.js';
import { agreedTerm, consentRecord, planConsent } from '../support/shopper.js';

const plan = findPlan('tea-monthly');
const offered = plan ? termsOf('tea-monthly', plan) : [];
const consent = planConsent();

/** The consent with one of its terms changed. */
const withTerm = (id: string, changes: Partial<ConsentTerm>) =>
  consentRecord(consent.terms.map((term) => (term.id === id ? { ...term, ...changes } : term)));

/** The refusal's code and sentence. */
function refusalOf(given: ReturnType<typeof consentRecord>, method: 'kakao_pay' | 'kr_card' = 'kakao_pay') {
  const problem = findOfferProblem(given, method, offered);
  return [problem?.code, problem?.message];
}

describe('what a consent is to', () => {
  it('may be all that is on offer, with the optional term agreed to, declined or left out', () => {
    assert.equal(findOfferProblem(consent, 'kakao_pay', offered), undefined);
    assert.equal(findOfferProblem(planConsent({ news: true }), 'kakao_pay', offered), undefined);
    const without = consentRecord(consent.terms.filter((term) => term.required));
    assert.equal(findOfferProblem(without, 'kakao_pay', offered), undefined);
  });

  it('may be in any of the four languages, with the price in the sentences or without', () => {
    for (const locale of ['ko', 'en', 'ja', 'zh'] as const) {
      assert.equal(findOfferProblem(planConsent({ locale, method: 'kr_card' }), 'kr_card', offered), undefined);
    }
    const priced = offered.find(({ price, locale, method }) => price && locale === 'ko' && method === 'kakao_pay');
    assert.ok(priced);
    const { version, text } = priced;
    assert.equal(
      findOfferProblem(withTerm('mandate', { ...agreedTerm('mandate', text), version }), 'kakao_pay', offered),
      undefined,
    );
  });

  it('must be a term that the shop asks for', () => {
    const extra = consentRecord([...consent.terms, agreedTerm('everything', '무엇이든')]);
    assert.deepEqual(refusalOf(extra), ['terms-changed', 'The term "everything" is none that the shop asks for here.']);
  });

  it('must be the version on offer, and a version at all', () => {
    assert.deepEqual(refusalOf(withTerm('privacy', { version: 'privacy-2025-01' })), [
      'terms-changed',
      'The term "privacy" is offered as privacy-2026-11; the consent is to privacy-2025-01.',
    ]);
    const { version: _none, ...unversioned } = consent.terms[1] ?? agreedTerm('privacy', '');
    const [mandate, , ...rest] = consent.terms;
    assert.ok(mandate);
    assert.match(
      refusalOf(consentRecord([mandate, unversioned, ...rest]))[1] ?? '',
      /the consent is to no version of it/,
    );
  });

  it('must be the very text on offer, whatever hash is made for another one', () => {
    const said = agreedTerm('mandate', (consent.terms[0]?.text ?? '').replace('18,000', '1,000'));
    assert.deepEqual(refusalOf(withTerm('mandate', { text: said.text, sha256: said.sha256 })), [
      'terms-changed',
      'The term "mandate" (tea-monthly-2026-11-ko) says something else than what was agreed to.',
    ]);
  });

  it('must be in its own language, and for the method that is asked for', () => {
    assert.equal(refusalOf({ ...consent, locale: 'en' })[0], 'terms-changed');
    assert.equal(refusalOf(consent, 'kr_card')[0], 'terms-changed');
  });

  it('must hold every required term, agreed to', () => {
    const without = consentRecord(consent.terms.filter(({ id }) => id !== 'privacy'));
    assert.deepEqual(refusalOf(without), [
      'terms-changed',
      'The shop asks for the term "privacy" (privacy-2026-11); the consent lacks it.',
    ]);
    assert.equal(refusalOf(withTerm('privacy', { agreed: false }))[0], 'consent-required');
  });

  it('must have been shown as required or optional as it is', () => {
    assert.equal(
      refusalOf(withTerm('privacy', { required: false }))[1],
      'The term "privacy" is required, and was shown as optional.',
    );
    assert.equal(
      refusalOf(withTerm('news', { required: true, agreed: true }))[1],
      'The term "news" is optional, and was shown as required.',
    );
  });
});
