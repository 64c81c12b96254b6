import { Hono } from 'hono';
import type Stripe from 'stripe';
import type { EmulatorContext } from '../context.js';
import { isLaterCharge } from '../later-charges.js';
import { isEmulatedMethod } from '../methods.js';
import { type Html, layout, markup, messagePage } from './layout.js';
import { laterOptions } from './test-page.js';
import { chooseLanguage, methodName, type PageLanguage, wordingFor } from './wording.js';

function methodForm(context: EmulatorContext, method: Stripe.PaymentMethod, language: PageLanguage): Html {
  const words = wordingFor(language);
  const chosen = context.store.laterCharges.get(method.id) ?? 'succeed';
  const name = isEmulatedMethod(method.type) ? methodName(method.type, language) : method.type;
  return markup`<form method="post" action="/saved-methods/${method.id}">
      <label class="field">
        ${name} ${method.id}: ${words.later}
        <select name="later">${laterOptions(chosen, words)}</select>
      </label>
      <p class="buttons"><button>${words.apply}</button></p>
    </form>`;
}

/** The page where a tester chooses what comes of charges without the shopper, `/saved-methods`. */
export function createSavedMethodRoutes(context: EmulatorContext): Hono {
  const pages = new Hono();
  pages.get('/saved-methods', async (c) => {
    const language = chooseLanguage(null, c.req.header('accept-language'));
    const words = wordingFor(language);
    const saved = [...context.store.paymentMethods.values()].filter(({ customer }) => customer !== null);
    const content = markup`<p>${saved.length === 0 ? words.noSaved : words.savedText}</p>
      ${saved.map((method) => methodForm(context, method, language))}`;
    return c.html(layout(language, words.savedTitle, content));
  });
  pages.post('/saved-methods/:id', async (c) => {
    const later = (await c.req.parseBody())['later'];
    const method = context.store.paymentMethods.get(c.req.param('id'));
    const language = chooseLanguage(null, c.req.header('accept-language'));
    const words = wordingFor(language);
    if (method === undefined) {
      return c.html(messagePage(language, words.savedTitle, words.unknown), 404);
    }
    if (!isLaterCharge(later)) {
      return c.html(messagePage(language, words.savedTitle, words.badForm), 400);
    }
    context.store.laterCharges.set(method.id, later);
    return c.redirect('/saved-methods', 303);
  });
  return pages;
}
