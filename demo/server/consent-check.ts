import type { ConsentRecord, Mode } from '../../src/contract/types.js';
import { hashOfTerms, sha256 } from './consent-hashes.js';
import { problem, type Problem } from './problem.js';

/** The id of the term that holds the four sentences of the mandate. */
export const mandateId = 'mandate';

/**
 * Why an attempt in this mode may not go on with this consent, or undefined when it may.
 *
 * The record must hold together: every hash is computed again. Whether its terms are those on offer is another question,
 * which `consents/offer-check.ts` answers.
 */
export function findConsentProblem(mode: Mode, consent: ConsentRecord | undefined): Problem | undefined {
  if (!consent) {
    if (mode === 'pay') return undefined;
    return problem(422, 'consent-required', `Mode "${mode}" needs the shopper's consent: the body has none.`);
  }
  const missing = findMissingAgreement(mode, consent);
  if (missing) return problem(422, 'consent-required', missing);
  const broken = findBrokenHash(consent);
  if (broken) return problem(422, 'terms-changed', broken);
  return undefined;
}

function findMissingAgreement(mode: Mode, consent: ConsentRecord): string | undefined {
  if (mode !== 'pay' && !consent.terms.some((term) => term.id === mandateId)) {
    return `The consent has no term "${mandateId}".`;
  }
  const open = consent.terms.find((term) => (term.required || term.id === mandateId) && !term.agreed);
  return open && `The term "${open.id}" was not agreed to.`;
}

function findBrokenHash({ terms, sha256: recordHash }: ConsentRecord): string | undefined {
  if (new Set(terms.map((term) => term.id)).size !== terms.length) return 'A term stands in the consent twice.';
  const empty = terms.find((term) => term.text.trim() === '');
  if (empty) return `The term "${empty.id}" has no text.`;
  const changed = terms.find((term) => term.sha256 !== sha256(term.text));
  if (changed) return `The hash of the term "${changed.id}" does not fit its text.`;
  return hashOfTerms(terms) === recordHash ? undefined : 'The hash of the consent does not fit its terms.';
}
