import { z } from 'zod';
import type { ConsentRecord } from '../../../src/contract/types.js';
import type { Queryable } from './database.js';

/** A consent record with where and when it came in. */
export interface StoredConsent {
  readonly attemptId: string;
  readonly record: unknown;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly receivedAt: string;
}

const consentRow = z
  .object({
    attempt_id: z.string(),
    record: z.string(),
    ip_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    received_at: z.string(),
  })
  .transform((row): StoredConsent => ({
    attemptId: row.attempt_id,
    record: JSON.parse(row.record),
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
    receivedAt: row.received_at,
  }));

/** Who sent a request, as evidence beside a consent. */
export interface Caller {
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Stores the consent an attempt rests on. */
export async function insertConsent(
  database: Queryable,
  attemptId: string,
  record: ConsentRecord,
  caller: Caller,
  now: string,
): Promise<void> {
  await database.execute({
    sql: `INSERT INTO consents (attempt_id, sha256, locale, widget, agreed_at, record, ip_address, user_agent, received_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      attemptId,
      record.sha256,
      record.locale,
      record.widget,
      record.agreedAt,
      JSON.stringify(record),
      caller.ipAddress,
      caller.userAgent,
      now,
    ],
  });
}

/** The consents of these attempts, oldest first. */
export async function listConsents(database: Queryable, attemptIds: readonly string[]): Promise<StoredConsent[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM consents WHERE attempt_id IN (SELECT value FROM json_each(?)) ORDER BY received_at, rowid',
    args: [JSON.stringify(attemptIds)],
  });
  return result.rows.map((row) => consentRow.parse(row));
}
