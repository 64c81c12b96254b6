import { timestamp, type PaymentContext } from './context.js';
import { busy, isProblem, jsonResponse, problem, problemResponse } from './problem.js';
import type { VerifiedWebhook } from './providers/stripe-webhook.js';
import { readText, webhookLimitBytes } from './security.js';
import { settle } from './settle.js';
import { findAttemptByObject, findHolder, type Attempt } from './store/attempts.js';
import { judgeWebhook, keepWebhook } from './store/webhook-inbox.js';

/** Checks a raw body against its signature. A sentence says why it is refused. */
export type WebhookVerifier = (body: string, signature: string) => Promise<VerifiedWebhook | string>;

/**
 * Takes a provider's webhook: verify, keep as it came, ask the provider about the object, settle, answer 2xx. What the
 * webhook claims is never believed; it only says when to look. Anything but 2xx makes the provider send it again.
 */
export async function receiveWebhook(
  context: PaymentContext,
  provider: 'stripe',
  verify: WebhookVerifier,
  request: Request,
): Promise<Response> {
  const body = await readText(request, webhookLimitBytes);
  if (isProblem(body)) return problemResponse(body);
  const signature = request.headers.get('Stripe-Signature') ?? '';
  const webhook = await verify(body.text, signature);
  if (typeof webhook === 'string') {
    context.log('webhook-refused', { provider, reason: webhook.split('\n', 1)[0] ?? '' });
    return problemResponse(problem(400, 'invalid-signature', 'The signature does not fit the body.'));
  }
  const { eventId, eventType } = webhook;
  const kept = await context.database.write((transaction) =>
    keepWebhook(transaction, { provider, eventId, eventType, signature, body: body.text }, timestamp(context)),
  );
  if (kept !== 'received') return jsonResponse(200, { verdict: kept });
  const attempt = await findSubject(context, provider, webhook);
  if (attempt && !(await lookAndSettle(context, attempt))) {
    return problemResponse(busy('provider-unavailable', 'The object could not be read: send it again.'));
  }
  const verdict = attempt ? 'processed' : 'ignored';
  await context.database.write((transaction) =>
    judgeWebhook(transaction, provider, eventId, verdict, attempt?.attemptId ?? null),
  );
  return jsonResponse(200, { verdict });
}

async function findSubject(
  { database }: PaymentContext,
  provider: 'stripe',
  { objectId, attemptId }: VerifiedWebhook,
): Promise<Attempt | undefined> {
  if (objectId !== null) return findAttemptByObject(database.read, provider, objectId);
  const attempt = attemptId === null ? undefined : await findHolder(database.read, attemptId);
  return attempt?.provider === provider ? attempt : undefined;
}

/** False when the provider could not be asked. */
async function lookAndSettle(context: PaymentContext, attempt: Attempt): Promise<boolean> {
  const provider = context.providers.get(attempt.provider);
  if (!provider || attempt.providerObjectId === null) return true;
  const observation = await provider.retrieve(attempt.providerObjectId);
  if (observation.status === 'unknown') return false;
  await settle(context, attempt, observation);
  return true;
}
