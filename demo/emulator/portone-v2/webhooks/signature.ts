import { createHmac } from 'node:crypto';

/** What a webhook is signed over. */
export interface SignedPayload {
  readonly id: string;
  /** Seconds since epoch. */
  readonly timestamp: number;
  readonly body: string;
}

/** The headers of a webhook after Standard Webhooks. `secret` is `whsec_` and Base64, or the Base64 alone. */
export function signedHeaders(
  secret: string,
  { id, timestamp, body }: SignedPayload,
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
