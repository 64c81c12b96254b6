import { z } from 'zod';
import type { StoredAnswer } from './attempts.js';
import type { Queryable } from './database.js';

/** Another price of a plan, as it was announced. */
export interface PriceChange {
  readonly changeId: string;
  readonly planId: string;
  /** Whole won; 0 where the plan was free so far. */
  readonly oldAmount: number;
  /** Whole won. */
  readonly amount: number;
  /** The day in Seoul from which payments that fall due have it, such as `2027-01-05`. */
  readonly fromOn: string;
  readonly announcedAt: string;
}

/** A shopper's consent to a change, for a saved method. */
export interface PriceAgreement {
  /** The attempt that holds the consent. */
  readonly attemptId: string;
  readonly savedAttemptId: string;
  readonly changeId: string;
  /** What the button was told to be its order. */
  readonly orderId: string;
  readonly createdAt: string;
}

const changeRow = z
  .object({
    change_id: z.string(),
    plan_id: z.string(),
    old_amount: z.number(),
    amount: z.number(),
    from_on: z.string(),
    announced_at: z.string(),
  })
  .transform((row): PriceChange => ({
    changeId: row.change_id,
    planId: row.plan_id,
    oldAmount: row.old_amount,
    amount: row.amount,
    fromOn: row.from_on,
    announcedAt: row.announced_at,
  }));

const agreementRow = z
  .object({
    attempt_id: z.string(),
    saved_attempt_id: z.string(),
    change_id: z.string(),
    order_id: z.string(),
    created_at: z.string(),
  })
  .transform((row): PriceAgreement => ({
    attemptId: row.attempt_id,
    savedAttemptId: row.saved_attempt_id,
    changeId: row.change_id,
    orderId: row.order_id,
    createdAt: row.created_at,
  }));

/** Stores an announced change. False when there is one of this id. */
export async function insertPriceChange(database: Queryable, change: PriceChange): Promise<boolean> {
  const { changeId, planId, oldAmount, amount, fromOn, announcedAt } = change;
  const result = await database.execute({
    sql: `INSERT INTO price_changes (change_id, plan_id, old_amount, amount, from_on, announced_at)
          VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [changeId, planId, oldAmount, amount, fromOn, announcedAt],
  });
  return result.rowsAffected === 1;
}

/** The change with this id, if it was announced. */
export async function findPriceChange(database: Queryable, changeId: string): Promise<PriceChange | undefined> {
  const result = await database.execute({ sql: 'SELECT * FROM price_changes WHERE change_id = ?', args: [changeId] });
  return result.rows[0] && changeRow.parse(result.rows[0]);
}

/** All changes of a plan, in the order of the days from which they hold. */
export async function listPriceChanges(database: Queryable, planId: string): Promise<PriceChange[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM price_changes WHERE plan_id = ? ORDER BY from_on, rowid',
    args: [planId],
  });
  return result.rows.map((row) => changeRow.parse(row));
}

/** Stores a consent to a change, beside the attempt and its consent. */
export async function insertPriceAgreement(database: Queryable, agreement: PriceAgreement): Promise<void> {
  const { attemptId, savedAttemptId, changeId, orderId, createdAt } = agreement;
  await database.execute({
    sql: `INSERT INTO price_agreements (attempt_id, saved_attempt_id, change_id, order_id, created_at)
          VALUES (?, ?, ?, ?, ?)`,
    args: [attemptId, savedAttemptId, changeId, orderId, createdAt],
  });
}

/** What was agreed to for this saved method, oldest first. */
export async function listPriceAgreements(database: Queryable, savedAttemptId: string): Promise<PriceAgreement[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM price_agreements WHERE saved_attempt_id = ? ORDER BY created_at, rowid',
    args: [savedAttemptId],
  });
  return result.rows.map((row) => agreementRow.parse(row));
}

/** The agreement that this attempt holds, if it does. */
export async function findPriceAgreement(database: Queryable, attemptId: string): Promise<PriceAgreement | undefined> {
  const result = await database.execute({
    sql: 'SELECT * FROM price_agreements WHERE attempt_id = ?',
    args: [attemptId],
  });
  return result.rows[0] && agreementRow.parse(result.rows[0]);
}

/** Ends an attempt that asks no provider: what was wanted of it is stored. */
export async function endWithoutProvider(
  database: Queryable,
  attemptId: string,
  answer: StoredAnswer,
  now: string,
): Promise<void> {
  await database.execute({
    sql: `UPDATE attempts SET state = 'succeeded', answer_status = ?, answer = ?, asking_until = NULL, settled_at = ?
          WHERE attempt_id = ? AND state = 'starting'`,
    args: [answer.status, answer.body, now, attemptId],
  });
}
