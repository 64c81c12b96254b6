import { type Context, Hono } from 'hono';
import type Stripe from 'stripe';
import type { EmulatorContext } from '../context.js';
import { isLaterCharge, type LaterCharge } from '../later-charges.js';
import { type EmulatedMethod, isEmulatedMethod } from '../methods.js';
import { decideAttempt, type Decision, keepsMethod } from '../operations/attempts.js';
import { asLocation } from '../web-url.js';
import type { WebhookOutbox } from '../webhooks/outbox.js';
import { destinationOf } from './destination.js';
import { messagePage } from './layout.js';
import { closeWindowPage, isOutcome, longestDelay, type Outcome, slowReturnPage, testPage } from './test-page.js';
import { chooseLanguage, type PageLanguage, wordingFor } from './wording.js';

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

interface TesterChoice {
  readonly decision: Decision;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly later: LaterCharge;
}

const decisions: readonly Decision[] = ['authorize', 'fail', 'cancel', 'time-out'];

/** What the tester chose, or undefined when the form makes no sense. All but the decision may be left out. */
function readTesterChoice(form: Readonly<Record<string, unknown>>): TesterChoice | undefined {
  const decision = decisions.find((each) => each === form['decision']);
  const outcome = form['outcome'] ?? 'approve';
  const later = form['later'] ?? 'succeed';
  const seconds = Number(form['seconds'] ?? 0);
  const sensible = Number.isInteger(seconds) && seconds >= 0 && seconds <= longestDelay;
  return sensible && decision !== undefined && isOutcome(outcome) && isLaterCharge(later)
    ? { decision, outcome, seconds, later }
    : undefined;
}

function methodTypeOf(context: EmulatorContext, intent: Intent): EmulatedMethod | undefined {
  const id = typeof intent.payment_method === 'string' ? intent.payment_method : '';
  const type = context.store.paymentMethods.get(id)?.type ?? '';
  return isEmulatedMethod(type) ? type : undefined;
}

/** The page for deciding about an intent, `/redirect/:id`. */
export function createTestRoutes(context: EmulatorContext, outbox: WebhookOutbox): Hono {
  function intentOf(c: Context): Intent | undefined {
    const id = c.req.param('id') ?? '';
    return context.store.paymentIntents.get(id) ?? context.store.setupIntents.get(id);
  }

  function languageOf(c: Context, intent: Intent | undefined): PageLanguage {
    const session = context.store.sessions.get(context.store.owningSessions.get(intent?.id ?? '') ?? '');
    return chooseLanguage(session?.locale ?? null, c.req.header('accept-language'));
  }

  async function leave(c: Context, intent: Intent, choice: TesterChoice) {
    const language = languageOf(c, intent);
    const methodId = typeof intent.payment_method === 'string' ? intent.payment_method : '';
    if (keepsMethod(context, intent)) {
      context.store.laterCharges.set(methodId, choice.later);
    }
    const shortfall = choice.outcome === 'approve-wrong-amount' ? 1 : 0;
    const { object, happenings } = decideAttempt(context, intent, choice.decision, shortfall);
    const delivery = choice.outcome === 'webhook-never' ? Promise.resolve() : outbox.send(happenings);
    if (choice.outcome === 'webhook-first') {
      await delivery;
    }
    const destination = destinationOf(context, object);
    if (choice.decision === 'authorize' && choice.outcome === 'approve-no-return') {
      return c.html(closeWindowPage(language));
    }
    return choice.decision === 'authorize' && choice.outcome === 'approve-slowly'
      ? c.html(slowReturnPage(destination, choice.seconds, language))
      : c.redirect(asLocation(destination), 303);
  }

  const pages = new Hono();
  pages.get('/redirect/:id', async (c) => {
    const intent = intentOf(c);
    const language = languageOf(c, intent);
    const words = wordingFor(language);
    if (intent === undefined) {
      return c.html(messagePage(language, words.testTitle, words.unknown), 404);
    }
    return intent.status === 'requires_action'
      ? c.html(testPage({ method: methodTypeOf(context, intent), keepsMethod: keepsMethod(context, intent) }, language))
      : c.html(messagePage(language, words.testTitle, words.over), 410);
  });
  pages.post('/redirect/:id', async (c) => {
    // Read before looking, so that of two forms sent at once the second finds what the first did.
    const choice = readTesterChoice(await c.req.parseBody());
    const intent = intentOf(c);
    const language = languageOf(c, intent);
    const words = wordingFor(language);
    if (intent === undefined) {
      return c.html(messagePage(language, words.testTitle, words.unknown), 404);
    }
    // A double click sends the form twice; the browser follows the second answer, which must lead the same way.
    if (intent.status === 'succeeded') {
      return c.redirect(asLocation(destinationOf(context, intent)), 303);
    }
    if (intent.status !== 'requires_action') {
      return c.html(messagePage(language, words.testTitle, words.over), 410);
    }
    return choice === undefined
      ? c.html(messagePage(language, words.testTitle, words.badForm), 400)
      : leave(c, intent, choice);
  });
  return pages;
}
