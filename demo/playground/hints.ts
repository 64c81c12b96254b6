import type { ProviderName } from '../../src/contract/types.js';
import type { Language } from '../shop/language.js';
import type { Outcome } from './outcomes.js';
import { playgroundTexts } from './texts.js';

/** Who answers the button on this page. */
export type Answering =
  { readonly by: 'page' } | { readonly by: 'emulator' | 'test-mode'; readonly provider: ProviderName };

type Labels = Readonly<Partial<Record<Outcome, Readonly<Record<Language, string>>>>>;

/** What to press at an emulator, as its buttons read. */
const usual: Labels = {
  approved: { ko: '‘승인’을', en: '“Approve”' },
  declined: { ko: '‘거절’을', en: '“Decline”' },
  canceled: { ko: '‘취소’를', en: '“Cancel”' },
  slow: { ko: '늦게 답하는 승인을', en: 'the approval that answers late' },
  pending: { ko: '늦게 답하는 승인을', en: 'the approval that answers late' },
};
const atStripe: Labels = {
  ...usual,
  approved: { ko: '‘결제하기’, 그다음 ‘승인’을', en: '“Pay”, then “Authorize”' },
  declined: { ko: '‘결제하기’, 그다음 ‘실패’를', en: '“Pay”, then “Fail”' },
  canceled: { ko: '‘결제하기’, 그다음 ‘사용자 취소’를', en: '“Pay”, then “Cancel”' },
};

/** What a tester does so that a press ends as wished. */
export function hintFor(outcome: Outcome, answering: Answering, language: Language): string {
  const words = playgroundTexts[language];
  if (answering.by === 'page') return words.hintSimulated[outcome];
  const label = (answering.provider === 'stripe' ? atStripe : usual)[outcome]?.[language];
  if (label === undefined) return words.hintOnlySimulated;
  return answering.by === 'emulator' ? words.hintClick(label) : words.hintTestMode;
}
