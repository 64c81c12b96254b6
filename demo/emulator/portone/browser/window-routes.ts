import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { isWebUrl } from '../../stripe/web-url.js';
import type { EmulatorContext } from '../context.js';
import { closedResult } from '../payments/end-window.js';
import { openWindow, windowRequest } from '../payments/open-window.js';
import { renderScript } from './script.js';

/** What a shop's page loads and asks: the script, and the windows that the script opens. */
export function createBrowserRoutes(context: EmulatorContext): Hono {
  const browser = new Hono();
  const script = renderScript(context.origin);
  browser.get('/v1/iamport.js', (c) => {
    c.header('cache-control', 'no-cache');
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });

  // Any shop's page may ask, as with the real script; nothing here rests on cookies.
  browser.use('/browser/*', cors());
  browser.post('/browser/windows', async (c) => {
    const origin = c.req.header('origin') ?? '';
    const request = windowRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!isWebUrl(origin) || !request.success) return c.json({ message: 'Expected what iamport.js sends.' }, 400);
    const opening = openWindow(context, request.data, { origin, userAgent: c.req.header('user-agent') ?? null });
    if (opening.type === 'refused') return c.json(opening);
    const { window } = opening;
    const url = `${context.origin}/pay/${window.id}`;
    return c.json({ type: 'opened', windowId: window.id, url, closedResult: closedResult(window) });
  });
  return browser;
}
