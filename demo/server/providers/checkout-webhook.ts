import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Webhook } from './provider.js';

/** What a webhook of Checkout.com must prove. Both are set in the workflow that sends it. */
export interface CheckoutWebhookSecrets {
  /** The key of the signature. */
  readonly signatureKey: string;
  /** The whole value of the `Authorization` header, where one is configured. */
  readonly authorization?: string | undefined;
}

const envelope = z.object({
  id: z.string().min(1).max(200),
  type: z.string().max(200),
  data: z.object({ id: z.string().optional(), reference: z.string().nullish() }),
});

/**
 * Checks `Cko-Signature`, the hex HMAC-SHA256 over the raw body, and the configured `Authorization`, and reads the
 * envelope. Nothing in it is dated: what protects from a replay is that an event is taken once.
 *
 * @returns a sentence saying why, when it is refused.
 */
export function verifyCheckoutWebhook(
  { signatureKey, authorization }: CheckoutWebhookSecrets,
  body: string,
  headers: Headers,
): readonly Webhook[] | string {
  const signature = headers.get('Cko-Signature') ?? '';
  if (signature === '') return 'Cko-Signature: expected the signature of the body, got none.';
  const expected = createHmac('sha256', signatureKey).update(body, 'utf8').digest('hex');
  if (!areEqual(signature.toLowerCase(), expected)) return 'Cko-Signature: does not fit the body.';
  if (authorization !== undefined && !areEqual(headers.get('Authorization') ?? '', authorization)) {
    return 'Authorization: expected the value that was configured for webhooks.';
  }
  const event = readEnvelope(body);
  if (!event) return 'The body is not an event of Checkout.com: expected id, type and data.';
  const { id: eventId, type: eventType, data } = event;
  const common = { eventId, eventType, signature };
  if (data.reference) return [{ ...common, attemptId: data.reference }];
  return [{ ...common, paymentId: data.id }];
}

function readEnvelope(body: string): z.infer<typeof envelope> | undefined {
  try {
    return envelope.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** Takes the same time wherever the two differ, and whatever their lengths are. */
function areEqual(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}
