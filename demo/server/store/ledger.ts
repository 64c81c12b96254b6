import { z } from 'zod';
import type { LedgerEntry } from '../order-states.js';
import type { Queryable } from './database.js';

/** One line of money. */
export interface LedgerRow {
  readonly orderId: string;
  readonly attemptId: string;
  readonly entry: LedgerEntry;
  readonly provider: string;
  readonly paymentId: string;
  /** As the provider says: whole won, or the smallest unit of another currency. */
  readonly amount: number;
  readonly currency: string;
  readonly createdAt: string;
}

const ledgerRow = z
  .object({
    order_id: z.string(),
    attempt_id: z.string(),
    entry: z.enum(['captured', 'refund-due']),
    provider: z.string(),
    payment_id: z.string(),
    amount: z.number(),
    currency: z.string(),
    created_at: z.string(),
  })
  .transform((row): LedgerRow => ({
    orderId: row.order_id,
    attemptId: row.attempt_id,
    entry: row.entry,
    provider: row.provider,
    paymentId: row.payment_id,
    amount: row.amount,
    currency: row.currency,
    createdAt: row.created_at,
  }));

/** Writes a line. The database refuses a second one of a payment, and a second `captured` for one order. */
export async function insertLedgerRow(database: Queryable, row: LedgerRow): Promise<void> {
  await database.execute({
    sql: `INSERT INTO ledger (order_id, attempt_id, entry, provider, payment_id, amount, currency, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [row.orderId, row.attemptId, row.entry, row.provider, row.paymentId, row.amount, row.currency, row.createdAt],
  });
}

/** Whether a payment is in the ledger. */
export async function isInLedger(database: Queryable, provider: string, paymentId: string): Promise<boolean> {
  const result = await database.execute({
    sql: 'SELECT 1 FROM ledger WHERE provider = ? AND payment_id = ?',
    args: [provider, paymentId],
  });
  return result.rows.length > 0;
}

/** The money of an order, oldest first. */
export async function listLedger(database: Queryable, orderId: string): Promise<LedgerRow[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM ledger WHERE order_id = ? ORDER BY entry_id',
    args: [orderId],
  });
  return result.rows.map((row) => ledgerRow.parse(row));
}

/** What a shopper's subscriptions to a plan captured at their start, oldest first. */
export async function listFirstPayments(database: Queryable, shopperId: string, planId: string): Promise<LedgerRow[]> {
  const result = await database.execute({
    sql: `SELECT ledger.* FROM ledger JOIN attempts USING (attempt_id)
          WHERE attempts.shopper_id = ? AND attempts.plan_id = ? AND attempts.mode = 'subscribe' AND entry = 'captured'
          ORDER BY entry_id`,
    args: [shopperId, planId],
  });
  return result.rows.map((row) => ledgerRow.parse(row));
}
