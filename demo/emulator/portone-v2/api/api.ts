import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { EmulatorContext } from '../context.js';
import { PortOneApiError } from './api-error.js';
import {
  cancelPayment,
  confirmBillingKey,
  deleteBillingKey,
  getBillingKey,
  getPayment,
  type Operation,
  payWithBillingKey,
  preRegister,
} from './operations.js';
import type { FaultInjector, RecordedRequest } from './requests.js';

/** What the API needs beside the emulator's state. */
export interface ApiSettings {
  readonly apiSecret: string;
  readonly fault: FaultInjector | undefined;
  /** Called once for every request with the right secret. */
  readonly record: (request: RecordedRequest) => void;
}

const routes: readonly (readonly [method: 'GET' | 'POST' | 'DELETE', path: string, operation: Operation])[] = [
  ['POST', '/payments/:id/pre-register', preRegister],
  ['GET', '/payments/:id', getPayment],
  ['POST', '/payments/:id/billing-key', payWithBillingKey],
  ['POST', '/payments/:id/cancel', cancelPayment],
  ['POST', '/billing-keys/confirm', confirmBillingKey],
  ['GET', '/billing-keys/:id', getBillingKey],
  ['DELETE', '/billing-keys/:id', deleteBillingKey],
];

/** The REST API as the official client talks to it. */
export function createApi(context: EmulatorContext, { apiSecret, fault, record }: ApiSettings): Hono {
  async function answer(c: Context, operation: Operation): Promise<Response> {
    try {
      checkAuthorization(c.req.header('authorization'), apiSecret);
      const input = c.req.method === 'POST' ? parseBody(await c.req.text()) : c.req.query();
      const { pathname, search } = new URL(c.req.url);
      const body = c.req.method === 'POST' ? input : null;
      const request = { method: c.req.method, path: pathname + search, headers: c.req.header(), body };
      record(request);
      const instead = await fault?.before?.(request);
      if (instead) return instead;
      const result = carryOut(c, operation, input);
      return (await fault?.after?.(request)) ?? result;
    } catch (error) {
      if (error instanceof PortOneApiError) return c.json(error.body, error.status);
      throw error;
    }
  }

  function carryOut(c: Context, operation: Operation, input: unknown): Response {
    try {
      const { body, events = [] } = operation(context, c.req.param('id') ?? '', input);
      void context.outbox.send(events);
      return c.json(body);
    } catch (error) {
      if (error instanceof PortOneApiError) return c.json(error.body, error.status);
      throw error;
    }
  }

  const api = new Hono();
  api.use('/payments/*', bodyLimit({ maxSize: 64 * 1_024 }));
  api.use('/billing-keys/*', bodyLimit({ maxSize: 64 * 1_024 }));
  for (const [method, path, operation] of routes) api.on(method, path, (c) => answer(c, operation));
  return api;
}

/** Whatever the content type says: the official client sends JSON as text/plain. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PortOneApiError('INVALID_REQUEST', 'The body is not JSON.');
  }
}

/** Throws PortOne's 401 unless the header is `PortOne` and exactly this secret. */
function checkAuthorization(header: string | undefined, apiSecret: string): void {
  const expected = Buffer.from(`PortOne ${apiSecret}`);
  const given = Buffer.from(header ?? '');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new PortOneApiError('UNAUTHORIZED', 'Expected the header Authorization: PortOne and this emulator’s secret.');
}
