import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PayState } from '../contract/types.js';
import type { ButtonWords } from '../i18n/button-words.js';
import { doneText } from '../i18n/done-text.js';
import type { Messages } from '../i18n/messages.js';
import type { Look } from '../settings/look.js';

/** What the button and its status lines show. */
export interface ButtonView {
  readonly look: Look;
  readonly words: ButtonWords;
  /** All other texts, once they are there. */
  readonly messages: Messages | undefined;
  readonly state: PayState;
  readonly disabled: boolean;
  readonly style: string;
  /** What went wrong, as the shopper reads it. */
  readonly alert: string;
  /** A checked address, when leaving did not work. */
  readonly link: string | undefined;
  /** Stands in for the usual words of the state. */
  readonly note: string | undefined;
  /** Stands in for what the button usually says. */
  readonly label: string | undefined;
  /** Offered while the provider's window does not answer. */
  readonly startAgain: (() => void) | undefined;
  press(): void;
}

function statusText({ state, link, note, words, messages, look }: ButtonView): string {
  if (!messages) return state === 'starting' ? words.starting : '';
  const { status } = messages;
  if (note) return note;
  switch (state) {
    case 'starting':
    case 'opening':
    case 'confirming':
    case 'pending':
      return status[state];
    case 'leaving':
      return status.leaving(words.methods[look.method]);
    case 'succeeded':
      return doneText(messages, look.mode);
    default:
      return link ? status.stalled : '';
  }
}

/** The button, the plain link that stands in when leaving did not work, and what is going on in words. */
export function buttonView(view: ButtonView): TemplateResult {
  const { look, words, messages, state, link } = view;
  const busy = /^(starting|leaving|confirming)$/.test(state);
  const special = { pending: messages?.checkAgain, opening: messages?.openWindow } as Partial<Record<PayState, string>>;
  const label = view.label ?? special[state] ?? words.labels[look.mode](words.methods[look.method]);
  return html`<slot name="notice"></slot>
    <button
      part="button"
      type="button"
      class="${view.style} ${busy ? 'busy' : ''}"
      ?disabled=${view.disabled}
      aria-disabled=${busy || state === 'succeeded' ? 'true' : nothing}
      @click=${view.press}
    >
      <span part="logo"
        ><slot name="logo"><span class="glyph"></span></slot
      ></span>
      <span part="label"><slot name="label">${label}</slot></span>
      ${
        look.amount === undefined || look.mode === 'save' || state === 'pending'
          ? nothing
          : html`<span part="amount">${words.amount(look.amount)}</span>`
      }
      <span part="spinner" class="spinner"></span>
    </button>
    <div part="status" class=${state}>
      <p role="status">${statusText(view)}</p>
      <p role="alert">${view.alert}</p>
      ${link ? html`<a href=${link} target="_top">${messages?.continue}</a>` : nothing}
      ${
        view.startAgain
          ? html`<button class="again off" type="button" @click=${view.startAgain}>${messages?.startAgain}</button>`
          : nothing
      }
    </div>`;
}
