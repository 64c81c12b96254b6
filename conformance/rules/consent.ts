import type { ConsentRecord, ConsentTerm } from '../../src/contract/types.js';
import { describe } from '../answer.js';
import { fail, pass, skip, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { sealed, sha256 } from '../consent.js';
import { afterSecond, type Visit } from '../visit.js';

/** Starts with the consent changed, and expects it to be noticed. */
async function judgeConsent(
  visit: Visit,
  change: (consent: ConsentRecord) => ConsentRecord | undefined,
): Promise<Finding> {
  const { consent, settings } = visit.options;
  if (!consent) return skip(`mode "${settings.mode}" sends no consent: give another --mode, or --consent`);
  return afterSecond(visit, async () => {
    const { consent: _, ...request } = visit.newRequest();
    const changed = change(consent);
    const { answer } = await visit.start(changed ? { ...request, consent: changed } : request);
    return answer.status === 422 ? pass(describe(answer)) : fail(describe(answer));
  });
}

const changeFirst = (
  { terms, ...record }: ConsentRecord,
  change: (term: ConsentTerm) => ConsentTerm,
): ConsentRecord => ({ ...record, terms: terms.map((term, at) => (at === 0 ? change(term) : term)) });

function unticked(ticked: ConsentTerm): ConsentTerm {
  const { agreedAt: _, ...term } = ticked;
  return { ...term, required: true, agreed: false };
}

const otherText = 'A text that nobody agreed to.';

/** A consent is to words that were on the screen, and the server knows which. */
export const consentRules: readonly Rule[] = [
  {
    id: 'consent-missing',
    title: 'A start that needs consent and has none is refused.',
    sends: 'the start of a new attempt without its consent',
    expects: '422',
    why: 'What was saved without a record of consent must not be charged later.',
    check: (visit) => judgeConsent(visit, () => undefined),
  },
  {
    id: 'consent-unticked',
    title: 'A required term that was not agreed to is refused.',
    sends: 'a consent whose first term is not agreed to, with hashes that fit',
    expects: '422',
    why: 'The button never sends this. A changed page might.',
    check: (visit) => judgeConsent(visit, (consent) => sealed(changeFirst(consent, unticked))),
  },
  {
    id: 'consent-broken',
    title: 'A consent whose hashes do not fit its texts is refused.',
    sends: 'a consent with another text under the old hash',
    expects: '422 (code "terms-changed" shows the terms again)',
    why: 'A record that does not hold together proves nothing.',
    check: (visit) => judgeConsent(visit, (consent) => changeFirst(consent, (term) => ({ ...term, text: otherText }))),
  },
  {
    id: 'consent-other-words',
    title: 'A consent to words that are not yours is refused.',
    sends: 'a consent to another text, with hashes that fit',
    expects: '422 (code "terms-changed" shows the terms again)',
    why: 'The page can be changed by its visitor, or be older than your terms. Compare with what the server knows.',
    check: (visit) =>
      judgeConsent(visit, (consent) =>
        sealed(changeFirst(consent, (term) => ({ ...term, text: otherText, sha256: sha256(otherText) }))),
      ),
  },
];
