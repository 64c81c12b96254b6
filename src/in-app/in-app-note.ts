import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Device, Locale, PayState } from '../contract/types.js';
import { readArrival } from '../trip/return-url.js';
import { noteWords } from './note-words.js';
import { openAddress } from './open-address.js';

/** What the note needs of the element it stands in. */
export interface NotePlace {
  readonly shadowRoot: ShadowRoot | null;
  readonly updateComplete: Promise<boolean>;
  changed(): void;
}

const { styleSheet } = css`
  [part='in-app'] {
    margin-block-end: 0.75em;
    padding: 0.5em 1em;
    border: 1px solid #8c8c8c;
    border-radius: var(--kr-pay-radius, 12px);
    overflow-wrap: anywhere;
  }
  [part='in-app'] p {
    margin: 0;
  }
  [part='in-app'] div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }
  [part='in-app'] :is(a, button) {
    display: flex;
    align-items: center;
    inline-size: auto;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
  }
  [part='in-app'] input {
    flex: 1 1 12em;
    box-sizing: border-box;
    min-inline-size: 0;
    block-size: 44px;
    font: inherit;
  }
`;

/** The merchant's page without an attempt of ours: opened elsewhere, it is to begin anew. */
const pageAddress = (): string => readArrival(location.href)?.cleanHref ?? location.href;

/** Says inside an app's own browser what may go wrong there, and offers ways out. */
export class InAppNote {
  /** What came of copying, as the shopper reads it. */
  said = '';
  #refused = false;
  #state: PayState | undefined;
  readonly #device: Device;
  readonly #place: NotePlace;

  constructor(device: Device, place: NotePlace) {
    this.#device = device;
    this.#place = place;
  }

  /** Nothing while money may be under way, or once it has moved: nobody is to begin anew elsewhere then. */
  view(state: PayState, locale: Locale): TemplateResult | typeof nothing {
    if (state !== this.#state) this.said = '';
    this.#state = state;
    if (/^(confirming|pending|succeeded)$/.test(state)) return nothing;
    const words = noteWords[locale];
    const page = pageAddress();
    const open = openAddress(this.#device, page);
    const root = this.#place.shadowRoot;
    // Not a style element: a page's policy may forbid those.
    if (root && styleSheet && !root.adoptedStyleSheets.includes(styleSheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
    return html`<div part="in-app" role="note">
      <p>${words.risk}</p>
      <div>
        ${open ? html`<a href=${open} target="_top">${words.open}</a>` : nothing}
        ${
          this.#refused
            ? html`<input readonly dir="ltr" aria-label=${words.address} .value=${page} />`
            : html`<button type="button" @click=${() => this.#copy(locale)}>${words.copy}</button>`
        }
      </div>
    </div>`;
  }

  /** Where the clipboard is refused, a field with the address takes the button's place. */
  async #copy(locale: Locale): Promise<void> {
    const { copied, selected } = noteWords[locale];
    try {
      await navigator.clipboard.writeText(pageAddress());
      this.said = copied;
    } catch {
      this.#refused = true;
      this.said = selected;
    }
    this.#place.changed();
    await this.#place.updateComplete;
    const field = this.#place.shadowRoot?.querySelector<HTMLInputElement>('[part=in-app] input');
    field?.focus();
    field?.select();
  }
}
