import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { isLoopbackHostHeader } from '../loopback.js';
import { chooseLanguage } from '../stripe/pages/wording.js';
import { type ApiSettings, createApi } from './api/api.js';
import { createBrowserRoutes } from './browser/window-routes.js';
import type { EmulatorContext } from './context.js';
import { messagePage } from './pages/pay-page.js';
import { createPayRoutes } from './pages/pay-routes.js';
import { wordingFor } from './pages/wording.js';

// All emulators look alike.
const style = readFileSync(new URL('../stripe/pages/style.css', import.meta.url), 'utf8');

/** The emulator's web application: the REST API, the script for shops' pages, and the payment pages. */
export function createApp(context: EmulatorContext, settings: ApiSettings): Hono {
  const app = new Hono();
  // A name that leads here but is not this machine's own may be a website's trick (DNS rebinding).
  app.use(async (c, next) => {
    if (!isLoopbackHostHeader(c.req.header('host'))) {
      return c.text('The PortOne emulator answers requests to a loopback host only.', 403);
    }
    await next();
    c.header('x-content-type-options', 'nosniff');
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    return undefined;
  });
  // Browsers ask for it unasked; none is drawn.
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/', createBrowserRoutes(context));
  app.route('/', createPayRoutes(context, settings.outbox));
  app.route('/', createApi(context, settings));
  app.all('*', (c) => {
    if (!c.req.header('accept')?.includes('text/html')) {
      const message = `The PortOne emulator has nothing at ${c.req.method} ${c.req.path}.`;
      return c.json({ code: 1, message, response: null }, 404);
    }
    const language = chooseLanguage(null, c.req.header('accept-language'));
    const words = wordingFor(language);
    return c.html(messagePage(language, words.payTitle, words.unknown), 404);
  });
  return app;
}
