import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { EmulatorContext } from '../context.js';
import { newId } from '../identifiers.js';
import type { OperationResult } from '../operations/operation.js';
import type { Visitor } from '../operations/visitor.js';
import { type RawParameters } from '../parameters/read.js';
import type { WebhookOutbox } from '../webhooks/outbox.js';
import { type AccountKeys, checkAuthorization, type KeyKind, secretKeyRequired } from './authorization.js';
import { checkExpand, expandObject } from './expand.js';
import { fingerprint, parseForm } from './form.js';
import { type ApiAnswer, IdempotencyKeys } from './idempotency.js';
import type { FaultInjector, RecordedRequest } from './requests.js';
import { type Route, routes } from './routes.js';
import { StripeApiError } from './stripe-api-error.js';

export interface ApiSettings {
  readonly keys: AccountKeys;
  readonly fault: FaultInjector | undefined;
  readonly outbox: WebhookOutbox;
  /** Called once for every request that got past authentication. */
  readonly record: (request: RecordedRequest) => void;
}

function errorAnswer(error: unknown, requestId: string): ApiAnswer {
  if (!(error instanceof StripeApiError)) {
    console.error('Stripe emulator: a fault of its own', error);
  }
  const known =
    error instanceof StripeApiError
      ? error
      : new StripeApiError({ status: 500, type: 'api_error', message: 'The Stripe emulator failed; see its output.' });
  return { status: known.status, body: JSON.stringify(known.body, null, 2), requestId };
}

/** What a route is asked to do. */
interface Errand {
  readonly path: string;
  readonly params: RawParameters;
  readonly id: string;
  readonly requestId: string;
  readonly keyKind: KeyKind;
  readonly visitor: Visitor;
  /** The idempotency key. */
  readonly key: string | undefined;
}

function operate(context: EmulatorContext, route: Route, { params, id, keyKind, visitor }: Errand): OperationResult {
  if (keyKind === 'secret') {
    return route.operation(context, params, id);
  }
  if (route.browserOperation === undefined) {
    throw secretKeyRequired();
  }
  return route.browserOperation(context, params, id, visitor);
}

function expandPaths(raw: RawParameters): string[] {
  const paths: unknown = raw['expand'];
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
}

/** The JSON API below `/v1`, as the `stripe` SDK talks to it. */
export function createApi(context: EmulatorContext, settings: ApiSettings): Hono {
  const keys = new IdempotencyKeys();

  async function carryOut(route: Route, errand: Errand): Promise<ApiAnswer> {
    const { path, params, requestId, key } = errand;
    try {
      const fault = await settings.fault?.({ method: route.method, path, params });
      if (fault === 'server-error') {
        throw new StripeApiError({ status: 500, type: 'api_error', message: 'An injected fault.' });
      }
      const expand = expandPaths(params);
      checkExpand(route.kind, expand);
      const result = operate(context, route, errand);
      void settings.outbox.send(result.happenings ?? [], { requestId, idempotencyKey: key });
      if (result.refusal !== undefined) {
        return errorAnswer(result.refusal, requestId);
      }
      const object = expandObject(context.store, route.kind, result.object, expand);
      return { status: 200, body: JSON.stringify(object, null, 2), requestId };
    } catch (error) {
      return errorAnswer(error, requestId);
    }
  }

  /** Like `carryOut`, but at most once for an idempotency key. */
  async function carryOutOnce(
    route: Route,
    errand: Errand & { readonly key: string },
    form: string,
  ): Promise<{ answer: ApiAnswer; replayed: boolean }> {
    try {
      const endpoint = `${route.method} ${errand.path}`;
      const earlier = keys.claim({ key: errand.key, endpoint, fingerprint: fingerprint(form) });
      if (earlier !== undefined) {
        return { answer: earlier, replayed: true };
      }
    } catch (error) {
      return { answer: errorAnswer(error, errand.requestId), replayed: false };
    }
    const answer = await carryOut(route, errand);
    keys.settle(errand.key, answer);
    return { answer, replayed: false };
  }

  function respond(
    c: Context,
    answer: ApiAnswer,
    key: string | undefined,
    requestId: string,
    replayed: boolean,
  ): Response {
    const version = c.req.header('stripe-version');
    const headers = {
      'content-type': 'application/json',
      'request-id': requestId,
      ...(version === undefined ? {} : { 'stripe-version': version }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(replayed ? { 'idempotent-replayed': 'true', 'original-request': answer.requestId } : {}),
    };
    return new Response(answer.body, { status: answer.status, headers });
  }

  async function handle(c: Context, route: Route): Promise<Response> {
    const requestId = newId('req');
    const { path } = c.req;
    const posted = route.method === 'POST';
    const form = posted ? await c.req.text() : new URL(c.req.url).search.slice(1);
    const key = posted ? c.req.header('idempotency-key') : undefined;
    let params: RawParameters;
    let keyKind: KeyKind;
    try {
      keyKind = checkAuthorization(c.req.header('authorization'), settings.keys);
      params = parseForm(form);
    } catch (error) {
      return respond(c, errorAnswer(error, requestId), key, requestId, false);
    }
    const visitor = {
      ipAddress: getConnInfo(c).remote.address ?? null,
      userAgent: c.req.header('user-agent') ?? null,
    };
    const errand = { path, params, id: c.req.param('id') ?? '', requestId, keyKind, visitor, key };
    const { answer, replayed } =
      key === undefined
        ? { answer: await carryOut(route, errand), replayed: false }
        : await carryOutOnce(route, { ...errand, key }, form);
    settings.record({
      requestId,
      key: keyKind,
      method: route.method,
      path,
      params,
      ...(key === undefined ? {} : { idempotencyKey: key }),
      status: answer.status,
      replayed,
    });
    return respond(c, answer, key, requestId, replayed);
  }

  const api = new Hono();
  // Stripe.js asks from the merchant's pages.
  api.use(cors({ origin: '*', exposeHeaders: ['request-id'] }));
  api.use(bodyLimit({ maxSize: 1024 * 1024 }));
  for (const route of routes) {
    api.on(route.method, route.path, async (c) => handle(c, route));
  }
  api.all('*', (c) => {
    const requestId = newId('req');
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}). The Stripe emulator does not have it.`;
    return respond(
      c,
      errorAnswer(new StripeApiError({ status: 404, message }), requestId),
      undefined,
      requestId,
      false,
    );
  });
  return api;
}
