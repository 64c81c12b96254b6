import { html } from 'hono/html';
import type Stripe from 'stripe';
import type { EmulatedMethod } from '../methods.js';
import { type Html, layout } from './layout.js';
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
    return html`<p>${words.savingText}</p>`;
  }
  return html`<h2>${words.buying}</h2>
    <ul class="lines">
      ${view.lines.map(
        (line) =>
          html`<li>
            <span>${line.description} × ${line.quantity}</span>
            <span>${formatAmount(line.amount_total, line.currency, language)}</span>
          </li>`,
      )}
    </ul>
    <p class="total">
      <span>${words.total}</span>
      <strong id="total">${formatAmount(session.amount_total ?? 0, session.currency ?? 'krw', language)}</strong>
    </p>`;
}

function methodChoice(view: CheckoutView, language: PageLanguage, words: Wording): Html {
  const [only, ...others] = view.methods;
  if (only === undefined) {
    return html`<p id="no-method">${words.noMethod}</p>`;
  }
  if (others.length === 0) {
    return html`<p>${words.method}: <strong>${methodName(only, language)}</strong></p>
      <input type="hidden" name="method" value="${only}" />`;
  }
  return html`<fieldset>
    <legend>${words.method}</legend>
    ${view.methods.map(
      (method) =>
        html`<label class="choice"
          ><input type="radio" name="method" value="${method}" required /> ${methodName(method, language)}</label
        >`,
    )}
  </fieldset>`;
}

/** The Checkout page: what is bought or saved, the method, and the way back. */
export function checkoutPage(view: CheckoutView, language: PageLanguage): Html {
  const words = wordingFor(language);
  const { session } = view;
  const saves = session.mode === 'setup';
  const back = session.cancel_url;
  const content = html`${back === null ? '' : html`<p><a id="back" href="${back}">${words.back}</a></p>`}
    ${view.problem === undefined ? '' : html`<p id="problem" class="problem" role="alert">${view.problem}</p>`}
    ${order(view, language, words)}
    <form method="post">
      ${methodChoice(view, language, words)}
      ${
        view.email === null
          ? html`<label class="field"
              >${words.email} <input type="email" name="email" id="email" autocomplete="email" required
            /></label>`
          : html`<p>${words.email}: ${view.email}</p>`
      }
      ${
        session.consent_collection?.terms_of_service === 'required'
          ? html`<label class="choice"
              ><input type="checkbox" name="terms" value="accepted" id="terms" required /> ${words.terms}</label
            >`
          : ''
      }
      ${view.saysReuse ? html`<p class="note">${words.reuse}</p>` : ''}
      ${view.methods.length === 0 ? '' : html`<button id="pay" class="primary">${saves ? words.save : words.pay}</button>`}
    </form>`;
  return layout(language, saves ? words.saving : words.title, content);
}
