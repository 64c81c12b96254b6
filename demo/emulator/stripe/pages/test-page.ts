import { type LaterCharge, laterCharges } from '../later-charges.js';
import type { EmulatedMethod } from '../methods.js';
import { type Html, layout, markup } from './layout.js';
import { methodName, type PageLanguage, type Wording, wordingFor } from './wording.js';

/** What a tester can choose to happen after Authorize. The two about webhooks hold for the rest, too. */
export const outcomes = [
  'approve',
  'approve-no-return',
  'approve-slowly',
  'approve-wrong-amount',
  'webhook-never',
  'webhook-first',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Longest a late return may take, seconds. */
export const longestDelay = 60;

export function isOutcome(value: unknown): value is Outcome {
  return outcomes.some((outcome) => outcome === value);
}

/** What the test page of an intent shows. */
export interface TestView {
  readonly method: EmulatedMethod | undefined;
  /** Whether the method is kept, so that charges without the shopper can follow. */
  readonly keepsMethod: boolean;
}

function laterField(words: Wording): Html {
  return markup`<label class="field">
      ${words.later} <select name="later" id="later">${laterOptions('succeed', words)}</select>
    </label>`;
}

/** What can come of later charges of a saved method, as options of a select. */
export function laterOptions(chosen: LaterCharge, words: Wording): Html[] {
  return laterCharges.map((later) => {
    const selected = later === chosen ? 'selected' : '';
    return markup`<option value="${later}" ${selected}>${words.laterCharges[later]}</option>`;
  });
}

/** The page that stands where the payment method's own page would be. */
export function testPage({ method, keepsMethod }: TestView, language: PageLanguage): Html {
  const words = wordingFor(language);
  const options = outcomes.map((outcome) => markup`<option value="${outcome}">${words.outcomes[outcome]}</option>`);
  const content = markup`
    ${method === undefined ? '' : markup`<p><strong id="method">${methodName(method, language)}</strong></p>`}
    <p>${words.testText}</p>
    <form method="post">
      <label class="field">${words.outcome} <select name="outcome" id="outcome">${options}</select></label>
      <label class="field">
        ${words.seconds}
        <input type="number" name="seconds" id="seconds" value="5" min="0" max="${longestDelay}" required>
      </label>
      ${keepsMethod ? laterField(words) : ''}
      <p class="buttons">
        <button id="authorize" class="primary" name="decision" value="authorize">${words.authorize}</button>
        <button id="fail" name="decision" value="fail">${words.fail}</button>
        <button id="cancel" name="decision" value="cancel">${words.cancel}</button>
        <button id="time-out" name="decision" value="time-out">${words.timeOut}</button>
      </p>
    </form>`;
  return layout(language, words.testTitle, content);
}

/** Authorized, and the way back to the shop is never taken. */
export function closeWindowPage(language: PageLanguage): Html {
  const words = wordingFor(language);
  return layout(language, words.closeTitle, markup`<p id="message">${words.closeText}</p>`);
}

/** Authorized; the browser goes back by itself after some seconds. */
export function slowReturnPage(destination: string, seconds: number, language: PageLanguage): Html {
  const words = wordingFor(language);
  const content = markup`<p id="message">${words.slowText}</p>
      <p><a id="continue" href="${destination}">${words.goOn}</a></p>`;
  const head = markup`<meta http-equiv="refresh" content="${seconds}; url=${destination}">`;
  return layout(language, words.slowTitle, content, head);
}
