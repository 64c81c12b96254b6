import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { isLoopbackHostHeader } from '../loopback.js';
import { type ApiSettings, createApi } from './api/api.js';
import type { EmulatorContext } from './context.js';
import { messagePage } from './pages/layout.js';
import { createWalletRoutes } from './pages/wallet-routes.js';
import { chooseLanguage, wordingFor } from './pages/wording.js';

// The emulators look alike.
const style = readFileSync(new URL('../stripe/pages/style.css', import.meta.url), 'utf8');

// A form here is answered by a redirect to the merchant, which browsers check against form-action too.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self' http: https:; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The emulator's web application: the API below `/payments`, and the page a shopper's browser visits. */
export function createApp(context: EmulatorContext, settings: ApiSettings): Hono {
  const app = new Hono();
  // A name that leads here but is not this machine's own may be a website's trick (DNS rebinding).
  app.use(async (c, next) => {
    if (isLoopbackHostHeader(c.req.header('host'))) return next();
    return c.text('The Checkout.com emulator answers requests to a loopback host only.', 403);
  });
  app.route('/payments', createApi(context, settings));
  // Browsers ask for it unasked; none is drawn.
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', contentSecurityPolicy);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
    c.header('cache-control', 'no-store');
  });
  app.route('/', createWalletRoutes(context));
  app.all('*', async (c) => {
    const language = chooseLanguage(c.req.header('accept-language'));
    const words = wordingFor(language);
    return c.html(messagePage(language, words.title, words.unknown), 404);
  });
  return app;
}
