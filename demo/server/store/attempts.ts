import { z } from 'zod';
import type { Locale, Method, Mode, ProviderName } from '../../../src/contract/types.js';
import { localeName, methodName, modeName, providerName } from '../names.js';
import type { AttemptFlag, AttemptState } from '../order-states.js';
import type { Queryable } from './database.js';

/** What an attempt is when it is made. */
export interface NewAttempt {
  readonly attemptId: string;
  readonly shopperId: string;
  readonly orderId: string | null;
  readonly planId: string | null;
  /** SHA-256 over the bytes of the start request. */
  readonly requestHash: string;
  readonly provider: ProviderName;
  readonly method: Method;
  readonly mode: Mode;
  /** Whole won, the server's own price; null when nothing is charged. */
  readonly amount: number | null;
  readonly currency: 'KRW';
  readonly locale: Locale;
  readonly returnUrl: string;
}

/** The answer to a start request, kept for a repeat with the same key. */
export interface StoredAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/** One try at paying or saving. */
export interface Attempt extends NewAttempt {
  readonly state: AttemptState;
  readonly flag: AttemptFlag | null;
  /** The attempt whose provider object this one shares. */
  readonly joinedAttemptId: string | null;
  readonly providerObjectId: string | null;
  readonly paymentId: string | null;
  readonly providerCode: string | null;
  readonly providerMessage: string | null;
  readonly answer: StoredAnswer | null;
  readonly askingUntil: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
  /** Since when money is under way at the provider, as it said last; null when it is not. */
  readonly underWaySince: string | null;
  /** What the provider wants of the shopper now, where that is no longer what `answer` says. */
  readonly nextAction: Readonly<Record<string, unknown>> | null;
  /** What the shopper brought back and the provider answered, by name, oldest first. */
  readonly answeredSteps: readonly string[];
}

const optionalText = z.string().nullable();
const storedAction = z.record(z.string(), z.unknown());
const storedSteps = z.array(z.string());

const attemptRow = z
  .object({
    attempt_id: z.string(),
    shopper_id: z.string(),
    order_id: optionalText,
    plan_id: optionalText,
    request_hash: z.string(),
    provider: providerName,
    method: methodName,
    mode: modeName,
    amount: z.number().nullable(),
    currency: z.literal('KRW'),
    locale: localeName,
    return_url: z.string(),
    state: z.enum(['starting', 'open', 'succeeded', 'failed', 'canceled', 'expired']),
    flag: z.enum(['amount-mismatch', 'refund-due', 'superseded']).nullable(),
    joined_attempt_id: optionalText,
    provider_object_id: optionalText,
    payment_id: optionalText,
    provider_code: optionalText,
    provider_message: optionalText,
    answer_status: z.number().nullable(),
    answer: optionalText,
    asking_until: optionalText,
    created_at: z.string(),
    settled_at: optionalText,
    under_way_since: optionalText,
    next_action: optionalText,
    answered_steps: optionalText,
  })
  .transform((row): Attempt => ({
    attemptId: row.attempt_id,
    shopperId: row.shopper_id,
    orderId: row.order_id,
    planId: row.plan_id,
    requestHash: row.request_hash,
    provider: row.provider,
    method: row.method,
    mode: row.mode,
    amount: row.amount,
    currency: row.currency,
    locale: row.locale,
    returnUrl: row.return_url,
    state: row.state,
    flag: row.flag,
    joinedAttemptId: row.joined_attempt_id,
    providerObjectId: row.provider_object_id,
    paymentId: row.payment_id,
    providerCode: row.provider_code,
    providerMessage: row.provider_message,
    answer: row.answer_status === null || row.answer === null ? null : { status: row.answer_status, body: row.answer },
    askingUntil: row.asking_until,
    createdAt: row.created_at,
    settledAt: row.settled_at,
    underWaySince: row.under_way_since,
    nextAction: row.next_action === null ? null : storedAction.parse(JSON.parse(row.next_action)),
    answeredSteps: row.answered_steps === null ? [] : storedSteps.parse(JSON.parse(row.answered_steps)),
  }));

async function findOne(database: Queryable, condition: string, args: string[]): Promise<Attempt | undefined> {
  const result = await database.execute({ sql: `SELECT * FROM attempts WHERE ${condition}`, args });
  return result.rows[0] && attemptRow.parse(result.rows[0]);
}

/** The attempt with this id, if there is one. */
export async function findAttempt(database: Queryable, attemptId: string): Promise<Attempt | undefined> {
  return findOne(database, 'attempt_id = ?', [attemptId]);
}

/**
 * As `findAttempt`, quicker where most likely there is none: the client asks for the name and type of every column
 * before it looks for a row.
 */
export async function findEarlierAttempt(database: Queryable, attemptId: string): Promise<Attempt | undefined> {
  const sql = 'SELECT 1 FROM attempts WHERE attempt_id = ?';
  const found = await database.execute({ sql, args: [attemptId] });
  return found.rows.length === 0 ? undefined : findAttempt(database, attemptId);
}

/** The attempt that holds the provider's object: the one with this id, or the one it joined. */
export async function findHolder(database: Queryable, attemptId: string): Promise<Attempt | undefined> {
  const attempt = await findAttempt(database, attemptId);
  return attempt && findHolderOf(database, attempt);
}

/** As `findHolder`, for an attempt that was read already. */
export async function findHolderOf(database: Queryable, attempt: Attempt): Promise<Attempt | undefined> {
  return attempt.joinedAttemptId ? findAttempt(database, attempt.joinedAttemptId) : attempt;
}

/** The attempt that made this object at the provider. */
export async function findAttemptByObject(
  database: Queryable,
  provider: string,
  objectId: string,
): Promise<Attempt | undefined> {
  return findOne(database, 'provider = ? AND provider_object_id = ?', [provider, objectId]);
}

/** The attempt that ended in this payment. */
export async function findAttemptByPayment(
  database: Queryable,
  provider: string,
  paymentId: string,
): Promise<Attempt | undefined> {
  return findOne(database, 'provider = ? AND payment_id = ?', [provider, paymentId]);
}

/** The one attempt of the order that can still end in money, if there is one. */
export async function findLiveAttempt(database: Queryable, orderId: string): Promise<Attempt | undefined> {
  const live = `order_id = ? AND state IN ('starting', 'open') AND joined_attempt_id IS NULL`;
  return findOne(database, live, [orderId]);
}

/** The attempt that paid the order. */
export async function findPayingAttempt(database: Queryable, orderId: string): Promise<Attempt | undefined> {
  return findOne(database, `attempt_id = (SELECT attempt_id FROM ledger WHERE order_id = ? AND entry = 'captured')`, [
    orderId,
  ]);
}

/** All attempts of an order, oldest first. */
export async function listAttempts(database: Queryable, orderId: string): Promise<Attempt[]> {
  const result = await database.execute({
    sql: 'SELECT * FROM attempts WHERE order_id = ? ORDER BY created_at, rowid',
    args: [orderId],
  });
  return result.rows.map((row) => attemptRow.parse(row));
}

/** When attempts are worth looking at: ISO 8601, UTC. */
export interface LookTimes {
  readonly now: string;
  readonly madeAfter: string;
  readonly madeBefore: string;
}

/**
 * The attempts that this provider may be asked about now, those that have waited longest first: open ones, and those
 * that were given up while they may be paid all the same.
 */
export async function listAttemptsToAsk(
  database: Queryable,
  provider: ProviderName,
  { now, madeAfter, madeBefore }: LookTimes,
  limit: number,
): Promise<Attempt[]> {
  const result = await database.execute({
    sql: `SELECT * FROM attempts
          WHERE provider = ? AND (state = 'open' OR (payable_until > ? AND state <> 'succeeded'))
            AND joined_attempt_id IS NULL AND provider_object_id IS NOT NULL
            AND created_at > ? AND created_at <= ? AND (next_look_at IS NULL OR next_look_at <= ?)
          ORDER BY coalesce(next_look_at, created_at) LIMIT ?`,
    args: [provider, now, madeAfter, madeBefore, now, limit],
  });
  return result.rows.map((row) => attemptRow.parse(row));
}

/** Stores a new attempt: on its own until `askingUntil`, or joined to another with that one's answer. */
export async function insertAttempt(
  database: Queryable,
  attempt: NewAttempt,
  now: string,
  how: { readonly askingUntil: string } | { readonly joined: string; readonly answer: StoredAnswer },
): Promise<void> {
  const joined = 'joined' in how ? how : null;
  await database.execute({
    sql: `INSERT INTO attempts (attempt_id, shopper_id, order_id, plan_id, request_hash, provider, method, mode, amount,
            currency, locale, return_url, state, asking_until, joined_attempt_id, answer_status, answer, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      attempt.attemptId,
      attempt.shopperId,
      attempt.orderId,
      attempt.planId,
      attempt.requestHash,
      attempt.provider,
      attempt.method,
      attempt.mode,
      attempt.amount,
      attempt.currency,
      attempt.locale,
      attempt.returnUrl,
      joined ? 'open' : 'starting',
      'askingUntil' in how ? how.askingUntil : null,
      joined?.joined ?? null,
      joined?.answer.status ?? null,
      joined?.answer.body ?? null,
      now,
    ],
  });
}
