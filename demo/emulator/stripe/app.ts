import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { isLoopbackHostHeader } from '../loopback.js';
import { type ApiSettings, createApi } from './api/api.js';
import type { EmulatorContext } from './context.js';
import { expireDueSessions } from './operations/checkout-sessions.js';
import { createScriptRoutes } from './browser/script-routes.js';
import { createCheckoutRoutes } from './pages/checkout-routes.js';
import { messagePage } from './pages/layout.js';
import { createSavedMethodRoutes } from './pages/saved-methods.js';
import { createTestRoutes } from './pages/test-routes.js';
import { chooseLanguage, wordingFor } from './pages/wording.js';

const style = readFileSync(new URL('./pages/style.css', import.meta.url), 'utf8');

// A form here is answered by a redirect to the merchant, which browsers check against form-action too.
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self' http: https:; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The emulator's web application: the API below `/v1`, and the pages a shopper's browser visits. */
export function createApp(context: EmulatorContext, settings: ApiSettings): Hono {
  const app = new Hono();
  let lookedAt: number | undefined;
  // A name that leads here but is not this machine's own may be a website's trick (DNS rebinding).
  app.use(async (c, next) => {
    if (!isLoopbackHostHeader(c.req.header('host'))) {
      return c.text('The Stripe emulator answers requests to a loopback host only.', 403);
    }
    // The clock counts seconds, and no session is made that ends in the one in which it is made.
    const now = context.now();
    if (now !== lookedAt) void settings.outbox.send(expireDueSessions(context));
    lookedAt = now;
    return next();
  });
  app.route('/v1', createApi(context, settings));
  app.route('/', createScriptRoutes(context.origin));
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
  app.route('/', createCheckoutRoutes(context));
  app.route('/', createTestRoutes(context, settings.outbox));
  app.route('/', createSavedMethodRoutes(context));
  app.all('*', async (c) => {
    const language = chooseLanguage(null, c.req.header('accept-language'));
    const words = wordingFor(language);
    return c.html(messagePage(language, words.title, words.unknown), 404);
  });
  return app;
}
