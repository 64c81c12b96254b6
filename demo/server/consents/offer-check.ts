import type { ConsentRecord, ConsentTerm, Method } from '../../../src/contract/types.js';
import { problem, type Problem } from '../problem.js';
import type { OfferedTerm } from '../store/terms.js';

/**
 * Why a consent is not to what the shop asks for now, or undefined when it is: each term must be one on offer, of the
 * version on offer, with the very text on offer, and none that is required may be missing. That its hashes fit its own
 * texts is another question, which `consent-check.ts` answers.
 *
 * @param offered What one offer asks for now. It may hold other languages and methods, too.
 */
export function findOfferProblem(
  { locale, terms }: Pick<ConsentRecord, 'locale' | 'terms'>,
  method: Method,
  offered: readonly OfferedTerm[],
): Problem | undefined {
  const asked = offered.filter((term) => term.locale === locale && (term.method === null || term.method === method));
  const changed = terms.map((term) => findTermProblem(term, asked)).find((sentence) => sentence !== undefined);
  if (changed !== undefined) return problem(422, 'terms-changed', changed);
  const missing = asked.find((each) => each.required && !terms.some((term) => term.id === each.termId));
  if (missing) {
    const { termId, version } = missing;
    return problem(422, 'terms-changed', `The shop asks for the term "${termId}" (${version}); the consent lacks it.`);
  }
  const open = asked.find((each) => each.required && terms.some((term) => term.id === each.termId && !term.agreed));
  return open && problem(422, 'consent-required', `The term "${open.termId}" was not agreed to.`);
}

function findTermProblem(term: ConsentTerm, asked: readonly OfferedTerm[]): string | undefined {
  const { id, version, sha256, required } = term;
  // A mandate is on offer with and without its price: one of them must be it.
  const current = asked.filter((each) => each.termId === id);
  const [one] = current;
  if (!one) return `The term "${id}" is none that the shop asks for here.`;
  if (version !== one.version) {
    return `The term "${id}" is offered as ${one.version}; the consent is to ${version ?? 'no version of it'}.`;
  }
  if (!current.some((each) => each.sha256 === sha256)) {
    return `The term "${id}" (${one.version}) says something else than what was agreed to.`;
  }
  if (required !== one.required) {
    const word = (isRequired: boolean): string => (isRequired ? 'required' : 'optional');
    return `The term "${id}" is ${word(one.required)}, and was shown as ${word(required)}.`;
  }
  return undefined;
}
