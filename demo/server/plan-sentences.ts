import type { ConsentRecord, Locale } from '../../src/contract/types.js';
import type { Plan } from './catalog.js';
import { mandateId } from './consent-check.js';
import { messages } from './consents/offers.js';
import { locales } from './plan-texts.js';

/**
 * What of a plan does not stand in the sentences that were agreed to, or undefined when they say all of it: how often,
 * merchant, timing, amount and cancellation as the shop words them, in one of its languages. The button puts these words
 * into its sentences as they are. At the start the whole text is compared with the one on offer; this is for later, when
 * the plan in the catalog may be another one than the one that was agreed to.
 */
export function findSentenceProblem(
  { planId, mandate }: Pick<Plan, 'planId' | 'mandate'>,
  consent: ConsentRecord,
): string | undefined {
  const sentences = fold(consent.terms.find((term) => term.id === mandateId)?.text ?? '');
  const findMissing = (locale: Locale): string | undefined => {
    const { merchant, timing, amountRule, cancellation } = mandate[locale];
    const words = [messages[locale].mandate.recurring, merchant, timing, amountRule, cancellation];
    return words.find((each) => !sentences.includes(fold(each)));
  };
  // Most consents are in the words of their own language.
  if (findMissing(consent.locale) === undefined) return undefined;
  const missing = locales.map(findMissing);
  if (missing.includes(undefined)) return undefined;
  const said = findMissing(consent.locale) ?? missing[0] ?? '';
  return `Its sentences do not say what the plan ${planId} says: "${said}".`;
}

/** White space folded and trimmed, as a consent record keeps a text. */
function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
