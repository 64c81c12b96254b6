import { z } from 'zod';
import type { Queryable } from './database.js';

/** A payment method that may be charged again, with ids of the provider. */
export interface SavedMethod {
  /** The attempt that saved it. */
  readonly attemptId: string;
  readonly shopperId: string;
  readonly planId: string | null;
  readonly provider: string;
  readonly method: string;
  readonly customerId: string;
  readonly paymentMethodId: string;
  readonly mandateId: string | null;
  /** The attempt whose consent it rests on. */
  readonly consentAttemptId: string;
  readonly createdAt: string;
}

const savedMethodRow = z
  .object({
    attempt_id: z.string(),
    shopper_id: z.string(),
    plan_id: z.string().nullable(),
    provider: z.string(),
    method: z.string(),
    customer_id: z.string(),
    payment_method_id: z.string(),
    mandate_id: z.string().nullable(),
    consent_attempt_id: z.string(),
    created_at: z.string(),
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
  }));

/** Stores a saved method, once per attempt. */
export async function insertSavedMethod(database: Queryable, saved: SavedMethod): Promise<void> {
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
