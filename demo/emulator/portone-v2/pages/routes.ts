import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { chooseLanguage, type PageLanguage } from '../../stripe/pages/wording.js';
import { decide, type Outcome, outcomesFor } from '../browser/outcomes.js';
import type { PaymentWindow, WindowReport } from '../browser/payment-window.js';
import type { EmulatorContext } from '../context.js';
import { messagePage, paymentPage, reportPage, slowPage } from './pages.js';

const reportScript = readFileSync(new URL('./report.js', import.meta.url), 'utf8');

/** What a phone's browser is sent back with: everything that the window reports, after what the address has. */
export function returnAddress(redirectUrl: string, report: WindowReport): string {
  const url = new URL(redirectUrl);
  for (const [name, value] of Object.entries(report)) url.searchParams.append(name, value);
  return url.href;
}

/** The payment page, `/pay/:txId`. */
export function createPageRoutes(context: EmulatorContext): Hono {
  const windowOf = (c: Context): PaymentWindow | undefined => context.store.windows.get(c.req.param('txId') ?? '');

  const languageOf = (c: Context, opened: PaymentWindow | undefined): PageLanguage => {
    const locale = opened?.asked.request.locale?.slice(0, 2).toLowerCase();
    return chooseLanguage(locale ?? null, c.req.header('accept-language'));
  };

  /** Where the window goes when its report is due. */
  const destinationOf = ({ type, asked, txId }: PaymentWindow, report: WindowReport): string =>
    type === 'REDIRECTION' ? returnAddress(asked.request.redirectUrl ?? context.origin, report) : `/pay/${txId}/report`;

  async function carryOut(c: Context, opened: PaymentWindow, outcome: Outcome): Promise<Response> {
    const language = languageOf(c, opened);
    const { report, events } = decide(context, opened, outcome);
    const delivery = outcome === 'webhook-never' ? undefined : context.outbox.send(events);
    if (outcome === 'webhook-first') await delivery;
    const destination = destinationOf(opened, report);
    if (outcome === 'never-return') return c.html(messagePage('stay', language));
    if (outcome === 'callback-never') {
      return opened.type === 'REDIRECTION'
        ? c.html(messagePage('stay', language))
        : c.html(reportPage(null, opened.merchantOrigin, language));
    }
    if (outcome === 'slow') return c.html(slowPage(destination, context.slowSeconds, language));
    return c.redirect(destination, 303);
  }

  const pages = new Hono();
  pages.get('/pay/report.js', (c) => c.body(reportScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  pages.use('/pay/:txId/*', async (c, next) => {
    await next();
    const opened = windowOf(c);
    const ancestors = opened?.type === 'IFRAME' ? opened.merchantOrigin : "'none'";
    // A form here is answered by a redirect to the merchant, which browsers check against form-action too.
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self' http: https:";
    c.header('content-security-policy', `${policy}; frame-ancestors ${ancestors}`);
  });
  pages.get('/pay/:txId', (c) => {
    const opened = windowOf(c);
    const language = languageOf(c, opened);
    if (!opened) return c.html(messagePage('unknown', language), 404);
    return opened.report
      ? c.redirect(destinationOf(opened, opened.report), 303)
      : c.html(paymentPage(opened, language));
  });
  pages.post('/pay/:txId', async (c) => {
    // Read before looking, so that of two forms sent at once the second finds what the first did.
    const { outcome: chosen } = await c.req.parseBody();
    const opened = windowOf(c);
    const language = languageOf(c, opened);
    if (!opened) return c.html(messagePage('unknown', language), 404);
    if (opened.report) return c.redirect(destinationOf(opened, opened.report), 303);
    const outcome = outcomesFor(opened).find((each) => each === chosen);
    return outcome ? carryOut(c, opened, outcome) : c.html(messagePage('badForm', language), 400);
  });
  pages.get('/pay/:txId/report', (c) => {
    const opened = windowOf(c);
    const language = languageOf(c, opened);
    if (!opened?.report) return c.html(messagePage('unknown', language), 404);
    return c.html(reportPage(opened.report, opened.merchantOrigin, language));
  });
  return pages;
}
