import { z } from 'zod';
import type { ConsentRecord } from '../../../src/contract/types.js';
import { hashOfRow } from '../consent-hashes.js';
import type { Queryable } from './database.js';

/** A consent record with where and when it came in. */
export interface StoredConsent {
  readonly attemptId: string;
  /** As it came, parsed; null when what is stored is not JSON any more. */
  readonly record: unknown;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly receivedAt: string;
}

/** A consent with all that can be checked about its row. */
export interface ConsentRow extends StoredConsent {
  /** The record as the row has it, JSON, byte for byte. */
  readonly recordText: string;
  /** The record's own hash, as the row has it beside the record. */
  readonly sha256: string;
  /** Over everything that stands in the row; null for a row from before version 4 of the database. */
  readonly rowSha256: string | null;
}

const consentRow = z
  .object({
    attempt_id: z.string(),
    sha256: z.string(),
    record: z.string(),
    ip_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    received_at: z.string(),
    row_sha256: z.string().nullable(),
  })
  .transform((row): ConsentRow => ({
    attemptId: row.attempt_id,
    record: parseOrNull(row.record),
    ipAddress: row.ip_address,
    userAgent: row.user_agent,
    receivedAt: row.received_at,
    recordText: row.record,
    sha256: row.sha256,
    rowSha256: row.row_sha256,
  }));

/** A row that somebody broke must still be shown. */
function parseOrNull(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** Who sent a request, as evidence beside a consent. */
export interface Caller {
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Stores the consent an attempt rests on. The database lets nobody change, replace or delete it. */
export async function insertConsent(
  database: Queryable,
  attemptId: string,
  record: ConsentRecord,
  { ipAddress, userAgent }: Caller,
  now: string,
): Promise<void> {
  const recordText = JSON.stringify(record);
  const rowSha256 = hashOfRow({ attemptId, recordText, ipAddress, userAgent, receivedAt: now });
  const { sha256, locale, widget, agreedAt } = record;
  await database.execute({
    sql: `INSERT INTO consents (attempt_id, sha256, locale, widget, agreed_at, record, ip_address, user_agent,
            received_at, row_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [attemptId, sha256, locale, widget, agreedAt, recordText, ipAddress, userAgent, now, rowSha256],
  });
}

/** The consents of these attempts, oldest first. */
export async function listConsents(database: Queryable, attemptIds: readonly string[]): Promise<StoredConsent[]> {
  const rows = await listConsentRows(database, attemptIds);
  return rows.map(({ attemptId, record, ipAddress, userAgent, receivedAt }) => {
    return { attemptId, record, ipAddress, userAgent, receivedAt };
  });
}

/** The rows of these attempts' consents, oldest first. */
export async function listConsentRows(database: Queryable, attemptIds: readonly string[]): Promise<ConsentRow[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM consents WHERE attempt_id IN (SELECT value FROM json_each(?)) ORDER BY received_at, rowid',
    args: [JSON.stringify(attemptIds)],
  });
  return result.rows.map((row) => consentRow.parse(row));
}

/** The attempts of a shopper that hold a consent, oldest first. */
export async function listConsentedAttempts(database: Queryable, shopperId: string): Promise<string[]> {
  const result = await database.execute({
    sql: `SELECT consents.attempt_id FROM consents JOIN attempts USING (attempt_id) WHERE shopper_id = ?
          ORDER BY received_at, consents.rowid`,
    args: [shopperId],
  });
  return result.rows.map((row) => z.string().parse(row['attempt_id']));
}
