import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mandateSentences } from '../../../../src/consent/mandate.js';
import type { MandateItems } from '../../../../src/i18n/messages.js';
import { findPlan } from '../../../../demo/server/catalog.js';
import { sha256 } from '../../../../demo/server/consent-hashes.js';
import { messages, termsOf } from '../../../../demo/server/consents/offers.js';
import { changedPlan, offerOf, opensOn, windowOn } from '../../../../demo/server/consents/price-change.js';
import { methodName } from '../../../../demo/server/names.js';
import { findSentenceProblem } from '../../../../demo/server/plan-sentences.js';
import { locales } from '../../../../demo/server/plan-texts.js';
import { offerConsent, planConsent } from '../support/shopper.js';

const plan = findPlan('tea-monthly');
if (!plan) throw new Error('The shop has no plan tea-monthly.');
const offered = termsOf('tea-monthly', plan);
const change = { planId: 'tea-monthly', oldAmount: 18_000, amount: 19_800, fromOn: '2027-01-05', announcedAt: '' };
const risen = { ...change, changeId: 'tea-monthly-20270105-19800' };

describe('what the shop asks for', () => {
  it('is the mandate for every method in every language, with the price in it and without, and the terms beside it', () => {
    const mandates = offered.filter(({ termId }) => termId === 'mandate');
    assert.equal(mandates.length, locales.length * methodName.options.length * 2);
    for (const { locale, method, price, text, version, sha256: hash } of mandates) {
      assert.ok(method);
      const words = messages[locale];
      const items: MandateItems = { ...plan.mandate[locale], frequency: 'recurring' };
      const shown = price === null ? undefined : words.amount(price);
      const sentences: readonly string[] = mandateSentences(items, method, shown, words).map((pieces) =>
        pieces.join(''),
      );
      assert.equal(text, sentences.join(' ').replaceAll(/\s+/g, ' '));
      assert.ok(text.includes(words.methods[method].replaceAll(/\s+/g, ' ')));
      assert.deepEqual([version, hash], [`tea-monthly-2026-11-${locale}`, sha256(text)]);
    }
    for (const locale of locales) {
      const beside = offered.filter((term) => term.locale === locale && term.method === null);
      assert.deepEqual(
        beside.map(({ termId, required }) => [termId, required]),
        [
          ['privacy', true],
          ['news', false],
        ],
      );
    }
  });

  it('says what the plan says, in every language and for every method, and not what another price says', () => {
    for (const locale of locales) {
      for (const method of methodName.options) {
        const consent = planConsent({ locale, method });
        assert.equal(findSentenceProblem(plan, consent), undefined);
        assert.match(findSentenceProblem(changedPlan(plan, risen), consent) ?? '', /19,800/);
      }
    }
  });

  it('for a change of price is old and new price, from when, and how to cancel', () => {
    for (const locale of locales) {
      const { terms } = offerConsent(termsOf(risen.changeId, offerOf(plan, risen)), { locale });
      assert.deepEqual(
        terms.map(({ id, required }) => [id, required]),
        [
          ['mandate', true],
          ['price-change', true],
        ],
      );
      assert.match(terms[0]?.text ?? '', /19,800/);
      for (const word of ['18,000', '19,800', '2027-01-05', plan.mandate[locale].cancellation]) {
        assert.ok(terms[1]?.text.includes(word), `${locale} lacks ${word}`);
      }
    }
  });

  it('is called free where the plan cost nothing before', () => {
    const { terms } = offerConsent(termsOf(risen.changeId, offerOf(plan, { ...risen, oldAmount: 0 })), {
      locale: 'en',
    });
    assert.match(terms[1]?.text ?? '', /Price now: free\./);
  });
});

describe('a consent to a change of price counts', () => {
  it('within the thirty days before it, not on the day itself', () => {
    assert.equal(opensOn(risen), '2026-12-06');
    for (const [today, expected] of [
      ['2026-12-05', 'early'],
      ['2026-12-06', 'open'],
      ['2027-01-04', 'open'],
      ['2027-01-05', 'over'],
    ] as const) {
      assert.equal(windowOn(risen, today), expected, today);
    }
  });
});
