import type { Payment } from '../objects/payment.js';
import { type Html, layout, markup } from './layout.js';
import { formatWon, outcomes, type Outcome, type PageLanguage, wordingFor } from './wording.js';

/** The outcomes that a shopper would recognize; the rest is for testers. */
const usual: readonly Outcome[] = ['approve', 'decline', 'cancel'];

/** The page that stands where Kakao Pay's own would be: one button an outcome. */
export function walletPage(payment: Payment, language: PageLanguage): Html {
  const words = wordingFor(language);
  const button = (outcome: Outcome): Html => markup`<button
        id="${outcome}" class="${outcome === 'approve' ? 'primary' : 'plain'}" name="outcome" value="${outcome}"
      >${words.outcomes[outcome]}</button>`;
  const items = (payment.fields.order?.items ?? []).map(
    (item) => markup`<li>
        <span>${item.name} × ${item.quantity}</span>
        <span>${formatWon(item.unit_price * item.quantity, language)}</span>
      </li>`,
  );
  const content = markup`
    <p>${words.text}</p>
    <h2>${words.item}</h2>
    <ul class="lines">${items}</ul>
    <p class="total"><span>${words.total}</span> <strong id="total">${formatWon(payment.fields.amount, language)}</strong></p>
    <form method="post">
      <p class="buttons">${usual.map(button)}</p>
      <h2>${words.others}</h2>
      <p class="buttons">${outcomes.filter((outcome) => !usual.includes(outcome)).map(button)}</p>
    </form>`;
  return layout(language, words.title, content);
}
