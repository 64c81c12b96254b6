import type { ConsentRecord } from '../../src/contract/types.js';
import type { Plan } from './catalog.js';
import { mandateId } from './consent-check.js';

/** How the button words a frequency. */
const frequencies = {
  recurring: { ko: '정기적으로 결제돼요', en: 'Charged regularly' },
  'one-time': { ko: '한 번 결제돼요', en: 'Charged once' },
} as const;

/**
 * What of a plan does not stand in the sentences that were agreed to, or undefined when they say all of it: how often,
 * merchant, timing, amount and cancellation as the shop words them, in one of its languages. The button puts these words into its
 * sentences as they are.
 */
export function findSentenceProblem(plan: Plan, consent: ConsentRecord): string | undefined {
  const sentences = fold(consent.terms.find((term) => term.id === mandateId)?.text ?? '');
  const missing = (['ko', 'en'] as const).map((language) => {
    const { merchant, timing, amountRule, cancellation } = plan.mandate[language];
    const words = [frequencies[plan.frequency][language], merchant, timing, amountRule, cancellation];
    return words.find((each) => !sentences.includes(fold(each)));
  });
  if (missing.includes(undefined)) return undefined;
  return `Its sentences do not say what the plan ${plan.planId} says: "${missing[0] ?? ''}".`;
}

/** White space folded and trimmed, as a consent record keeps a text. */
function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
