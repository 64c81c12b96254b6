import { type Context, Hono } from 'hono';
import { webhookDelay } from '../api/operations.js';
import { asLocation, withParameters } from '../../stripe/web-url.js';
import type { EmulatorContext } from '../context.js';
import type { Payment } from '../objects/payment.js';
import { findByWalletCode } from '../store.js';
import { eventsAbout } from '../webhooks/event.js';
import { consequenceOf, settlePayment, type Consequence } from './decide.js';
import { messagePage } from './layout.js';
import { walletPage } from './wallet-page.js';
import { chooseLanguage, outcomes, wordingFor } from './wording.js';

/** The wallet page, `/pay/:code`. */
export function createWalletRoutes(context: EmulatorContext): Hono {
  /** Payments whose late answer is under way: decided for the shopper, still Pending for the API. */
  const late = new Set<string>();

  function destination(payment: Payment, browser: 'success' | 'failure'): string {
    const { success_url = '', failure_url = '' } = payment.fields.settings ?? {};
    const address = browser === 'success' ? success_url : failure_url;
    const added = context.addsSessionId ? withParameters(address, { 'cko-session-id': payment.sessionId }) : address;
    return asLocation(added);
  }

  /** Where a shopper whose payment is decided goes, however often the page is used again. */
  function decidedDestination(payment: Payment): string | undefined {
    if (payment.status === 'Captured' || late.has(payment.id)) return destination(payment, 'success');
    return payment.status === 'Pending' ? undefined : destination(payment, 'failure');
  }

  /** Settles and tells. Resolves when the webhooks are acknowledged or given up. */
  async function carryOut(payment: Payment, consequence: Consequence): Promise<void> {
    const settled = settlePayment(context, payment.id, consequence);
    late.delete(payment.id);
    if (!settled || consequence.webhook === 'never') return;
    const delay = consequence.webhook === 'first' ? 0 : webhookDelay;
    await context.outbox.send(eventsAbout(settled, context.origin, context.now()), delay);
  }

  async function leave(c: Context, payment: Payment, consequence: Consequence): Promise<Response> {
    if (consequence.isLate) {
      late.add(payment.id);
      void context.outbox.later(context.slowMilliseconds, () => carryOut(payment, consequence));
    } else {
      const told = carryOut(payment, consequence);
      if (consequence.webhook === 'first') await told;
    }
    if (consequence.browser !== 'stays') return c.redirect(destination(payment, consequence.browser), 303);
    const language = chooseLanguage(c.req.header('accept-language'));
    const words = wordingFor(language);
    return c.html(messagePage(language, words.closeTitle, words.closeText));
  }

  const pages = new Hono();
  pages.get('/pay/:code', async (c) => {
    const language = chooseLanguage(c.req.header('accept-language'));
    const words = wordingFor(language);
    const payment = findByWalletCode(context.store, c.req.param('code'));
    if (!payment) return c.html(messagePage(language, words.title, words.unknown), 404);
    const address = decidedDestination(payment);
    return address === undefined
      ? c.html(walletPage(payment, language))
      : c.html(messagePage(language, words.title, words.over[payment.status], { label: words.back, address }), 410);
  });
  pages.post('/pay/:code', async (c) => {
    // Read before looking, so that of two forms sent at once the second finds what the first did.
    const form = await c.req.parseBody();
    const language = chooseLanguage(c.req.header('accept-language'));
    const words = wordingFor(language);
    const payment = findByWalletCode(context.store, c.req.param('code'));
    if (!payment) return c.html(messagePage(language, words.title, words.unknown), 404);
    // A double click sends the form twice; the browser follows the second answer, which must lead the same way.
    const decided = decidedDestination(payment);
    if (decided !== undefined) return c.redirect(decided, 303);
    const outcome = outcomes.find((each) => each === form['outcome']);
    if (outcome === undefined) return c.html(messagePage(language, words.title, words.badForm), 400);
    return leave(c, payment, consequenceOf(outcome, context.statusAfterCancel));
  });
  return pages;
}
