import { exportQuery } from '../bodies.js';
import { timestamp, type PaymentContext } from '../context.js';
import { isProblem, jsonResponse, problem, problemResponse, type Problem } from '../problem.js';
import { findForeignOrigin } from '../security.js';
import { findAttempt, listAttempts } from '../store/attempts.js';
import { listConsentedAttempts } from '../store/consents.js';
import { readEvidence, type Evidence } from './evidence.js';
import { evidencePage, evidencePolicy } from './evidence-page.js';
import { listOwnMethods } from './own-methods.js';

/** How an export is handed out: for programs, or for print. */
export type ExportForm = 'json' | 'page';

const notFound = problem(404, 'not-found', 'There is no such consent here.');

/**
 * `GET /api/consents` and `GET /api/consents/page`: all of the shopper whose cookie it is, or by `?order=` or `?attempt=`
 * those of one. 404 for anybody else's.
 */
export async function exportOwn(context: PaymentContext, request: Request, form: ExportForm): Promise<Response> {
  const query = readQuery(request);
  if (isProblem(query)) return problemResponse(query);
  const shopper = await context.findShopper(request.headers);
  if (!shopper || query.customerOf !== undefined) return problemResponse(notFound);
  const { read } = context.database;
  if (query.order === undefined && query.attempt === undefined) {
    return answer(context, await readEvidence(read, await listConsentedAttempts(read, shopper.shopperId)), form);
  }
  const attempts = await findSubjects(context, query);
  const own = attempts.filter((attempt) => attempt.shopperId === shopper.shopperId);
  if (own.length === 0) return problemResponse(notFound);
  return answer(context, await evidenceOf(context, own), form);
}

/** `GET /api/admin/consents` and `/page`: of `?order=`, `?attempt=`, or all of the customer that `?customerOf=` is of. */
export async function exportAny(context: PaymentContext, request: Request, form: ExportForm): Promise<Response> {
  // A page may be opened from the address bar; what another site's page reads is refused.
  const query = findForeignOrigin(request.headers, context.ownOrigins) ?? readQuery(request);
  if (isProblem(query)) return problemResponse(query);
  const { read } = context.database;
  if (query.customerOf !== undefined) {
    const attempt = await findAttempt(read, query.customerOf);
    if (!attempt) return problemResponse(notFound);
    return answer(context, await readEvidence(read, await listConsentedAttempts(read, attempt.shopperId)), form);
  }
  const attempts = await findSubjects(context, query);
  if (attempts.length === 0) return problemResponse(notFound);
  return answer(context, await evidenceOf(context, attempts), form);
}

/** `GET /api/saved-methods`: `{ savedMethods }` of the shopper whose cookie it is, newest first. */
export async function showOwnMethods(context: PaymentContext, request: Request): Promise<Response> {
  const shopper = await context.findShopper(request.headers);
  const savedMethods = shopper ? await listOwnMethods(context, shopper.shopperId) : [];
  return jsonResponse(200, { savedMethods });
}

type Query = ReturnType<typeof exportQuery.parse>;

function readQuery(request: Request): Query | Problem {
  const read = exportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  return read.success ? read.data : problem(400, 'invalid-query', 'Expected order, attempt or customerOf.');
}

async function findSubjects({ database }: PaymentContext, { order, attempt }: Query) {
  if (order !== undefined) return listAttempts(database.read, order);
  const found = attempt === undefined ? undefined : await findAttempt(database.read, attempt);
  return found ? [found] : [];
}

function evidenceOf(
  { database }: PaymentContext,
  attempts: readonly { readonly attemptId: string }[],
): Promise<readonly Evidence[]> {
  return readEvidence(
    database.read,
    attempts.map(({ attemptId }) => attemptId),
  );
}

async function answer(context: PaymentContext, consents: readonly Evidence[], form: ExportForm): Promise<Response> {
  const exportedAt = timestamp(context);
  if (form === 'json') return jsonResponse(200, { exportedAt, consents });
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': evidencePolicy,
  };
  return new Response(await evidencePage(consents, exportedAt), { headers });
}
