import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { EmulatorContext } from '../context.js';
import { type EmulatedMethod, isEmulatedMethod } from '../methods.js';
import { startCheckoutAttempt } from '../operations/checkout-attempt.js';
import type { SessionParameters } from '../parameters/checkout-session.js';
import { asLocation } from '../web-url.js';
import { checkoutPage, type CheckoutView } from './checkout-page.js';
import { messagePage } from './layout.js';
import { chooseLanguage, type PageLanguage, type Wording, wordingFor } from './wording.js';

interface Visit {
  readonly session: Stripe.Checkout.Session;
  readonly parameters: SessionParameters;
  readonly language: PageLanguage;
}

function hasFailed(context: EmulatorContext, session: Stripe.Checkout.Session): boolean {
  const { paymentIntents, setupIntents } = context.store;
  const payment = typeof session.payment_intent === 'string' ? paymentIntents.get(session.payment_intent) : undefined;
  const setup = typeof session.setup_intent === 'string' ? setupIntents.get(session.setup_intent) : undefined;
  return (payment?.last_payment_error ?? setup?.last_setup_error ?? null) !== null;
}

function savesWhilePaying(parameters: SessionParameters): boolean {
  const options = parameters.payment_method_options;
  const usages = [
    parameters.payment_intent_data?.setup_future_usage,
    options?.kakao_pay?.setup_future_usage,
    options?.kr_card?.setup_future_usage,
    options?.naver_pay?.setup_future_usage,
  ];
  return usages.some((usage) => usage === 'off_session' || usage === 'on_session');
}

function viewOf(context: EmulatorContext, visit: Visit, problem: string | undefined): CheckoutView {
  const { session, parameters } = visit;
  const hidden = parameters.consent_collection?.payment_method_reuse_agreement?.position === 'hidden';
  return {
    session,
    lines: context.store.lineItems.get(session.id) ?? [],
    methods: session.payment_method_types.filter(isEmulatedMethod),
    email: session.customer_details?.email ?? null,
    saysReuse: savesWhilePaying(parameters) && !hidden,
    problem,
  };
}

type Choice = { method: EmulatedMethod; email: string } | { problem: string };

/** What the shopper chose, or what is wrong with it. The page's own checks cannot be relied on. */
function readChoice(form: Readonly<Record<string, unknown>>, view: CheckoutView, words: Wording): Choice {
  const method = view.methods.find((offered) => offered === form['method']);
  if (method === undefined) {
    return { problem: words.chooseMethod };
  }
  const email = z.email().safeParse(view.email ?? form['email']);
  if (!email.success) {
    return { problem: words.giveEmail };
  }
  if (view.session.consent_collection?.terms_of_service === 'required' && form['terms'] !== 'accepted') {
    return { problem: words.acceptTerms };
  }
  return { method, email: email.data };
}

/** The hosted Checkout page, `/c/pay/:id`. */
export function createCheckoutRoutes(context: EmulatorContext): Hono {
  function closedPage(c: Context, session: Stripe.Checkout.Session | undefined, language: PageLanguage) {
    const words = wordingFor(language);
    if (session?.status === 'complete') {
      return c.html(messagePage(language, words.title, words.complete));
    }
    return session?.status === 'expired'
      ? c.html(messagePage(language, words.title, words.expired), 410)
      : c.html(messagePage(language, words.title, words.unknown), 404);
  }

  function visitOf(c: Context): Visit | Response | Promise<Response> {
    const id = c.req.param('id') ?? '';
    const session = context.store.sessions.get(id);
    const parameters = context.store.sessionParameters.get(id);
    const language = chooseLanguage(session?.locale ?? null, c.req.header('accept-language'));
    const open = session?.status === 'open' && session.ui_mode === 'hosted_page';
    return open && parameters !== undefined ? { session, parameters, language } : closedPage(c, session, language);
  }

  const pages = new Hono();
  pages.get('/c/pay/:id', async (c) => {
    const visit = await visitOf(c);
    if (visit instanceof Response) {
      return visit;
    }
    const problem = hasFailed(context, visit.session) ? wordingFor(visit.language).failed : undefined;
    return c.html(checkoutPage(viewOf(context, visit, problem), visit.language));
  });
  pages.post('/c/pay/:id', async (c) => {
    // Read before looking, so that nothing changes between looking and acting.
    const form = await c.req.parseBody();
    const visit = await visitOf(c);
    if (visit instanceof Response) {
      return visit;
    }
    const choice = readChoice(form, viewOf(context, visit, undefined), wordingFor(visit.language));
    if ('problem' in choice) {
      return c.html(checkoutPage(viewOf(context, visit, choice.problem), visit.language), 400);
    }
    const address = startCheckoutAttempt(context, visit.session, visit.parameters, {
      ...choice,
      ipAddress: getConnInfo(c).remote.address ?? null,
      userAgent: c.req.header('user-agent') ?? null,
    });
    return c.redirect(asLocation(address), 303);
  });
  return pages;
}
