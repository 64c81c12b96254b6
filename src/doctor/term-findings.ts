import { checkTerms } from '../address/policy.js';
import type { TermFacts } from './facts.js';
import type { Finding } from './finding.js';

const named = ({ id, label, attributes }: TermFacts): string =>
  `${attributes ? 'kr-pay-term' : 'A term of the property'} ${id ? `“${id}”` : `with the label “${label.trim().slice(0, 30)}”`}`;

const problem = (kind: string, severity: Finding['severity'], wrong: string, expected: string, remedy: string) =>
  ({ kind, severity, wrong, expected, remedy }) as const;

function findingsOf(term: TermFacts, before: readonly TermFacts[], page: string): Finding[] {
  const found: Finding[] = [];
  const who = named(term);
  const example = '<kr-pay-term id="privacy" version="2026-01" required href="/privacy">…</kr-pay-term>';
  if (!term.id)
    found.push(problem('term-id', 'error', `${who} has no id.`, 'an id', `The record names terms by it: ${example}`));
  else if (/\s/.test(term.id))
    found.push(problem('term-id', 'error', `${who} has white space in its id.`, 'an id such as privacy', example));
  else if (term.id === 'mandate')
    found.push(
      problem('term-id', 'error', `${who} has the mandate’s own id.`, 'another id', 'The button writes that term.'),
    );
  else if (before.some(({ id }) => id === term.id))
    found.push(
      problem('duplicate-term', 'error', `Two terms are called ${term.id}.`, 'an id each', 'Rename one of them.'),
    );
  if (!term.label.trim())
    found.push(
      problem(
        'term-label',
        'error',
        `${who} has no text.`,
        'what stands beside its box',
        `Write it inside: ${example}`,
      ),
    );
  if (term.href && !checkTerms(term.href, page))
    found.push(
      problem(
        'term-href',
        'warning',
        `${who} is shown without its link: href="${term.href}" cannot be used.`,
        'a path of this site or an https address',
        'Write href="/privacy" or a whole https address (http on your own machine only), without user name, backslash or control characters.',
      ),
    );
  return found;
}

/** What is wrong with a button's terms, in their order. `page` is the page's address. */
export function termFindings(terms: readonly TermFacts[], page: string): Finding[] {
  return terms.flatMap((term, index) => findingsOf(term, terms.slice(0, index), page));
}
