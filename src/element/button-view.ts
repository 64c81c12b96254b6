import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CheckoutView } from '../checkout/checkout-view.js';
import type { PayState } from '../contract/types.js';
import type { ButtonWords } from '../i18n/button-words.js';
import type { Messages } from '../i18n/messages.js';
import type { Look } from '../settings/look.js';

/** What the button and its status lines show. */
export interface ButtonView extends CheckoutView {
  readonly look: Look;
  readonly words: ButtonWords;
  /** All other texts, once they are there. */
  readonly messages: Messages | undefined;
  readonly state: PayState;
  readonly disabled: boolean;
  readonly style: string;
  /** Called with the element as `this`: one function serves all elements. */
  readonly press: () => void;
}

function statusText({ state, note, words, messages, look }: ButtonView): string {
  if (!messages) return state === 'starting' ? words.starting : '';
  const { status } = messages;
  if (note) return note;
  if (state === 'leaving') return status.leaving(words.methods[look.method]);
  // A success is the checkout's to tell.
  return state === 'ready' || state === 'failed' || state === 'succeeded' ? '' : status[state];
}

/** The button, and what is going on in words. */
export function buttonView(view: ButtonView): TemplateResult {
  const { look, words, messages, state } = view;
  const busy = /^(starting|leaving|confirming)$/.test(state);
  const label = view.label ?? words.labels[look.mode](words.methods[look.method]);
  return html`<div lang=${messages?.locale ?? look.locale}>
    ${view.panel}<slot name="notice"></slot>
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
      ${view.wayOn}
    </div>
    ${view.copy}
  </div>`;
}
