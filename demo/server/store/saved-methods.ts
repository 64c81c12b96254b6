import { z } from 'zod';
import type { Method, ProviderName } from '../../../src/contract/types.js';
import { methodName, providerName } from '../names.js';
import type { Queryable } from './database.js';

/** A payment method that is about to be kept, with ids of the provider. */
export interface NewSavedMethod {
  /** The attempt that saved it. */
  readonly attemptId: string;
  readonly shopperId: string;
  readonly planId: string | null;
  readonly provider: ProviderName;
  readonly method: Method;
  readonly customerId: string;
  readonly paymentMethodId: string;
  readonly mandateId: string | null;
  /** The attempt whose consent it rests on. */
  readonly consentAttemptId: string;
  readonly createdAt: string;
}

/** A payment method that may be charged again, until its permission ends. */
export interface SavedMethod extends NewSavedMethod {
  /** When the permission ended; null as long as it stands. */
  readonly canceledAt: string | null;
}

const savedMethodRow = z
  .object({
    attempt_id: z.string(),
    shopper_id: z.string(),
    plan_id: z.string().nullable(),
    provider: providerName,
    method: methodName,
    customer_id: z.string(),
    payment_method_id: z.string(),
    mandate_id: z.string().nullable(),
    consent_attempt_id: z.string(),
    created_at: z.string(),
    canceled_at: z.string().nullable(),
  })
  .transform((row): SavedMethod => ({
    attemptId: row.attempt_id,
    shopperId: row.shopper_id,
    planId: row.plan_id,
    provider: row.provider,
    method: row.method,
    customerId: row.customer_id,
    paymentMethodId: row.payment_method_id,
    mandateId: row.mandate_id,
    consentAttemptId: row.consent_attempt_id,
    createdAt: row.created_at,
    canceledAt: row.canceled_at,
  }));

/** Stores a saved method, once per attempt. One whose permission has ended stays so. */
export async function insertSavedMethod(database: Queryable, saved: NewSavedMethod): Promise<void> {
  await database.execute({
    sql: `INSERT INTO saved_methods (attempt_id, shopper_id, plan_id, provider, method, customer_id, payment_method_id,
            mandate_id, consent_attempt_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [
      saved.attemptId,
      saved.shopperId,
      saved.planId,
      saved.provider,
      saved.method,
      saved.customerId,
      saved.paymentMethodId,
      saved.mandateId,
      saved.consentAttemptId,
      saved.createdAt,
    ],
  });
}

/** What these attempts saved, oldest first. */
export async function listSavedMethods(database: Queryable, attemptIds: readonly string[]): Promise<SavedMethod[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM saved_methods WHERE attempt_id IN (SELECT value FROM json_each(?)) ORDER BY created_at, rowid',
    args: [JSON.stringify(attemptIds)],
  });
  return result.rows.map((row) => savedMethodRow.parse(row));
}

/** The method that this attempt saved, if it did. */
export async function findSavedMethod(database: Queryable, attemptId: string): Promise<SavedMethod | undefined> {
  return (await listSavedMethods(database, [attemptId]))[0];
}

/** What was saved last in the whole shop, newest first. */
export async function listNewestSavedMethods(database: Queryable, limit: number): Promise<SavedMethod[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM saved_methods ORDER BY created_at DESC, rowid DESC LIMIT ?',
    args: [limit],
  });
  return result.rows.map((row) => savedMethodRow.parse(row));
}

/** What a shopper has saved, newest first. */
export async function listSavedMethodsOf(database: Queryable, shopperId: string): Promise<SavedMethod[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM saved_methods WHERE shopper_id = ? ORDER BY created_at DESC, rowid DESC',
    args: [shopperId],
  });
  return result.rows.map((row) => savedMethodRow.parse(row));
}

/** Ends the permission to charge a method. The first end stays. */
export async function endPermission(database: Queryable, attemptId: string, now: string): Promise<void> {
  await database.execute({
    sql: 'UPDATE saved_methods SET canceled_at = ? WHERE attempt_id = ? AND canceled_at IS NULL',
    args: [now, attemptId],
  });
}
