import type { Queryable } from './database.js';

/** What stands of a charge's guard. */
export type ChargeGuardState = 'asking' | 'closed';

/**
 * Sets the guard of a charge, unless somebody is asking for it or it is closed.
 *
 * @param until ISO 8601, UTC: when another may take what is being asked for.
 * @returns what stands then, and whether this call set it.
 */
export async function setChargeGuard(
  database: Queryable,
  subjectId: string,
  state: ChargeGuardState,
  now: string,
  until: string,
): Promise<{ readonly isSet: boolean; readonly isClosed: boolean }> {
  const set = await database.execute({
    sql: `INSERT INTO charge_guards (subject_id, state, taken_until) VALUES (?, ?, ?)
          ON CONFLICT (subject_id) DO UPDATE SET state = excluded.state, taken_until = excluded.taken_until
            WHERE state = 'asking' AND taken_until <= ?`,
    args: [subjectId, state, until, now],
  });
  const found = await database.execute({
    sql: 'SELECT state FROM charge_guards WHERE subject_id = ?',
    args: [subjectId],
  });
  return { isSet: set.rowsAffected === 1, isClosed: found.rows[0]?.['state'] === 'closed' };
}

/** Lets the next one ask. One that was taken anew since, or is closed, stays. */
export async function releaseChargeGuard(database: Queryable, subjectId: string, takenUntil: string): Promise<void> {
  await database.execute({
    sql: `DELETE FROM charge_guards WHERE subject_id = ? AND state = 'asking' AND taken_until = ?`,
    args: [subjectId, takenUntil],
  });
}
