import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** The plain link that stands in when leaving did not work, to a checked address. */
export const plainLink = (address: string, words: string): TemplateResult =>
  html`<a href=${address} target="_top">${words}</a>`;

/** The button that gives up a provider's window which does not answer, and starts again. */
export const anotherStart = (startAgain: () => void, words: string): TemplateResult =>
  html`<button class="again off" type="button" @click=${startAgain}>${words}</button>`;
