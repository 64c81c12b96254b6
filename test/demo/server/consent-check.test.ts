import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Mode } from '../../../src/contract/types.js';
import { findConsentProblem } from '../../../demo/server/consent-check.js';
import { agreedTerm, consentRecord, mandateConsent, sha256 } from './support/shopper.js';

const savingModes: Mode[] = ['save', 'pay-and-save', 'subscribe'];
const mandate = agreedTerm('mandate', '느린물이 매월 5일에 결제하는 데 동의해요.');

describe('the consent check', () => {
  it('asks for consent in every mode that saves a method', () => {
    for (const mode of savingModes) assert.equal(findConsentProblem(mode, undefined)?.code, 'consent-required');
    assert.equal(findConsentProblem('pay', undefined), undefined);
  });

  it('takes a record whose hashes are right', () => {
    for (const mode of savingModes) assert.equal(findConsentProblem(mode, mandateConsent), undefined);
  });

  it('asks for the mandate among the terms', () => {
    const privacy = consentRecord([agreedTerm('privacy', '개인정보 제3자 제공 동의')]);
    assert.equal(findConsentProblem('save', privacy)?.code, 'consent-required');
    assert.equal(findConsentProblem('pay', privacy), undefined);
  });

  it('refuses a mandate that was not agreed to, even one called optional', () => {
    for (const required of [true, false]) {
      const consent = consentRecord([{ ...mandate, required, agreed: false }]);
      assert.equal(findConsentProblem('save', consent)?.code, 'consent-required');
    }
  });

  it('refuses a required term that was not agreed to, in any mode, and lets an optional one be', () => {
    const news = agreedTerm('news', '소식 받기');
    const without = (required: boolean) => consentRecord([mandate, { ...news, required, agreed: false }]);
    assert.equal(findConsentProblem('pay', without(true))?.code, 'consent-required');
    assert.equal(findConsentProblem('save', without(true))?.code, 'consent-required');
    assert.equal(findConsentProblem('save', without(false)), undefined);
  });

  it('refuses a text that does not fit its hash', () => {
    const consent = consentRecord([{ ...mandate, text: `${mandate.text} 언제든지.` }]);
    assert.equal(findConsentProblem('save', consent)?.code, 'terms-changed');
  });

  it('refuses an empty text, with the right hash for it', () => {
    const consent = consentRecord([{ ...mandate, text: '', sha256: sha256('') }]);
    assert.equal(findConsentProblem('save', consent)?.code, 'terms-changed');
  });

  it('refuses a record whose own hash is of other answers or another order', () => {
    const news = agreedTerm('news', '소식 받기');
    const consent = consentRecord([mandate, news]);
    const swapped = { ...consent, terms: [news, mandate] };
    const answered = { ...consent, terms: [mandate, { ...news, required: false, agreed: false }] };
    for (const changed of [swapped, answered]) {
      assert.equal(findConsentProblem('save', changed)?.code, 'terms-changed');
    }
  });

  it('refuses a term that stands there twice', () => {
    assert.equal(findConsentProblem('save', consentRecord([mandate, mandate]))?.code, 'terms-changed');
  });
});
