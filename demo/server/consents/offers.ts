import { mandateSentences } from '../../../src/consent/mandate.js';
import { mandateTerm, shownTerm } from '../../../src/consent/terms.js';
import type { Locale, Method } from '../../../src/contract/types.js';
import { en } from '../../../src/i18n/en.js';
import { ja } from '../../../src/i18n/ja.js';
import { ko } from '../../../src/i18n/ko.js';
import type { Messages } from '../../../src/i18n/messages.js';
import { zh } from '../../../src/i18n/zh.js';
import type { Plan } from '../catalog.js';
import { sha256 } from '../consent-hashes.js';
import { methodName } from '../names.js';
import { locales, type ExtraTerm } from '../plan-texts.js';
import type { OfferedTerm } from '../store/terms.js';

/** The button's own texts. */
export const messages: Readonly<Record<Locale, Messages>> = { ko, en, ja, zh };

/** What is offered: how often it is paid, the words of its mandate, and the terms beside it. */
export type Offer = Pick<Plan, 'frequency' | 'amount' | 'mandate' | 'terms'>;

/** Every term of an offer in every language, as the button would show it: with the button's own sentences. */
export function termsOf(offerId: string, offer: Offer): readonly OfferedTerm[] {
  return locales.flatMap((locale) => [
    ...mandatesOf(offerId, offer, locale),
    ...offer.terms[locale].map((term) => extraTerm(offerId, term, locale)),
  ]);
}

/** The mandate of an offer for every method: with the price in its sentences and without, as pages may have it. */
function mandatesOf(offerId: string, { frequency, amount, mandate }: Offer, locale: Locale): readonly OfferedTerm[] {
  const { termsVersion, ...items } = mandate[locale];
  const parts = { ...items, frequency };
  return methodName.options.flatMap((method) =>
    [null, amount].map((price): OfferedTerm => {
      const text = mandateText(parts, method, price, locale);
      const version = { termId: 'mandate', version: termsVersion, required: true } as const;
      return { offerId, ...version, locale, method, price, text, sha256: sha256(text), parts };
    }),
  );
}

/**
 * A mandate as the button shows and hashes it.
 *
 * @param price Whole won; null where the page gives the button no amount.
 */
export function mandateText(
  items: Parameters<typeof mandateSentences>[0],
  method: Method,
  price: number | null,
  locale: Locale,
): string {
  const words = messages[locale];
  const shownPrice = price === null ? undefined : words.amount(price);
  return mandateTerm('', mandateSentences(items, method, shownPrice, words)).text;
}

/** A term beside the mandate, as the button shows and hashes it. */
export function extraTerm(offerId: string, term: ExtraTerm, locale: Locale): OfferedTerm {
  const { termId, version, required, label, text: fullText } = term;
  const { text } = shownTerm({ id: termId, label, text: fullText }, undefined);
  const shown = { text, sha256: sha256(text), parts: { label, text: fullText } };
  return { offerId, termId, version, locale, method: null, price: null, required, ...shown };
}
