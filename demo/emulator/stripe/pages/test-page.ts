import type { EmulatedMethod } from '../methods.js';
import { type Html, layout, markup } from './layout.js';
import { methodName, type PageLanguage, wordingFor } from './wording.js';

/** What a tester can choose to happen after Authorize. The two about webhooks hold for Fail, too. */
export const outcomes = ['approve', 'approve-no-return', 'approve-slowly', 'webhook-never', 'webhook-first'] as const;
export type Outcome = (typeof outcomes)[number];

/** Longest a late return may take, seconds. */
export const longestDelay = 60;

export function isOutcome(value: unknown): value is Outcome {
  return outcomes.some((outcome) => outcome === value);
}

/** The page that stands where the payment method's own page would be: Authorize or Fail. */
export function testPage(method: EmulatedMethod | undefined, language: PageLanguage): Html {
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
      <p class="buttons">
        <button id="authorize" class="primary" name="decision" value="authorize">${words.authorize}</button>
        <button id="fail" name="decision" value="fail">${words.fail}</button>
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
