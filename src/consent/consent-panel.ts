import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ShownTerm } from './terms.js';
import type { Messages, Pieces } from '../i18n/messages.js';

/** What the panel shows. */
export interface ConsentView {
  readonly messages: Messages;
  readonly terms: readonly ShownTerm[];
  /** What is about to be paid, as the shopper reads it. */
  readonly total: string | undefined;
  readonly orderName: string | undefined;
  readonly busy: boolean;
  /** Whether boxes that still need a tick are marked. */
  readonly marking: boolean;
  isAgreed(term: ShownTerm): boolean;
  /** Ticks all of these, or unticks them when all were ticked. */
  tick(terms: readonly ShownTerm[]): void;
}

/** Texts of the merchant's may run in the other direction, or turn it: each stays within itself. */
const spoken = (pieces: Pieces) => pieces.map((piece, at) => (at % 2 ? html`<bdi>${piece}</bdi>` : piece));

/** A box. What is kept decides what it shows, also when the text changed in the same task: the tick is taken back. */
function box(view: ConsentView, terms: readonly ShownTerm[], part: string, missing: boolean, about: unknown) {
  const agreed = terms.filter((term) => view.isAgreed(term)).length;
  const mixed = agreed > 0 && agreed < terms.length;
  const toggle = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    input.checked = !input.checked;
    input.indeterminate = mixed;
    view.tick(terms);
  };
  return html`<input
    part=${part}
    type="checkbox"
    .checked=${agreed === terms.length}
    .indeterminate=${mixed}
    ?disabled=${view.busy}
    aria-invalid=${missing ? 'true' : nothing}
    aria-describedby=${about}
    @change=${toggle}
  />`;
}

function termRow(view: ConsentView, term: ShownTerm, index: number): TemplateResult {
  const { consent, marks } = view.messages;
  const { label, sentences, fullText, href } = term;
  const missing = view.marking && term.required && !view.isAgreed(term);
  // Each of several is named by its term.
  const named = (words: string) => words + marks[0] + label;
  const link = `${consent.fullText} (${consent.newWindow})`;
  return html`<div part="term">
    <label>
      ${box(view, [term], 'checkbox', missing, `about-${index}`)}
      <span>${term.required ? consent.required : consent.optional} <bdi>${label}</bdi></span>
    </label>
    <div id=${`about-${index}`}>
      ${missing ? html`<p class="missing">${consent.missingHere}</p>` : nothing}
      ${
        sentences.length
          ? html`<ul>
              ${sentences.map((pieces) => html`<li>${spoken(pieces)}</li>`)}
            </ul>`
          : nothing
      }
    </div>
    ${
      fullText
        ? html`<details>
            <summary aria-label=${named(consent.fullText)}>${consent.fullText}</summary>
            <p class="text" dir="auto">${fullText}</p>
          </details>`
        : nothing
    }
    ${href ? html`<a href=${href} target="_blank" rel="noopener" aria-label=${named(link)}>${link}</a>` : nothing}
  </div>`;
}

/** The terms, with a box each. Nothing is ticked beforehand. */
export function consentPanel(view: ConsentView): TemplateResult {
  const { terms, messages, total, orderName } = view;
  const { consent, marks } = messages;
  const hasOptional = terms.some((term) => !term.required);
  const facts = [
    [consent.total, total],
    [consent.order, orderName],
  ] as const;
  return html`<fieldset part="consent">
    <legend>${consent.title}</legend>
    ${facts.map(([words, value]) => (value ? html`<p>${spoken([words + marks[0], value])}</p>` : nothing))}
    ${
      terms.length > 1
        ? html`<label>${box(view, terms, 'agree-all', false, nothing)}<span>${consent.all(hasOptional)}</span></label>`
        : nothing
    }
    ${hasOptional ? html`<p>${consent.free}</p>` : nothing} ${terms.map((term, index) => termRow(view, term, index))}
  </fieldset>`;
}
