import { checkTerms } from '../address/policy.js';
import { mandateSentences } from './mandate.js';
import { mandateTerm, shownTerm } from './terms.js';
import type { ShownTerm, Term } from './terms.js';
import type { Messages } from '../i18n/messages.js';
import type { Settings } from '../settings/settings.js';

/** The terms to show, and what is wrong with those that cannot be used. */
export interface ShownTerms {
  readonly terms: readonly ShownTerm[];
  /** For the developer: why nothing can be started. */
  readonly problem: string | undefined;
  /** For the developer: a link left out. The term itself can be agreed to. */
  readonly remark: string | undefined;
}

/** A `<kr-pay-term>` child as a term. Read from its attributes, so that it counts before it is upgraded. */
function childTerm(child: Element): Term {
  const version = child.getAttribute('version');
  const href = child.getAttribute('href');
  return {
    id: child.id,
    label: child.textContent ?? '',
    required: child.hasAttribute('required'),
    ...(version && { version }),
    ...(href && { href }),
  };
}

/** The mandate, then the terms of `<kr-pay-term>` children, then those of the `terms` property. */
export function shownTerms(
  host: Element,
  extra: unknown,
  { mandate, method, mode, amount, termsVersion }: Settings,
  messages: Messages,
): ShownTerms {
  const shown: ShownTerm[] = [];
  let problem: string | undefined;
  let remark: string | undefined;
  if (mandate) {
    // Where something is paid at once, the amount is that payment's, not the later ones'.
    const price = amount === undefined || mode === 'pay-and-save' ? undefined : messages.amount(amount);
    const sentences = mandateSentences(mandate, method, price, messages);
    shown.push(mandateTerm(messages.consent.mandate, sentences, termsVersion));
  }
  const children: Term[] = [];
  // Not `children`: the browser would keep that list for every element.
  for (let child = host.firstElementChild; child; child = child.nextElementSibling)
    if (child.localName === 'kr-pay-term') children.push(childTerm(child));
  // The parser makes a child before its text: it is told of then, and shown.
  if (document.readyState === 'loading' && !children.at(-1)?.label) children.pop();
  const given: readonly Term[] = Array.isArray(extra) ? extra : [];
  for (const term of [...children, ...given]) {
    if (typeof term?.id !== 'string' || !/^\S+$/.test(term.id) || typeof term.label !== 'string' || !term.label.trim())
      problem ??= 'terms: expected an id without white space, and a label';
    else if (term.id === 'mandate' || shown.some((each) => each.id === term.id))
      problem ??= `terms: expected another id than ${JSON.stringify(term.id)}`;
    else {
      const href = term.href && checkTerms(term.href, location.href);
      if (term.href && !href) remark ??= `terms: expected an https address, got ${JSON.stringify(term.href)}`;
      shown.push(shownTerm(term, href || undefined));
    }
  }
  return { terms: shown, problem, remark };
}
