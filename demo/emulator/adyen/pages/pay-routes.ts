import { type Context, Hono } from 'hono';
import { chooseLanguage, type PageLanguage } from '../../stripe/pages/wording.js';
import { asLocation, withParameters } from '../../stripe/web-url.js';
import type { EmulatorContext } from '../context.js';
import { isOutcome } from '../payments/outcome.js';
import { decide, type Decision, type Payment } from '../payments/payment.js';
import { announce } from '../webhooks/announce.js';
import { messagePage, payPage } from './pay-page.js';
import { wordingFor } from './wording.js';

/** The method's page at `/pay/:id`, reached the way that the payment's action says. */
export function createPayRoutes(context: EmulatorContext): Hono {
  const pages = new Hono();

  pages.get('/pay/:id', (c) => show(c, 'GET', paymentOf(c)));
  pages.post('/pay/:id', async (c) => {
    const form = await c.req.parseBody();
    const payment = paymentOf(c);
    const fits = !payment || (form['payment'] === payment.id && form['check'] === payment.check);
    return fits ? show(c, 'POST', payment) : say(c, 400, languageOf(c, payment), 'badForm');
  });

  pages.post('/pay/:id/outcome', async (c) => {
    // Read before looking, so that of two forms sent at once the second finds what the first did.
    const { outcome } = await c.req.parseBody();
    const payment = paymentOf(c);
    const language = languageOf(c, payment);
    if (!payment) return say(c, 404, language, 'unknown');
    // A double click sends the form twice; the browser follows the second answer, which must lead the same way.
    if (payment.decision) return leave(c, payment, payment.decision);
    if (!isOutcome(outcome)) return say(c, 400, language, 'badForm');
    const decided = decide(payment, outcome, context.asksTwice);
    context.payments.set(decided.id, decided);
    const { course } = decided.decision;
    const told = announce(context, decided, course);
    if (course.timing === 'first') await told;
    return leave(c, decided, decided.decision);
  });

  function paymentOf(c: Context): Payment | undefined {
    return context.payments.get(c.req.param('id') ?? '');
  }

  function show(c: Context, method: 'GET' | 'POST', payment: Payment | undefined) {
    const language = languageOf(c, payment);
    if (!payment) return say(c, 404, language, 'unknown');
    if (payment.redirectMethod !== method) return say(c, 405, language, 'wrongWay');
    return payment.decision ? leave(c, payment, payment.decision) : c.html(payPage(payment, language));
  }

  function leave(c: Context, payment: Payment, { course, redirectResult }: Decision) {
    const words = wordingFor(languageOf(c, payment));
    if (!course.returns) return c.html(messagePage(languageOf(c, payment), words.closeTitle, words.closeText));
    return c.redirect(asLocation(withParameters(payment.request.returnUrl, { redirectResult })), 303);
  }
  return pages;
}

function languageOf(c: Context, payment: Payment | undefined): PageLanguage {
  return chooseLanguage(payment?.request.shopperLocale ?? null, c.req.header('accept-language'));
}

function say(c: Context, status: 400 | 404 | 405, language: PageLanguage, what: 'unknown' | 'wrongWay' | 'badForm') {
  const words = wordingFor(language);
  return c.html(messagePage(language, words.title, words[what]), status);
}
