import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { EmulatorContext } from '../context.js';
import * as schemas from '../schemas/api.js';
import type { WebhookOutbox } from '../webhooks/outbox.js';
import { PortOneApiError } from './api-error.js';
import { chargeKey, deleteKey, readKey } from './billing-operations.js';
import { cancelPayment, findPayment, prepare, readPayment, readPrepared } from './payment-operations.js';
import type { FaultInjector, RecordedRequest } from './requests.js';
import type { Tokens } from './tokens.js';

/** What the API needs beside what it works on. */
export interface ApiSettings {
  readonly tokens: Tokens;
  readonly outbox: WebhookOutbox;
  readonly fault: FaultInjector | undefined;
  readonly record: (request: RecordedRequest) => void;
}

/** What an endpoint is given: the path's parts, and body and query unchecked. */
interface Call {
  readonly part: (name: string) => string;
  readonly body: unknown;
  readonly query: Readonly<Record<string, string>>;
}

type Endpoint = (call: Call) => unknown;

/** The REST API, as documented at developers.portone.io/api/rest-v1; only what is listed here is there. */
export function createApi(context: EmulatorContext, { tokens, outbox, fault, record }: ApiSettings): Hono {
  const endpoints: Readonly<Record<string, Endpoint>> = {
    'POST /users/getToken': ({ body }) => {
      const { imp_key, imp_secret } = check(schemas.tokenRequest, body);
      if (imp_key !== context.apiKey || imp_secret !== context.apiSecret)
        throw new PortOneApiError(401, '인증에 실패하였습니다.');
      return tokens.give(context.now());
    },
    'POST /payments/prepare': ({ body }) => prepare(context, 'POST', check(schemas.prepareRequest, body)),
    'PUT /payments/prepare': ({ body }) => prepare(context, 'PUT', check(schemas.prepareRequest, body)),
    'GET /payments/prepare/:merchant_uid': ({ part }) => readPrepared(context, part('merchant_uid')),
    'GET /payments/find/:merchant_uid/:payment_status?': ({ part, query }) => {
      const status = part('payment_status');
      const wanted = status === '' ? undefined : check(schemas.paymentStatus, status);
      return findPayment(context, part('merchant_uid'), wanted, check(schemas.findQuery, query).sorting);
    },
    'POST /payments/cancel': ({ body }) => {
      const request = check(schemas.cancelRequest, body);
      const payment = cancelPayment(context, request);
      if (request.enable_webhook) void outbox.send(payment, []);
      return payment;
    },
    'GET /payments/:imp_uid': ({ part, query }) =>
      readPayment(context, part('imp_uid'), check(schemas.paymentQuery, query).include_sandbox === 'true'),
    'GET /subscribe/customers/:customer_uid': ({ part }) => readKey(context, part('customer_uid')),
    'DELETE /subscribe/customers/:customer_uid': ({ part, query }) => {
      check(schemas.deleteKeyQuery, query);
      return deleteKey(context, part('customer_uid'));
    },
    'POST /subscribe/payments/again': ({ body }) => {
      const request = check(schemas.againRequest, body);
      const payment = chargeKey(context, request);
      if (payment.status === 'paid') void outbox.send(payment, request.notice_url ? [request.notice_url] : []);
      return payment;
    },
  };

  async function answer(c: Context, name: string, endpoint: Endpoint): Promise<Response> {
    const query = { ...c.req.query() };
    const text = await c.req.text();
    const body = text === '' ? undefined : parse(text);
    const { method, path } = c.req;
    const response =
      (await fault?.({ method, path, body })) ??
      carryOut(() => {
        if (name !== 'POST /users/getToken') tokens.check(c.req.header('authorization'), context.now());
        if (text !== '' && !c.req.header('content-type')?.startsWith('application/json')) {
          throw new PortOneApiError(400, 'This emulator reads application/json only.');
        }
        return endpoint({ part: (each) => c.req.param(each) ?? '', body, query });
      });
    record({ method, path, query, headers: c.req.header(), body, status: response.status });
    return response;
  }

  const api = new Hono();
  api.use(bodyLimit({ maxSize: 64 * 1_024 }));
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const [method = '', path = ''] = name.split(' ');
    api.on(method, path, async (c) => answer(c, name, endpoint));
  }
  return api;
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value ?? {});
  if (!read.success) throw new PortOneApiError(400, `파라미터 오류: ${z.prettifyError(read.error)}`);
  return read.data;
}

function carryOut(work: () => unknown): Response {
  try {
    return Response.json({ code: 0, message: null, response: work() });
  } catch (error) {
    if (!(error instanceof PortOneApiError)) throw error;
    return Response.json({ code: error.code, message: error.message, response: null }, { status: error.status });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
