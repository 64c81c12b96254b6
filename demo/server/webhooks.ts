import type { ProviderName } from '../../src/contract/types.js';
import { atProvider } from './at-provider.js';
import { takeChargeWebhook } from './charges/charge-webhook.js';
import { timestamp, type PaymentContext } from './context.js';
import { busy, isProblem, jsonResponse, problem, problemResponse } from './problem.js';
import type { Webhook } from './providers/provider.js';
import { readText, webhookLimitBytes } from './security.js';
import { settle } from './settle.js';
import { findAttemptByObject, findAttemptByPayment, findHolder, type Attempt } from './store/attempts.js';
import { judgeWebhook, keepWebhook, type WebhookVerdict } from './store/webhook-inbox.js';

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
  const kept = await context.database.write((transaction) =>
    keepWebhook(transaction, { provider, eventId, eventType, signature, body }, timestamp(context)),
  );
  if (kept !== 'received') return kept;
  const attempt = await findSubject(context, provider, webhook);
  if (attempt && !(await lookAndSettle(context, attempt, webhook))) return 'received';
  const isOurs = attempt !== undefined || (await takeChargeWebhook(context, provider, webhook));
  const verdict = isOurs ? 'processed' : 'ignored';
  await context.database.write((transaction) =>
    judgeWebhook(transaction, provider, eventId, verdict, attempt?.attemptId ?? null),
  );
  return verdict;
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
async function lookAndSettle(context: PaymentContext, attempt: Attempt, { observation }: Webhook): Promise<boolean> {
  const provider = context.providers.get(attempt.provider);
  if (!provider || attempt.providerObjectId === null) return true;
  const seen =
    observation ?? (await provider.retrieve(await atProvider(context, attempt, attempt.providerObjectId), {}));
  if (seen.status === 'unknown') return false;
  const settled = await settle(context, attempt, seen);
  return seen.status !== 'saved' || settled.state === 'succeeded';
}
