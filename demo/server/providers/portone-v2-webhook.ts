import { InvalidInputError, verify, WebhookVerificationError } from '@portone/server-sdk/webhook';
import { z } from 'zod';
import type { BillingKeys } from './portone-v2-billing-key.js';
import { toAttemptId } from './portone-v2-request.js';
import type { Webhook } from './provider.js';

const transactionEvent = z.object({
  type: z.string().startsWith('Transaction.'),
  data: z.object({ storeId: z.string(), paymentId: z.string() }),
});

const issuedEvent = z.object({
  type: z.literal('BillingKey.Issued'),
  data: z.object({ storeId: z.string(), billingKey: z.string() }),
});

const anyEvent = z.object({ type: z.string() });

/**
 * Checks a webhook of the version 2024-04-25 over its raw body, after the Standard Webhooks scheme, and says which
 * attempt it is about. A billing key is looked up for that. Other types are kept and mean nothing.
 *
 * @returns a sentence saying why, when it is refused, so that PortOne sends it again where that may help.
 */
export async function readPortOneV2Webhook(
  secret: string,
  storeId: string,
  keys: BillingKeys,
  body: string,
  headers: Headers,
): Promise<readonly Webhook[] | string> {
  let payload: unknown;
  try {
    payload = await verify(secret, body, Object.fromEntries(headers));
  } catch (error) {
    const kinds = [WebhookVerificationError, InvalidInputError, SyntaxError];
    if (error instanceof Error && kinds.some((kind) => error instanceof kind)) return error.message;
    throw error;
  }
  const event = anyEvent.safeParse(payload);
  if (!event.success) return 'Expected a webhook of the version 2024-04-25: { type, timestamp, data }.';
  const envelope = {
    eventId: headers.get('webhook-id') ?? '',
    eventType: event.data.type,
    signature: headers.get('webhook-signature') ?? '',
  };
  const transaction = transactionEvent.safeParse(payload);
  if (transaction.success) {
    const { paymentId, storeId: store } = transaction.data.data;
    // An attempt's object, or a charge's id: both are made from one of ours.
    const subject = { objectId: paymentId, attemptId: toAttemptId(paymentId) ?? undefined };
    return [store === storeId ? { ...envelope, ...subject } : envelope];
  }
  const issued = issuedEvent.safeParse(payload);
  if (!issued.success || issued.data.data.storeId !== storeId) return [envelope];
  const search = await keys.learn(issued.data.data.billingKey);
  if (search.type === 'unknown') return search.reason;
  return [search.type === 'issued' ? { ...envelope, objectId: search.issueId } : envelope];
}
