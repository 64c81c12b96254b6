import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ShownTerm } from './terms.js';
import type { Messages } from '../i18n/messages.js';

/** What the panel shows. */
export interface ConsentView {
  readonly messages: Messages;
  readonly terms: readonly ShownTerm[];
  /** What is bought, repeated before anything is agreed to. */
  readonly order: readonly unknown[];
  readonly busy: boolean;
  /** Whether boxes that still need a tick are marked. */
  readonly marking: boolean;
  isAgreed(term: ShownTerm): boolean;
  /** Ticks all of these, or unticks them when all were ticked. */
  tick(terms: readonly ShownTerm[]): void;
}

/** Takes a tick back off the box: what is kept decides what it shows, also when the text changed in the same task. */
function toggle(view: ConsentView, terms: readonly ShownTerm[], { target }: Event): void {
  const box = target as HTMLInputElement;
  box.checked = !box.checked;
  view.tick(terms);
}

function termRow(view: ConsentView, term: ShownTerm): TemplateResult {
  const { consent } = view.messages;
  const missing = view.marking && term.required && !view.isAgreed(term);
  return html`<div part="term">
    <label>
      <input
        part="checkbox"
        type="checkbox"
        .checked=${view.isAgreed(term)}
        ?disabled=${view.busy}
        aria-invalid=${missing ? 'true' : nothing}
        aria-describedby=${`about-${term.id}`}
        @change=${(event: Event) => toggle(view, [term], event)}
      />
      <span>${term.required ? consent.required : consent.optional} ${term.label}</span>
    </label>
    <div id=${`about-${term.id}`}>
      ${missing ? html`<p class="missing">${consent.missingHere}</p>` : nothing}
      ${
        term.lines.length > 1
          ? html`<ul>
              ${term.lines.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : term.lines.map((line) => html`<p>${line}</p>`)
      }
    </div>
    ${
      term.href
        ? html`<a href=${term.href} target="_blank" rel="noopener">${consent.fullText} (${consent.newWindow})</a>`
        : nothing
    }
  </div>`;
}

/** The terms, with a box each. Nothing is ticked beforehand. */
export function consentPanel(view: ConsentView): TemplateResult {
  const { terms, messages } = view;
  const agreed = terms.filter((term) => view.isAgreed(term)).length;
  return html`<fieldset part="consent">
    <legend>${messages.consent.title}</legend>
    ${view.order.map((line) => (line ? html`<p>${line}</p>` : nothing))}
    ${
      terms.length > 1
        ? html`<label>
            <input
              part="agree-all"
              type="checkbox"
              .checked=${agreed === terms.length}
              .indeterminate=${agreed > 0 && agreed < terms.length}
              ?disabled=${view.busy}
              @change=${(event: Event) => toggle(view, terms, event)}
            />
            <span>${messages.consent.all(terms.some((term) => !term.required))}</span>
          </label>`
        : nothing
    }
    ${terms.map((term) => termRow(view, term))}
  </fieldset>`;
}
