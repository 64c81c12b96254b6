import type { ProviderName } from '../../src/contract/types.js';
import { atProvider } from './at-provider.js';
import { takeChargeWebhook } from './charges/charge-webhook.js';
import { timestamp, type PaymentContext } from './context.js';
import { busy, isProblem, jsonResponse, problem, problemResponse } from './problem.js';
import type { Observation, Webhook } from './providers/provider.js';
import { readText, webhookLimitBytes } from './security.js';
import { settle } from './settle.js';
import { findCharge } from './store/charges.js';
import { findAttemptByObject, findAttemptByPayment, findHolder, type Attempt } from './store/attempts.js';
import { judgeWebhook, keepWebhook, type KeptWebhook, type WebhookVerdict } from './store/webhook-inbox.js';

/**
 * Takes a provider's webhook: verify, keep as it came, ask the provider about the object, settle, answer 2xx. What the
 * webhook claims is believed only where it is signed and there is nothing else to ask; otherwise it only says when to
 * look. Anything but 2xx makes the provider send it again.
 */
export async function receiveWebhook(
  context: PaymentContext,
  provider: ProviderName,
  request: Request,
): Promise<Response> {
  const reader = context.providers.get(provider);
  if (!reader) return problemResponse(problem(404, 'not-found', `This shop does not work with ${provider}.`));
  const body = await readText(request, webhookLimitBytes);
  if (isProblem(body)) return problemResponse(body);
  const webhooks = await reader.readWebhook(body.text, request.headers);
  if (typeof webhooks === 'string') {
    context.log('webhook-refused', { provider, reason: webhooks.split('\n', 1)[0] ?? '' });
    return problemResponse(problem(400, 'invalid-signature', 'The signature does not fit the body.'));
  }
  const verdicts: WebhookVerdict[] = [];
  for (const webhook of webhooks) verdicts.push(await take(context, provider, webhook, body.text));
  return verdicts.includes('received')
    ? problemResponse(busy('provider-unavailable', 'The object could not be read: send it again.'))
    : jsonResponse(200, { verdict: verdicts.length === 1 ? verdicts[0] : verdicts });
}

/** Keeps one event and acts on it. `received` means that its turn is still to come. */
async function take(
  context: PaymentContext,
  provider: ProviderName,
  webhook: Webhook,
  body: string,
): Promise<WebhookVerdict> {
  const { eventId, eventType, signature } = webhook;
  // Anybody can send what nobody signed: it leaves a row only if it is about something of the shop's.
  const isSigned = signature !== '';
  if (!isSigned && !(await isKnown(context, provider, webhook))) return 'ignored';
  const kept = await context.database.write((transaction) =>
    keepWebhook(transaction, { provider, eventId, eventType, signature, body }, timestamp(context)),
  );
  if (isSigned && kept.verdict !== 'received') return kept.verdict;
  const attempt = await findSubject(context, provider, webhook);
  if (!attempt && isTooEarly(context, webhook, kept)) return 'received';
  if (attempt && !(await lookAndSettle(context, attempt, webhook))) return 'received';
  const verdict = attempt ? 'processed' : await takeChargeWebhook(context, provider, webhook);
  if (verdict === 'received') return verdict;
  await context.database.write((transaction) =>
    judgeWebhook(transaction, provider, eventId, verdict, attempt?.attemptId ?? null),
  );
  return verdict;
}

async function isKnown(context: PaymentContext, provider: ProviderName, webhook: Webhook): Promise<boolean> {
  if (await findSubject(context, provider, webhook)) return true;
  const { attemptId: chargeId } = webhook;
  const charge = chargeId === undefined ? undefined : await findCharge(context.database.read, chargeId);
  return charge?.provider === provider;
}

/** How long the payment that a method was saved with is waited for. Others' payments are asked about no longer. */
const waitingMilliseconds = 10 * 60_000;

/** A saved method may be named by its payment, and before anybody said that this payment is one of the shop's. */
function isTooEarly(
  context: PaymentContext,
  { paymentId, observation }: Webhook,
  { receivedAt }: KeptWebhook,
): boolean {
  if (paymentId === undefined || observation?.status !== 'saved') return false;
  return receivedAt > timestamp(context, -waitingMilliseconds);
}

async function findSubject(
  { database }: PaymentContext,
  provider: ProviderName,
  { objectId, attemptId, paymentId }: Webhook,
): Promise<Attempt | undefined> {
  if (objectId !== undefined) return findAttemptByObject(database.read, provider, objectId);
  if (paymentId !== undefined) return findAttemptByPayment(database.read, provider, paymentId);
  const attempt = attemptId === undefined ? undefined : await findHolder(database.read, attemptId);
  return attempt?.provider === provider ? attempt : undefined;
}

/** False when the provider could not be asked, or when it is too early for what the webhook says. */
async function lookAndSettle(context: PaymentContext, attempt: Attempt, webhook: Webhook): Promise<boolean> {
  const provider = context.providers.get(attempt.provider);
  if (!provider || attempt.providerObjectId === null) return true;
  const seen =
    observationOf(webhook, attempt) ??
    (await provider.retrieve(await atProvider(context, attempt, attempt.providerObjectId), {}));
  if (seen.status === 'unknown') return false;
  const settled = await settle(context, attempt, seen);
  return seen.status !== 'saved' || settled.state === 'succeeded';
}

/** What the webhook itself says. One that names the payment instead of the attempt is about the attempt found by it. */
function observationOf({ observation, paymentId }: Webhook, { attemptId }: Attempt): Observation | undefined {
  const isByPayment = paymentId !== undefined && observation?.status === 'saved' && observation.attemptId === null;
  return isByPayment ? { ...observation, attemptId } : observation;
}
