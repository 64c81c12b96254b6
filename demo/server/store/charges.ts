import { z } from 'zod';
import type { Method, ProviderName } from '../../../src/contract/types.js';
import type { ChargeFlag, ChargeState } from '../charges/charge-states.js';
import { methodName, providerName } from '../names.js';
import type { Queryable } from './database.js';

/** What a charge is when it is made. */
export interface NewCharge {
  /** A v4 UUID: the idempotency key. */
  readonly chargeId: string;
  /** The attempt that saved the method. */
  readonly savedAttemptId: string;
  readonly shopperId: string;
  readonly planId: string;
  /** The consent that allows it. */
  readonly consentAttemptId: string;
  readonly consentSha256: string;
  readonly provider: ProviderName;
  readonly method: Method;
  /** The due date that it pays, a day in Seoul. */
  readonly dueOn: string;
  readonly orderName: string;
  /** Whole won, as agreed. */
  readonly amount: number;
  readonly currency: 'KRW';
  readonly createdAt: string;
}

/** A charge of a saved method, and the money line of it. */
export interface Charge extends NewCharge {
  readonly state: ChargeState;
  readonly flag: ChargeFlag | null;
  readonly paymentId: string | null;
  /** What the provider says it took, in the currency's smallest unit; null when it took nothing, or nobody knows. */
  readonly capturedAmount: number | null;
  readonly capturedCurrency: string | null;
  readonly providerCode: string | null;
  readonly providerMessage: string | null;
  /** When its provider may be asked again. */
  readonly nextLookAt: string;
  readonly settledAt: string | null;
}

const optionalText = z.string().nullable();

const chargeRow = z
  .object({
    charge_id: z.string(),
    saved_attempt_id: z.string(),
    shopper_id: z.string(),
    plan_id: z.string(),
    consent_attempt_id: z.string(),
    consent_sha256: z.string(),
    provider: providerName,
    method: methodName,
    due_on: z.string(),
    order_name: z.string(),
    amount: z.number(),
    currency: z.literal('KRW'),
    state: z.enum(['open', 'pending', 'succeeded', 'failed']),
    flag: z.enum(['amount-mismatch', 'refund-due', 'unsettled']).nullable(),
    payment_id: optionalText,
    captured_amount: z.number().nullable(),
    captured_currency: optionalText,
    provider_code: optionalText,
    provider_message: optionalText,
    next_look_at: z.string(),
    created_at: z.string(),
    settled_at: optionalText,
  })
  .transform((row): Charge => ({
    chargeId: row.charge_id,
    savedAttemptId: row.saved_attempt_id,
    shopperId: row.shopper_id,
    planId: row.plan_id,
    consentAttemptId: row.consent_attempt_id,
    consentSha256: row.consent_sha256,
    provider: row.provider,
    method: row.method,
    dueOn: row.due_on,
    orderName: row.order_name,
    amount: row.amount,
    currency: row.currency,
    state: row.state,
    flag: row.flag,
    paymentId: row.payment_id,
    capturedAmount: row.captured_amount,
    capturedCurrency: row.captured_currency,
    providerCode: row.provider_code,
    providerMessage: row.provider_message,
    nextLookAt: row.next_look_at,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }));

async function list(database: Queryable, rest: string, args: (string | number)[]): Promise<Charge[]> {
  const result = await database.execute({ sql: `SELECT * FROM charges WHERE ${rest}`, args });
  return result.rows.map((row) => chargeRow.parse(row));
}

/** The charge with this id, if there is one. */
export async function findCharge(database: Queryable, chargeId: string): Promise<Charge | undefined> {
  return (await list(database, 'charge_id = ?', [chargeId]))[0];
}

/** The charges of these saved methods, oldest first. */
export function listCharges(database: Queryable, savedAttemptIds: readonly string[]): Promise<Charge[]> {
  const these = 'saved_attempt_id IN (SELECT value FROM json_each(?)) ORDER BY created_at, rowid';
  return list(database, these, [JSON.stringify(savedAttemptIds)]);
}

/** All charges of a shopper for a plan, whichever method they were made with. */
export function listChargesOfPlan(database: Queryable, shopperId: string, planId: string): Promise<Charge[]> {
  return list(database, 'shopper_id = ? AND plan_id = ? ORDER BY created_at, rowid', [shopperId, planId]);
}

/** The unsettled charges that this provider may be asked about now, those that have waited longest first. */
export function listChargesToAsk(
  database: Queryable,
  provider: ProviderName,
  now: string,
  limit: number,
): Promise<Charge[]> {
  const unsettled = `provider = ? AND state IN ('open', 'pending') AND flag IS NULL AND next_look_at <= ?`;
  return list(database, `${unsettled} ORDER BY next_look_at LIMIT ?`, [provider, now, limit]);
}

/** Stores a charge before its provider is asked. The database refuses a second one for a due date. */
export async function insertCharge(database: Queryable, charge: NewCharge, nextLookAt: string): Promise<void> {
  await database.execute({
    sql: `INSERT INTO charges (charge_id, saved_attempt_id, shopper_id, plan_id, consent_attempt_id, consent_sha256,
            provider, method, due_on, order_name, amount, currency, state, next_look_at, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    args: [
      charge.chargeId,
      charge.savedAttemptId,
      charge.shopperId,
      charge.planId,
      charge.consentAttemptId,
      charge.consentSha256,
      charge.provider,
      charge.method,
      charge.dueOn,
      charge.orderName,
      charge.amount,
      charge.currency,
      nextLookAt,
      charge.createdAt,
    ],
  });
}
