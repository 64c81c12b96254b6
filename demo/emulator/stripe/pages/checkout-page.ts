import type Stripe from 'stripe';
import type { EmulatedMethod } from '../methods.js';
import { type Html, layout, markup } from './layout.js';
import { formatAmount, methodName, type PageLanguage, type Wording, wordingFor } from './wording.js';

/** What the Checkout page of an open session shows. */
export interface CheckoutView {
  readonly session: Stripe.Checkout.Session;
  readonly lines: readonly Stripe.LineItem[];
  readonly methods: readonly EmulatedMethod[];
  /** Null when the shopper has to enter it. */
  readonly email: string | null;
  /** Whether a payment also saves its method, and the merchant did not hide that text. */
  readonly saysReuse: boolean;
  /** What was wrong with the last try. */
  readonly problem: string | undefined;
}

function order(view: CheckoutView, language: PageLanguage, words: Wording): Html {
  const { session } = view;
  if (session.mode === 'setup') {
    return markup`<p>${words.savingText}</p>`;
  }
  const lines = view.lines.map(
    (line) => markup`<li>
        <span>${line.description} × ${line.quantity}</span>
        <span>${formatAmount(line.amount_total, line.currency, language)}</span>
      </li>`,
  );
  return markup`<h2>${words.buying}</h2>
    <ul class="lines">${lines}</ul>
    <p class="total">
      <span>${words.total}</span>
      <strong id="total">${formatAmount(session.amount_total ?? 0, session.currency ?? 'krw', language)}</strong>
    </p>`;
}

function methodChoice(view: CheckoutView, language: PageLanguage, words: Wording): Html {
  const [only, ...others] = view.methods;
  if (only === undefined) {
    return markup`<p id="no-method">${words.noMethod}</p>`;
  }
  if (others.length === 0) {
    return markup`<p>${words.method}: <strong>${methodName(only, language)}</strong></p>
      <input type="hidden" name="method" value="${only}">`;
  }
  const choices = view.methods.map(
    (method) => markup`<label class="choice">
        <input type="radio" name="method" value="${method}" required>
        ${methodName(method, language)}
      </label>`,
  );
  return markup`<fieldset><legend>${words.method}</legend>${choices}</fieldset>`;
}

function emailField(view: CheckoutView, words: Wording): Html {
  return view.email === null
    ? markup`<label class="field">
        ${words.email}
        <input type="email" name="email" id="email" autocomplete="email" required>
      </label>`
    : markup`<p>${words.email}: ${view.email}</p>`;
}

function termsField(words: Wording): Html {
  return markup`<label class="choice">
      <input type="checkbox" name="terms" value="accepted" id="terms" required>
      ${words.terms}
    </label>`;
}

/** The Checkout page: what is bought or saved, the method, and the way back. */
export function checkoutPage(view: CheckoutView, language: PageLanguage): Html {
  const words = wordingFor(language);
  const { session } = view;
  const saves = session.mode === 'setup';
  const back = session.cancel_url;
  const asksTerms = session.consent_collection?.terms_of_service === 'required';
  const content = markup`
    ${back === null ? '' : markup`<p><a id="back" href="${back}">${words.back}</a></p>`}
    ${view.problem === undefined ? '' : markup`<p id="problem" class="problem" role="alert">${view.problem}</p>`}
    ${order(view, language, words)}
    <form method="post">
      ${methodChoice(view, language, words)}
      ${emailField(view, words)}
      ${asksTerms ? termsField(words) : ''}
      ${view.saysReuse ? markup`<p class="note">${words.reuse}</p>` : ''}
      ${view.methods.length === 0 ? '' : markup`<button id="pay" class="primary">${saves ? words.save : words.pay}</button>`}
    </form>`;
  return layout(language, saves ? words.saving : words.title, content);
}
