import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Client } from '@libsql/client';
import { runKills } from '../../../demo/load/kill.js';

const oneStart = `SELECT attempt_id AS id FROM attempts JOIN consents USING (attempt_id)
  WHERE state = 'open' AND answer_status = 200 LIMIT 1`;

/** A row that a crash might lose, what the audit then says of its attempt. */
const lostRows = [
  { table: 'attempts', found: ['a consent without its attempt', 'an acknowledged start is lost'] },
  { table: 'consents', found: ['an attempt without its consent', 'an acknowledged start is lost'] },
] as const;

/** Takes one row out of each table in turn. Gives what the audit did not say of it. */
async function plant(database: Client, audit: () => Promise<readonly string[]>): Promise<string[]> {
  const missed: string[] = [];
  // The shop's own database refuses all of this.
  await database.executeMultiple('PRAGMA foreign_keys = OFF; DROP TRIGGER consents_are_never_deleted');
  for (const { table, found } of lostRows) {
    const id = (await database.execute(oneStart)).rows[0]?.['id'];
    assert.ok(typeof id === 'string');
    const gone = await database.execute({ sql: `DELETE FROM ${table} WHERE attempt_id = ?`, args: [id] });
    assert.equal(gone.rowsAffected, 1, table);
    const faults = await audit();
    missed.push(
      ...found
        .filter((words) => !faults.some((fault) => fault.startsWith(words) && fault.includes(id)))
        .map((words) => `${table}: ${words}`),
    );
  }
  return missed;
}

describe('a shop that is killed under load', () => {
  it('loses no acknowledged start, no consent, doubles nothing, and has an audit that finds a planted loss', async () => {
    let missed: readonly string[] | undefined;
    const report = await runKills({
      kills: 5,
      shoppers: 8,
      seed: 20_261_121,
      mostStarts: 40,
      inspect: async (database, audit) => {
        missed = await plant(database, audit);
      },
    });
    assert.deepEqual(report.faults, []);
    // Otherwise nothing was at stake.
    assert.ok(report.acknowledged > 20, `${report.acknowledged} starts were acknowledged`);
    assert.ok(report.interrupted > 0, 'no request was cut off');
    assert.ok(report.paid > 0, 'no order was paid');
    assert.deepEqual(missed, []);
  });
});
