import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { EmulatorContext } from '../context.js';
import { malformed, type ApiAnswer } from './errors.js';
import { IdempotencyKeys } from './idempotency.js';
import { confirmSetup, createSetup, getPayment, getSetup } from './operations.js';
import type { FaultInjector, RecordedRequest } from './requests.js';

/** What the API needs beside the context. */
export interface ApiSettings {
  readonly fault: FaultInjector | undefined;
  readonly record: (request: RecordedRequest) => void;
}

/** Whether a key would move real money. */
export function isLiveKey(key: string): boolean {
  return /^sk_(?!sbox_)/.test(key);
}

/** The endpoints below `/payments` that the Kakao Pay flow uses. */
export function createApi(context: EmulatorContext, settings: ApiSettings): Hono {
  const keys = new IdempotencyKeys();

  function refuseKey(c: Context): Response | undefined {
    const given = (c.req.header('authorization') ?? '').replace(/^Bearer /, '');
    if (given === context.secretKey) return undefined;
    const isLive = isLiveKey(given);
    return isLive ? c.text('This is the Checkout.com emulator. Never send it a live key.', 401) : c.body(null, 401);
  }

  /** Carries a request out, with what a test brings about, and answers it. */
  async function answer(
    c: Context,
    carryOut: (body: unknown, requestId: string) => ApiAnswer,
    isKeyed: boolean,
  ): Promise<Response> {
    const requestId = randomUUID();
    const refusal = refuseKey(c);
    if (refusal) return refusal;
    const text = await c.req.text();
    const body = parseBody(text);
    const { authorization: _secret, ...headers } = c.req.header();
    const request = { method: c.req.method, path: c.req.path, headers, body: body === notJson ? text : body };
    settings.record(request);
    const fault = await settings.fault?.(request);
    const json = { 'content-type': 'application/json; charset=utf-8', 'cko-request-id': requestId };
    const faulty = (): Response => new Response(fault?.text ?? '', { status: fault?.status ?? 500, headers: json });
    if (fault?.when === 'before') return faulty();
    const run = async (): Promise<ApiAnswer> => (body === notJson ? malformed(requestId) : carryOut(body, requestId));
    const key = isKeyed ? c.req.header('cko-idempotency-key') : undefined;
    const carriedOut = key === undefined ? await run() : await keys.once(key, run);
    if (fault) return faulty();
    const hasBody = carriedOut.body !== undefined;
    return new Response(hasBody ? JSON.stringify(carriedOut.body) : null, {
      status: carriedOut.status,
      headers: hasBody ? json : { 'cko-request-id': requestId },
    });
  }

  const api = new Hono();
  api.use(bodyLimit({ maxSize: 1024 * 1024 }));
  api.post('/setups', (c) =>
    answer(c, (body, requestId) => createSetup(context, body, requestId), context.idempotentSetups),
  );
  api.get('/setups/:id', (c) => answer(c, () => getSetup(context, c.req.param('id')), false));
  api.post('/setups/:id/confirm/:method', (c) => {
    const { id, method } = c.req.param();
    const confirm = (body: unknown, requestId: string): ApiAnswer =>
      confirmSetup(context, { id, method, body, requestId });
    return answer(c, confirm, context.idempotentSetups);
  });
  api.get('/:id', (c) => answer(c, () => getPayment(context, c.req.param('id')), false));
  api.all('*', (c) => refuseKey(c) ?? c.body(null, 404));
  return api;
}

const notJson = Symbol('not JSON');

/** The body as JSON, undefined when there is none. */
function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}
