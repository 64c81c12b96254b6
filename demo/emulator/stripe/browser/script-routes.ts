import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const script = readFileSync(new URL('./stripe.js', import.meta.url), 'utf8');

/**
 * The emulator's own Stripe.js, under the old address and the current one. It knows where this emulator listens, so it
 * works as well when a test serves it in the place of the real script.
 */
export function createScriptRoutes(origin: string): Hono {
  const routes = new Hono();
  const source = script.replace("'%EMULATOR_ORIGIN%'", JSON.stringify(origin));
  for (const path of ['/v3', '/v3/stripe.js', '/endive/stripe.js']) {
    routes.get(path, (c) =>
      c.body(source, 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
      }),
    );
  }
  return routes;
}
