import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { chooseLanguage, type PageLanguage } from '../../stripe/pages/wording.js';
import { asLocation, withParameters } from '../../stripe/web-url.js';
import type { EmulatorContext, PayWindow } from '../context.js';
import { endWindow, isPossible, type Outcome, outcomes } from '../payments/end-window.js';
import type { WebhookOutbox } from '../webhooks/outbox.js';
import { messagePage, payPage, slowReturnPage, slowSeconds, tellingPage } from './pay-page.js';
import { wordingFor } from './wording.js';

const resultScript = readFileSync(new URL('./result.js', import.meta.url), 'utf8');

/** The page of a window, `/pay/:id`, where a tester chooses what comes of it. */
export function createPayRoutes(context: EmulatorContext, outbox: WebhookOutbox): Hono {
  const pages = new Hono();
  pages.get('/pay/result.js', (c) => c.body(resultScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }));

  pages.get('/pay/:id', (c) => {
    const window = context.store.windows.get(c.req.param('id'));
    const language = languageOf(c, window);
    const words = wordingFor(language);
    if (!window) return c.html(messagePage(language, words.payTitle, words.unknown), 404);
    protect(c, window);
    return window.end
      ? c.html(messagePage(language, words.payTitle, words.over), 410)
      : c.html(payPage(window, language));
  });

  pages.post('/pay/:id', async (c) => {
    // Read before looking, so that of two forms sent at once the second finds what the first did.
    const { outcome } = await c.req.parseBody();
    const window = context.store.windows.get(c.req.param('id'));
    const language = languageOf(c, window);
    const words = wordingFor(language);
    if (!window) return c.html(messagePage(language, words.payTitle, words.unknown), 404);
    protect(c, window);
    // A double click sends the form twice; the second answer must lead the same way.
    if (window.end) return leave(c, window, language);
    if (!isOutcome(outcome) || !isPossible(window, outcome)) {
      return c.html(messagePage(language, words.payTitle, words.badForm), 400);
    }
    const ended = endWindow(context, window, outcome);
    const payment = context.store.payments.get(window.impUid);
    const isTold = payment?.status === 'paid' && outcome !== 'webhook-never';
    if (payment && isTold) {
      const first = outcome === 'webhook-first';
      const delivery = outbox.send(payment, noticeUrls(window), first ? 'now' : 'soon');
      if (first) await delivery;
    }
    return leave(c, ended, language);
  });
  return pages;
}

/** PortOne tells no webhook about what was not paid. */
function noticeUrls({ params: { notice_url: addresses } }: PayWindow): readonly string[] {
  return typeof addresses === 'string' ? [addresses] : (addresses ?? []);
}

function isOutcome(value: unknown): value is Outcome {
  return outcomes.some((outcome) => outcome === value);
}

function languageOf(c: Context, window: PayWindow | undefined): PageLanguage {
  return chooseLanguage(window?.params.language ?? null, c.req.header('accept-language'));
}

/** Only the page that opened the window may hold it in a frame. */
function protect(c: Context, { openerOrigin }: PayWindow): void {
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self' http: https:; base-uri 'none'; ` +
      `frame-ancestors ${openerOrigin}`,
  );
}

/** Tells the shop's page, or sends the browser back to it. */
function leave(c: Context, window: PayWindow, language: PageLanguage): Response | Promise<Response> {
  const words = wordingFor(language);
  const { outcome = '', result = {} } = window.end ?? {};
  if (outcome === 'never-return' || outcome === 'callback-never') {
    return c.html(messagePage(language, words.doneTitle, words.neverTold));
  }
  if (window.view !== 'redirect') {
    const times = outcome === 'callback-twice' ? 2 : 1;
    const delaySeconds = outcome === 'slow' ? slowSeconds : 0;
    const message = { windowId: window.id, targetOrigin: window.openerOrigin, result, times, delaySeconds };
    return c.html(tellingPage(message, language));
  }
  const address = window.params.m_redirect_url;
  if (address === undefined) return c.html(messagePage(language, words.doneTitle, words.noAddress));
  const destination = withParameters(address, returnParameters(window));
  return outcome === 'slow' ? c.html(slowReturnPage(destination, language)) : c.redirect(asLocation(destination), 303);
}

/** What is added to m_redirect_url. Only the older windows still say imp_success, whatever it is worth. */
function returnParameters({ end, channel }: PayWindow): Record<string, string> {
  const { imp_uid, merchant_uid, error_code, error_msg } = end?.result ?? {};
  const isError = error_code !== undefined || error_msg !== undefined;
  const all = {
    imp_uid,
    merchant_uid,
    ...(channel.engine === 'legacy' && { imp_success: !isError }),
    error_code,
    error_msg,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );
}
