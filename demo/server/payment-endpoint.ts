import type { ConfirmRequest, StartRequest } from '../../src/contract/types.js';
import { readPayRequest } from './bodies.js';
import { confirm } from './confirm.js';
import { sha256 } from './consent-hashes.js';
import type { PaymentContext } from './context.js';
import { answerPlain, formPage, isPlainForm } from './plain-form.js';
import { isProblem, jsonResponse, jsonTextResponse, problem, problemResponse, type Problem } from './problem.js';
import {
  bodyLimitBytes,
  findForeignOrigin,
  findMissingRequestedWith,
  findWrongContentType,
  readText,
} from './security.js';
import { start } from './start.js';

/** The one address that `<kr-pay-button endpoint>` speaks to. `ipAddress` is kept as evidence beside a consent. */
export type PaymentEndpoint = (request: Request, ipAddress?: string) => Promise<Response>;

/**
 * Makes the endpoint: it starts attempts and confirms them. It takes a standard `Request` and gives a standard
 * `Response`, so any server can mount it. Refusals are JSON: `{ code, message }`. A form that was sent without JavaScript
 * is answered with pages.
 */
export function createPaymentEndpoint(context: PaymentContext): PaymentEndpoint {
  return async (request, ipAddress) => {
    if (request.method === 'POST' && isPlainForm(request)) {
      return answerPlain(context, request, () => formPage(context, request, ipAddress ?? null));
    }
    try {
      const answer = await answerRequest(context, request, ipAddress ?? null);
      return isProblem(answer) ? problemResponse(answer) : answer;
    } catch (error) {
      context.log('endpoint-failed', { message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
      return problemResponse(problem(500, 'server-error', 'The shop has a fault of its own.'));
    }
  };
}

async function answerRequest(
  context: PaymentContext,
  request: Request,
  ipAddress: string | null,
): Promise<Response | Problem> {
  if (request.method !== 'POST') {
    const { status, code, message } = problem(405, 'method-not-allowed', 'Only POST is answered here.');
    return jsonResponse(status, { code, message }, { Allow: 'POST' });
  }
  const refusal =
    findForeignOrigin(request.headers, context.ownOrigins) ??
    findMissingRequestedWith(request.headers) ??
    findWrongContentType(request.headers);
  if (refusal) return refusal;
  const body = await readText(request, bodyLimitBytes);
  if (isProblem(body)) return body;
  const read = readPayRequest(body.text);
  if (isProblem(read)) return read;
  return read.value.action === 'start'
    ? answerStart(context, request, read.value, body.text, ipAddress)
    : answerConfirm(context, read.value, request.headers);
}

async function answerStart(
  context: PaymentContext,
  { headers }: Request,
  request: StartRequest,
  text: string,
  ipAddress: string | null,
): Promise<Response | Problem> {
  if (headers.get('Idempotency-Key') !== request.attemptId) {
    return problem(400, 'invalid-idempotency-key', 'Idempotency-Key: expected the same v4 UUID as attemptId.');
  }
  const shopper = await context.findShopper(headers);
  if (!shopper) return problem(401, 'no-shopper', 'The cookie of a shopper is missing: open a page of the shop first.');
  const caller = { ipAddress, userAgent: headers.get('User-Agent') };
  const answer = await start(context, { request, requestHash: sha256(text), shopper, caller });
  return isProblem(answer) ? answer : jsonTextResponse(answer.status, answer.body);
}

async function answerConfirm(
  context: PaymentContext,
  request: ConfirmRequest,
  headers: Headers,
): Promise<Response | Problem> {
  const answer = await confirm(context, request, (await context.findShopper(headers))?.shopperId);
  return isProblem(answer) ? answer : jsonResponse(200, answer);
}
