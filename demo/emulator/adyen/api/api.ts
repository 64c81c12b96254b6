import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import type { EmulatorContext } from '../context.js';
import { exchangeDetails, listPaymentMethods, makePayment } from '../payments/operations.js';
import { type ApiAnswer, schemaError, serviceError, unauthorized } from './answer.js';
import { IdempotencyKeys } from './idempotency.js';
import { paymentDetailsRequest, paymentMethodsRequest, paymentRequest } from './schemas.js';

/** A request of the API as it came. */
export interface RecordedRequest {
  readonly method: string;
  /** With the version, such as `/v72/payments`. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read JSON, or undefined when it was none. */
  readonly body: unknown;
}

/** What goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Changes an answer after the work was done, for tests: undefined sends it as it is, `no-answer` lets the client wait
 * until it gives up.
 */
export type Tamper = (
  request: RecordedRequest,
  answer: ApiAnswer,
) => WireAnswer | 'no-answer' | undefined | Promise<WireAnswer | 'no-answer' | undefined>;

/** What the API needs beside the context. */
export interface ApiSettings {
  readonly record: (request: RecordedRequest) => void;
  readonly tamper: Tamper | undefined;
}

type Operation = (context: EmulatorContext, body: unknown) => ApiAnswer;

/** Makes an operation read its body by a schema first. `structure` is Adyen's name of that schema. */
function reading<T>(
  structure: string,
  schema: z.ZodType<T>,
  work: (context: EmulatorContext, request: T) => ApiAnswer,
): Operation {
  return (context, body) => {
    const request = schema.safeParse(body);
    return request.success ? work(context, request.data) : schemaError(structure, request.error, body);
  };
}

const operations: Readonly<Record<string, Operation>> = {
  '/paymentMethods': reading('PaymentMethodsRequest', paymentMethodsRequest, listPaymentMethods),
  '/payments': reading('PaymentRequest', paymentRequest, makePayment),
  '/payments/details': reading('PaymentDetailsRequest', paymentDetailsRequest, exchangeDetails),
};

/** The JSON API below `/v72`. */
export function createApi(context: EmulatorContext, { record, tamper }: ApiSettings): Hono {
  const keys = new IdempotencyKeys();

  async function handle(c: Context, operation: Operation): Promise<Response> {
    const text = await c.req.text();
    const body = parseJson(text);
    const request = { method: c.req.method, path: c.req.path, headers: c.req.header(), body };
    record(request);
    const key = c.req.header('idempotency-key');
    const answer = answerTo(c, operation, text, body, key);
    const changed = await tamper?.(request, answer);
    if (changed === 'no-answer') return new Promise<never>(() => undefined);
    const headers = {
      'Content-Type': 'application/json',
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...changed?.headers,
    };
    return new Response(changed?.text ?? JSON.stringify(answer.body), {
      status: changed?.status ?? answer.status,
      headers,
    });
  }

  function answerTo(c: Context, operation: Operation, text: string, body: unknown, key: string | undefined): ApiAnswer {
    if (c.req.header('x-api-key') !== context.apiKey) return unauthorized;
    if (body === undefined) return serviceError(400, '702', 'validation', 'Unexpected input: expected JSON');
    return keys.once(key, c.req.path, text, () => operation(context, body));
  }

  const api = new Hono();
  api.use(bodyLimit({ maxSize: 1_024 * 1_024 }));
  for (const [path, operation] of Object.entries(operations)) api.post(path, async (c) => handle(c, operation));
  api.all('*', (c) => {
    const message = `${c.req.method} ${c.req.path}: the Adyen emulator does not have it.`;
    return c.json(serviceError(404, '702', 'validation', message).body ?? null, 404);
  });
  return api;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
