import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Client } from '@libsql/client';
import { runSoak } from '../../../demo/load/soak.js';
import { drawPlan, soakFaults } from '../../../demo/load/soak-plan.js';
import { seededRandom } from '../../../demo/load/random.js';

/** What somebody might do to the books behind the shop's back, and the words in which it is found. */
const plantedFaults: readonly (readonly [sql: string, found: RegExp])[] = [
  [`DELETE FROM ledger WHERE entry_id = (SELECT max(entry_id) FROM ledger)`, /^paid \d+ and not booked so/],
  [`UPDATE ledger SET amount = amount - 1 WHERE entry_id = (SELECT min(entry_id) FROM ledger)`, /not booked so/],
  [
    `UPDATE attempts SET state = 'canceled' WHERE rowid = (SELECT min(rowid) FROM attempts WHERE state = 'succeeded')`,
    /^told succeeded, and is canceled|not booked so/,
  ],
];

/** Plants one fault after the other. Gives those that the audit did not find. */
async function plant(database: Client, audit: () => Promise<readonly string[]>): Promise<string[]> {
  const missed: string[] = [];
  for (const [sql, found] of plantedFaults) {
    assert.equal((await database.execute(sql)).rowsAffected, 1, sql);
    if (!(await audit()).some((words) => found.test(words))) missed.push(sql);
  }
  return missed;
}

describe('a shop in which more than half of the purchases meet a fault', () => {
  it('has books that agree with the provider’s in the end, and an audit that finds a planted fault', async () => {
    let missed: string[] | undefined;
    const report = await runSoak({
      shoppers: 12,
      isOver: (purchases) => purchases >= 60,
      faultShare: 0.6,
      thinking: 20,
      seed: 6,
      inspect: async (database, audit) => {
        missed = await plant(database, audit);
      },
    });
    assert.deepEqual(report.faults, []);
    const { captures, ledger, succeeded, told, swept, drawn } = report;
    assert.deepEqual([ledger, succeeded], [captures, captures]);
    // Otherwise nothing was at stake: each fault came up, and there was money that only the sweep could find.
    assert.deepEqual(Object.keys(drawn).sort(), [...soakFaults].sort());
    assert.ok(swept > 0 && told > 0 && told < captures, JSON.stringify(report));
    assert.deepEqual(missed, []);
  });
});

describe('what shoppers of a soak do', () => {
  it('goes wrong as often as asked for, and ends in every way', () => {
    const random = seededRandom(1);
    const plans = Array.from({ length: 10_000 }, () => drawPlan(random, 0.1));
    const hit = plans.filter(({ fault }) => fault !== undefined);
    assert.ok(Math.abs(hit.length - 1_000) < 100, String(hit.length));
    assert.equal(new Set(hit.map(({ fault }) => fault)).size, soakFaults.length);
    assert.ok(hit.every(({ ending }) => ending === 'pays'));
    assert.deepEqual([...new Set(plans.map(({ ending }) => ending))].sort(), ['cancels', 'gives-up', 'pays']);
  });
});
