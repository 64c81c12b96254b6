import { cancelRequest, chargeRequest } from '../bodies.js';
import type { PaymentContext } from '../context.js';
import { readJsonPost } from '../json-post.js';
import { isProblem, jsonResponse, problem, problemResponse, type Problem } from '../problem.js';
import { findForeignOrigin, findWrongContentType } from '../security.js';
import { cancelPermission, type EndedPermission } from './cancel.js';
import { charge } from './charge.js';
import type { ChargeRefusal } from './charge-rule.js';
import { isUnsettled } from './charge-states.js';
import { listChargeableMethods, noteOfCharge } from './chargeable.js';

/**
 * `POST /api/admin/charges`: 200 with `{ charge }` once it has ended, well or not; 202 while its outcome is unknown.
 * A charge that the shopper did not agree to is 409 or 422 with `{ code, message, consent: { attemptId, sha256 } }`.
 */
export async function chargeSavedMethod(context: PaymentContext, request: Request): Promise<Response> {
  const read = await readJsonPost(request, context.ownOrigins, chargeRequest);
  if (isProblem(read)) return problemResponse(read);
  const made = await charge(context, read.value);
  if (isProblem(made)) return refusalResponse(made);
  return jsonResponse(isUnsettled(made.state) ? 202 : 200, { charge: noteOfCharge(made) });
}

/** `GET /api/admin/saved-methods`: `{ savedMethods }`, newest first. */
export async function listSaved(context: PaymentContext, request: Request): Promise<Response> {
  const refusal = findForeignOrigin(request.headers, context.ownOrigins);
  if (refusal) return problemResponse(refusal);
  return jsonResponse(200, { savedMethods: await listChargeableMethods(context) });
}

/** `POST /api/admin/plans/cancel`: `{ savedAttemptId, canceledAt }`. */
export async function cancelPlan(context: PaymentContext, request: Request): Promise<Response> {
  const read = await readJsonPost(request, context.ownOrigins, cancelRequest);
  if (isProblem(read)) return problemResponse(read);
  return cancelResponse(await cancelPermission(context, read.value.savedAttemptId));
}

/** `POST /api/saved-methods/:attemptId/cancel`: the same, for the shopper whose cookie it is. The body is not read. */
export async function cancelOwnMethod(context: PaymentContext, request: Request, attemptId: string): Promise<Response> {
  const { headers } = request;
  const refusal = findForeignOrigin(headers, context.ownOrigins) ?? findWrongContentType(headers);
  if (refusal) return problemResponse(refusal);
  const shopper = await context.findShopper(headers);
  if (!shopper) return problemResponse(problem(401, 'no-shopper', 'The cookie of a shopper is missing.'));
  return cancelResponse(await cancelPermission(context, attemptId, shopper.shopperId));
}

function cancelResponse(canceled: EndedPermission | Problem): Response {
  return isProblem(canceled) ? problemResponse(canceled) : jsonResponse(200, canceled);
}

function refusalResponse(refusal: Problem | ChargeRefusal): Response {
  if (!('consent' in refusal)) return problemResponse(refusal);
  const { status, code, message, consent } = refusal;
  return jsonResponse(status, { code, message, consent });
}
