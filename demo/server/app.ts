import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { callerOf } from './caller.js';
import { cancelOwnMethod, cancelPlan, chargeSavedMethod, listSaved } from './charges/charge-api.js';
import { findRemoteCaller } from './charges/loopback-only.js';
import { exportAny, exportOwn, showOwnMethods } from './consents/evidence-api.js';
import { announcePrice, publishTerm, showTerms } from './consents/terms-api.js';
import type { PaymentContext } from './context.js';
import { chooseLanguage } from './language.js';
import { servePage, type ReadPage } from './pages.js';
import { listProviders, type Emulators } from './provider-list.js';
import { createPaymentEndpoint } from './payment-endpoint.js';
import { answerPlain } from './plain-form.js';
import { plainReturnPath, returnPage } from './plain-form-outcome.js';
import { jsonResponse, problem, problemResponse } from './problem.js';
import { benchGuests, contentSecurityPolicy, securityHeaders } from './security.js';
import { createCart, showRecord } from './shop-api.js';
import { providerName } from './names.js';
import { receiveWebhook } from './webhooks.js';

/** What the shop's addresses are made of. */
export interface AppParts {
  readonly context: PaymentContext;
  readonly readPage: ReadPage;
  /** The folder of everything that the pages load. */
  readonly siteRoot: string;
  /** The folder of the built button. */
  readonly cdnRoot: string;
  readonly emulators: Emulators;
  /** How many proxies of the shop's own stand before it. */
  readonly trustedProxies: number;
}

type Environment = { Bindings: HttpBindings };

/** The whole shop as one web application. */
export function createApp({
  context,
  readPage,
  siteRoot,
  cdnRoot,
  emulators,
  trustedProxies,
}: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const pay = createPaymentEndpoint(context);

  app.use(addSecurityHeaders(contentSecurityPolicy(benchGuests(context.providers.keys(), emulators))));
  app.all('/pay', (c) => pay(c.req.raw, callerOf(c.req.raw.headers, getConnInfo(c).remote.address, trustedProxies)));
  app.get(plainReturnPath, (c) => answerPlain(context, c.req.raw, () => returnPage(context, c.req.raw)));
  for (const name of providerName.options) {
    app.post(`/webhooks/${name}`, (c) => receiveWebhook(context, name, c.req.raw));
  }

  app.get('/api/providers', () => listProviders(context, emulators));
  app.post('/api/carts', (c) => createCart(context, c.req.raw, chooseLanguage(null, c.req.raw.headers)));
  app.get('/api/orders/:orderId', (c) => showRecord(context, c.req.raw.headers, { orderId: c.req.param('orderId') }));
  app.get('/api/attempts/:attemptId', (c) =>
    showRecord(context, c.req.raw.headers, { attemptId: c.req.param('attemptId') }),
  );

  app.get('/api/terms', (c) => showTerms(context, c.req.raw));
  app.get('/api/consents', (c) => exportOwn(context, c.req.raw, 'json'));
  app.get('/api/consents/page', (c) => exportOwn(context, c.req.raw, 'page'));
  app.get('/api/saved-methods', (c) => showOwnMethods(context, c.req.raw));
  app.post('/api/saved-methods/:attemptId/cancel', (c) =>
    cancelOwnMethod(context, c.req.raw, c.req.param('attemptId')),
  );

  app.use('/api/admin/*', async (c, next) => {
    const refusal = findRemoteCaller(c.req.raw, getConnInfo(c).remote.address, context.ownOrigins);
    return refusal ? problemResponse(refusal) : next();
  });
  app.get('/api/admin/saved-methods', (c) => listSaved(context, c.req.raw));
  app.post('/api/admin/charges', (c) => chargeSavedMethod(context, c.req.raw));
  app.post('/api/admin/plans/cancel', (c) => cancelPlan(context, c.req.raw));
  app.post('/api/admin/terms', (c) => publishTerm(context, c.req.raw));
  app.post('/api/admin/price-changes', (c) => announcePrice(context, c.req.raw));
  app.get('/api/admin/consents', (c) => exportAny(context, c.req.raw, 'json'));
  app.get('/api/admin/consents/page', (c) => exportAny(context, c.req.raw, 'page'));

  app.get('/healthz', () => jsonResponse(200, { status: 'alive' }));
  app.get('/readyz', async () => {
    await context.database.read.execute('SELECT 1');
    return jsonResponse(200, { status: 'ready' });
  });

  app.use('/cdn/*', allowOtherSites);
  app.use(
    '/cdn/*',
    serveStatic({ root: cdnRoot, rewriteRequestPath: (path) => path.replace(/^\/cdn/, ''), onFound: askEachTime }),
  );
  app.get('*', async (c, next) => (await servePage(context, readPage, c.req.raw)) ?? next());
  app.use('*', serveStatic({ root: siteRoot, onFound: askEachTime }));

  app.notFound(() => problemResponse(problem(404, 'not-found', 'The shop has nothing at this address.')));
  app.onError((error) => {
    context.log('request-failed', { message: error.stack ?? error.message });
    return problemResponse(problem(500, 'server-error', 'The shop has a fault of its own.'));
  });
  return app;
}

/** Where every provider is tried out, those with a script of their own too. */
const scriptPages: ReadonlySet<string> = new Set(['/demo/try.html', '/demo/playground.html']);

const strictPolicy = contentSecurityPolicy();

/** The strict policy everywhere but on those pages, and on pages with a stricter one. */
const addSecurityHeaders =
  (benchPolicy: string): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const policy = scriptPages.has(c.req.path) ? benchPolicy : strictPolicy;
    // Not by `c.header`, which makes the whole answer anew for every header.
    const { headers } = c.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', policy);
    for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  };

/** The button's files are public, as on any CDN: module scripts are fetched with CORS. */
const allowOtherSites: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Access-Control-Allow-Origin', '*');
};

function askEachTime(_path: string, c: { header(name: string, value: string): void }): void {
  c.header('Cache-Control', 'no-cache');
}
