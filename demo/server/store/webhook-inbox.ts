import { z } from 'zod';
import type { Queryable } from './database.js';

/** What became of a webhook. `received` alone means that its turn is still to come. */
export type WebhookVerdict = 'received' | 'processed' | 'ignored';

/** A verified webhook as it came. */
export interface IncomingWebhook {
  readonly provider: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly signature: string;
  readonly body: string;
}

/** A webhook as the shop's own pages show it. */
export interface WebhookNote {
  readonly provider: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly verdict: WebhookVerdict;
  readonly attemptId: string | null;
  readonly receivedAt: string;
}

const verdict = z.enum(['received', 'processed', 'ignored']);

const noteRow = z
  .object({
    provider: z.string(),
    event_id: z.string(),
    event_type: z.string(),
    verdict,
    attempt_id: z.string().nullable(),
    received_at: z.string(),
  })
  .transform((row): WebhookNote => ({
    provider: row.provider,
    eventId: row.event_id,
    eventType: row.event_type,
    verdict: row.verdict,
    attemptId: row.attempt_id,
    receivedAt: row.received_at,
  }));

/** What the inbox holds of an event. */
export interface KeptWebhook {
  readonly verdict: WebhookVerdict;
  /** When the event came for the first time: ISO 8601, UTC. */
  readonly receivedAt: string;
}

const keptRow = z
  .object({ verdict, received_at: z.string() })
  .transform((row): KeptWebhook => ({ verdict: row.verdict, receivedAt: row.received_at }));

/** Keeps a webhook; a second delivery of the same event changes nothing. Answers what stands. */
export async function keepWebhook(database: Queryable, webhook: IncomingWebhook, now: string): Promise<KeptWebhook> {
  await database.execute({
    sql: `INSERT INTO webhook_inbox (provider, event_id, event_type, signature, body, verdict, received_at)
          VALUES (?, ?, ?, ?, ?, 'received', ?) ON CONFLICT DO NOTHING`,
    args: [webhook.provider, webhook.eventId, webhook.eventType, webhook.signature, webhook.body, now],
  });
  const result = await database.execute({
    sql: 'SELECT verdict, received_at FROM webhook_inbox WHERE provider = ? AND event_id = ?',
    args: [webhook.provider, webhook.eventId],
  });
  return keptRow.parse(result.rows[0]);
}

/** Notes what became of a webhook, and whose it was. */
export async function judgeWebhook(
  database: Queryable,
  provider: string,
  eventId: string,
  judged: Exclude<WebhookVerdict, 'received'>,
  attemptId: string | null,
): Promise<void> {
  await database.execute({
    sql: 'UPDATE webhook_inbox SET verdict = ?, attempt_id = ? WHERE provider = ? AND event_id = ?',
    args: [judged, attemptId, provider, eventId],
  });
}

/** The webhooks about these attempts, oldest first. */
export async function listWebhooks(database: Queryable, attemptIds: readonly string[]): Promise<WebhookNote[]> {
  const result = await database.execute({
    sql: `SELECT provider, event_id, event_type, verdict, attempt_id, received_at FROM webhook_inbox
          WHERE attempt_id IN (SELECT value FROM json_each(?)) ORDER BY received_at, rowid`,
    args: [JSON.stringify(attemptIds)],
  });
  return result.rows.map((row) => noteRow.parse(row));
}
