import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { isLoopbackHostHeader } from '../loopback.js';
import { type ApiSettings, createApi } from './api/api.js';
import { createBrowserRoutes } from './browser/routes.js';
import type { EmulatorContext } from './context.js';
import { createPageRoutes } from './pages/routes.js';

const style = readFileSync(new URL('../stripe/pages/style.css', import.meta.url), 'utf8');

/** The emulator's web application: REST API, browser SDK and payment pages. */
export function createApp(context: EmulatorContext, settings: ApiSettings): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    // A name that leads here but is not this machine's own may be a website's trick (DNS rebinding).
    if (!isLoopbackHostHeader(c.req.header('host'))) {
      return c.text('The PortOne V2 emulator answers requests to a loopback host only.', 403);
    }
    await next();
    c.header('x-content-type-options', 'nosniff');
    c.header('cache-control', 'no-store');
    return undefined;
  });
  app.route('/', createApi(context, settings));
  app.route('/', createBrowserRoutes(context));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/', createPageRoutes(context));
  app.all('*', (c) => {
    const message = `The PortOne V2 emulator does not have ${c.req.method} ${c.req.path}.`;
    return c.json({ type: 'NOT_SUPPORTED_BY_THIS_EMULATOR', message }, 404);
  });
  return app;
}
