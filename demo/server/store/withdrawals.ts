import { z } from 'zod';
import type { Queryable } from './database.js';

/** Who ended a permission. */
export type WithdrawnBy = 'shopper' | 'shop';

/** The end of a permission to charge a saved method. The consent that gave it stays as it is. */
export interface Withdrawal {
  readonly withdrawalId: string;
  /** The attempt that saved the method. */
  readonly savedAttemptId: string;
  /** The attempt whose consent is withdrawn. */
  readonly consentAttemptId: string;
  /** Null: nobody wrote it down, before version 4 of the database. */
  readonly withdrawnBy: WithdrawnBy | null;
  /** ISO 8601, UTC. */
  readonly withdrawnAt: string;
}

const withdrawalRow = z
  .object({
    withdrawal_id: z.string(),
    saved_attempt_id: z.string(),
    consent_attempt_id: z.string(),
    withdrawn_by: z.enum(['shopper', 'shop']).nullable(),
    withdrawn_at: z.string(),
  })
  .transform((row): Withdrawal => ({
    withdrawalId: row.withdrawal_id,
    savedAttemptId: row.saved_attempt_id,
    consentAttemptId: row.consent_attempt_id,
    withdrawnBy: row.withdrawn_by,
    withdrawnAt: row.withdrawn_at,
  }));

/** Stores a withdrawal. A method has one: the first stays. */
export async function insertWithdrawal(database: Queryable, withdrawal: Withdrawal): Promise<void> {
  await database.execute({
    sql: `INSERT INTO withdrawals (withdrawal_id, saved_attempt_id, consent_attempt_id, withdrawn_by, withdrawn_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT (saved_attempt_id) DO NOTHING`,
    args: [
      withdrawal.withdrawalId,
      withdrawal.savedAttemptId,
      withdrawal.consentAttemptId,
      withdrawal.withdrawnBy,
      withdrawal.withdrawnAt,
    ],
  });
}

/** The withdrawal for this saved method, if there is one. */
export async function findWithdrawal(database: Queryable, savedAttemptId: string): Promise<Withdrawal | undefined> {
  const result = await database.execute({
    sql: 'SELECT * FROM withdrawals WHERE saved_attempt_id = ?',
    args: [savedAttemptId],
  });
  return result.rows[0] && withdrawalRow.parse(result.rows[0]);
}
