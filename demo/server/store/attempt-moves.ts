import type { AttemptFlag, AttemptState } from '../order-states.js';
import type { StoredAnswer } from './attempts.js';
import type { Queryable } from './database.js';

/** Takes the asking of the provider upon this request, unless somebody else is still at it. */
export async function takeAsking(database: Queryable, attemptId: string, now: string, until: string): Promise<boolean> {
  const result = await database.execute({
    sql: `UPDATE attempts SET asking_until = ?
          WHERE attempt_id = ? AND state = 'starting' AND (asking_until IS NULL OR asking_until <= ?)`,
    args: [until, attemptId, now],
  });
  return result.rowsAffected === 1;
}

/** Lets the next repeat ask the provider at once. */
export async function releaseAsking(database: Queryable, attemptId: string): Promise<void> {
  await database.execute({
    sql: `UPDATE attempts SET asking_until = NULL WHERE attempt_id = ? AND state = 'starting'`,
    args: [attemptId],
  });
}

/** Takes the next look at an attempt, until `until`. False when somebody else took it, or nothing more can come of it. */
export async function takeLook(database: Queryable, attemptId: string, now: string, until: string): Promise<boolean> {
  const result = await database.execute({
    sql: `UPDATE attempts SET next_look_at = ?
          WHERE attempt_id = ? AND (state = 'open' OR (payable_until > ? AND state <> 'succeeded'))
            AND (next_look_at IS NULL OR next_look_at <= ?)`,
    args: [until, attemptId, now, now],
  });
  return result.rowsAffected === 1;
}

/** Stores what the provider made, and the answer. False when the attempt is no longer starting. */
export async function storeOpened(
  database: Queryable,
  attemptId: string,
  objectId: string,
  answer: StoredAnswer,
): Promise<boolean> {
  const result = await database.execute({
    sql: `UPDATE attempts SET state = 'open', provider_object_id = ?, answer_status = ?, answer = ?, asking_until = NULL
          WHERE attempt_id = ? AND state = 'starting'`,
    args: [objectId, answer.status, answer.body, attemptId],
  });
  return result.rowsAffected === 1;
}

/** Stores that the provider refused to make anything. False when the attempt is no longer starting. */
export async function storeRefused(
  database: Queryable,
  attemptId: string,
  code: string,
  answer: StoredAnswer,
  now: string,
): Promise<boolean> {
  const result = await database.execute({
    sql: `UPDATE attempts SET state = 'failed', provider_code = ?, answer_status = ?, answer = ?, asking_until = NULL,
            settled_at = ? WHERE attempt_id = ? AND state = 'starting'`,
    args: [code, answer.status, answer.body, now, attemptId],
  });
  return result.rowsAffected === 1;
}

/** How an attempt ends. */
export interface AttemptEnd {
  readonly state: AttemptState;
  readonly flag: AttemptFlag | null;
  readonly paymentId?: string | undefined;
  readonly providerCode?: string | undefined;
  readonly providerMessage?: string | undefined;
  /** Until when its object may be paid all the same. */
  readonly payableUntil?: string | undefined;
}

/** Ends an attempt that is still in the state it was judged by. False when it moved meanwhile. */
export async function endAttempt(
  database: Queryable,
  attemptId: string,
  from: AttemptState,
  end: AttemptEnd,
  now: string,
): Promise<boolean> {
  const result = await database.execute({
    sql: `UPDATE attempts SET state = ?, flag = ?, payment_id = ?, provider_code = ?, provider_message = ?,
            payable_until = ?, asking_until = NULL, under_way_since = NULL, next_action = NULL, settled_at = ?
          WHERE attempt_id = ? AND state = ?`,
    args: [
      end.state,
      end.flag,
      end.paymentId ?? null,
      end.providerCode ?? null,
      end.providerMessage ?? null,
      end.payableUntil ?? null,
      now,
      attemptId,
      from,
    ],
  });
  return result.rowsAffected === 1;
}

/** What is known of an attempt that goes on. */
export interface AttemptProgress {
  readonly underWaySince: string | null;
  readonly nextAction: Readonly<Record<string, unknown>> | null;
  readonly answeredSteps: readonly string[];
}

/** Stores what is known of an attempt that goes on. An attempt that ended meanwhile stays as it is. */
export async function storeProgress(database: Queryable, attemptId: string, progress: AttemptProgress): Promise<void> {
  const { underWaySince, nextAction, answeredSteps } = progress;
  await database.execute({
    sql: `UPDATE attempts SET under_way_since = ?, next_action = ?, answered_steps = ?
          WHERE attempt_id = ? AND state = 'open'`,
    args: [
      underWaySince,
      nextAction && JSON.stringify(nextAction),
      answeredSteps.length === 0 ? null : JSON.stringify(answeredSteps),
      attemptId,
    ],
  });
}
