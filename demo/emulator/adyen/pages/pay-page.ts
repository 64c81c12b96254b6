import { type Html, markup } from '../../stripe/pages/layout.js';
import { formatAmount, type PageLanguage } from '../../stripe/pages/wording.js';
import { typeNames } from '../methods.js';
import { outcomes, type Outcome } from '../payments/outcome.js';
import type { Payment } from '../payments/payment.js';
import { wordingFor } from './wording.js';

/** A whole page around its content, under the banner that says what this is. */
function layout(language: PageLanguage, title: string, content: Html): Html {
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} – Adyen emulator</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <p class="banner" role="note">
      <strong><span lang="ko">Adyen 시뮬레이터</span> · <span lang="en">emulator, no real money</span></strong>
    </p>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
  </body>
</html>`;
}

/** A page that only says something. */
export function messagePage(language: PageLanguage, title: string, text: string): Html {
  return layout(language, title, markup`<p id="message">${text}</p>`);
}

const main: readonly Outcome[] = ['approve', 'decline', 'cancel'];

/** The page that stands where the method's own page would be. Every button has its outcome as its id. */
export function payPage(payment: Payment, language: PageLanguage): Html {
  const words = wordingFor(language);
  const { amount, reference, storePaymentMethod } = payment.request;
  const button = (outcome: Outcome): Html =>
    markup`<button id="${outcome}" name="outcome" value="${outcome}" class="${outcome === 'approve' ? 'primary' : ''}">${words.outcomes[outcome]}</button>`;
  const others = outcomes.filter((outcome) => !main.includes(outcome));
  const content = markup`
    <p>${words.text}</p>
    ${payment.visit > 1 ? markup`<p id="second-visit">${words.secondVisit}</p>` : ''}
    <ul class="lines">
      <li><span>${words.method}</span> <strong id="method">${typeNames[payment.type][language]}</strong></li>
      <li><span>${words.reference}</span> <span id="reference">${reference}</span></li>
    </ul>
    <p class="total">
      <span>${words.total}</span>
      <strong id="total">${formatAmount(amount.value, 'krw', language)}</strong>
    </p>
    ${storePaymentMethod ? markup`<p id="saving" class="note">${words.saving}</p>` : ''}
    <form method="post" action="/pay/${payment.id}/outcome">
      <p class="buttons">${main.map(button)}</p>
      <h2>${words.more}</h2>
      <p class="buttons">${others.map(button)}</p>
    </form>`;
  return layout(language, words.title, content);
}
