import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { isLoopbackHostname } from '../../loopback.js';
import type { EmulatorContext } from '../context.js';
import { openWindow } from './payment-window.js';

const sdk = readFileSync(new URL('./browser-sdk.js', import.meta.url), 'utf8');

/** The browser SDK, and what it asks. Only pages of this machine may ask. */
export function createBrowserRoutes(context: EmulatorContext): Hono {
  const routes = new Hono();
  routes.get('/v2/browser-sdk.js', (c) => c.body(sdk, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  routes.use('/v2/windows/*', cors({ origin: (origin) => (isLoopbackOrigin(origin) ? origin : null) }));
  routes.use('/v2/windows/*', bodyLimit({ maxSize: 64 * 1_024 }));
  routes.post('/v2/windows', async (c) => {
    const origin = c.req.header('origin') ?? '';
    if (!isLoopbackOrigin(origin)) return c.json({ code: 'BadRequest', message: 'Not a page of this machine.' }, 403);
    const opened = openWindow(context, await c.req.json().catch(() => undefined), origin);
    if ('code' in opened) return c.json(opened, 400);
    const { txId, type } = opened;
    return c.json({ txId, type, url: `${context.origin}/pay/${txId}` });
  });
  routes.get('/v2/windows/:txId', (c) => {
    const opened = context.store.windows.get(c.req.param('txId'));
    return opened ? c.json({ report: opened.report ?? null }) : c.json({ code: 'TransactionNotFound' }, 404);
  });
  return routes;
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackHostname(new URL(origin).hostname);
}
