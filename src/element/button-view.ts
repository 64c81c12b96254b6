import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PayState } from '../contract/types.js';
import type { Messages } from '../i18n/messages.js';
import type { Settings } from '../settings/settings.js';

/** What the button and its status lines show. */
export interface ButtonView {
  readonly settings: Settings;
  readonly messages: Messages;
  readonly state: PayState;
  readonly disabled: boolean;
  readonly look: string;
  /** What went wrong, as the shopper reads it. */
  readonly alert: string;
  /** A checked address, when leaving did not work. */
  readonly link: string | undefined;
  press(): void;
}

/** States in which the element works by itself: a click changes nothing. */
export const isBusy = (state: PayState): boolean => /^(starting|leaving|confirming)$/.test(state);

function statusText({ state, link, messages, settings }: ButtonView): string {
  const { status, methods } = messages;
  switch (state) {
    case 'starting':
    case 'confirming':
    case 'pending':
      return status[state];
    case 'leaving':
      return status.leaving(methods[settings.method]);
    case 'succeeded':
      return settings.mode === 'save' ? status.saved : status.paid;
    default:
      return link ? status.stalled : '';
  }
}

/** The button, the plain link that stands in when leaving did not work, and what is going on in words. */
export function buttonView(view: ButtonView): TemplateResult {
  const { settings, messages, state, link } = view;
  const busy = isBusy(state);
  const label =
    state === 'pending' ? messages.checkAgain : messages.labels[settings.mode](messages.methods[settings.method]);
  return html`<slot name="notice"></slot>
    <button
      part="button"
      type="button"
      class="${view.look} ${busy ? 'busy' : ''}"
      ?disabled=${view.disabled}
      aria-disabled=${busy || state === 'succeeded' ? 'true' : nothing}
      @click=${view.press}
    >
      <span part="logo"><slot name="logo"></slot></span>
      <span part="label"><slot name="label">${label}</slot></span>
      ${
        settings.amount === undefined || settings.mode === 'save'
          ? nothing
          : html`<span part="amount" class="amount">${messages.amount(settings.amount)}</span>`
      }
      <span part="spinner" class="spinner"></span>
    </button>
    <div part="status">
      <p role="status">${statusText(view)}</p>
      <p role="alert">${view.alert}</p>
      ${link ? html`<a href=${link} target="_top">${messages.continue}</a>` : nothing}
    </div>`;
}
