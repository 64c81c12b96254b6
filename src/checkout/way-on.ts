import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { wantsOneMoreStep } from '../flow/flow.js';
import type { Flow } from '../flow/types.js';
import { doneText } from '../i18n/done-text.js';
import type { Messages } from '../i18n/messages.js';
import type { CheckoutView } from './checkout-view.js';

/** The plain link that stands in when leaving did not work, to a checked address. */
const plainLink = (address: string, words: string): TemplateResult =>
  html`<a href=${address} target="_top">${words}</a>`;

/** The button that gives up a provider's window which does not answer, and starts again. */
const anotherStart = (startAgain: () => void, words: string): TemplateResult =>
  html`<button class="again off" type="button" @click=${startAgain}>${words}</button>`;

/**
 * What to say and offer while a provider has the word, or should have, and at the end: `done` is the mode of what succeeded,
 * `said` what an app's own browser has said.
 */
export function wayOn(
  flow: Flow,
  messages: Messages,
  done: string | undefined,
  said: string | undefined,
  start: () => void,
): Pick<CheckoutView, 'note' | 'wayOn' | 'label'> {
  const { status, checkAgain, openWindow, continue: goOn, startAgain } = messages;
  if (flow.name === 'succeeded') return { note: doneText(messages, done) };
  if (wantsOneMoreStep(flow)) return { note: status.further, label: goOn };
  if (flow.name === 'ready' && flow.link) return { note: said ?? status.stalled, wayOn: plainLink(flow.link, goOn) };
  const label = flow.name === 'pending' ? checkAgain : flow.name === 'opening' ? openWindow : undefined;
  if (flow.name === 'pending' && flow.attempt.silentWindow)
    return { note: status.silentWindow, label, wayOn: anotherStart(start, startAgain) };
  return { note: flow.name === 'leaving' && !flow.url ? status.window : said, label };
}
