import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Client } from '@libsql/client';
import { racers, runRace } from '../../../demo/load/race.js';

/** Books the first captured order once more, as a second process would without the index that keeps them apart. */
async function double(database: Client): Promise<unknown> {
  await database.execute('DROP INDEX captured_once_per_order');
  const { rows } = await database.execute(`INSERT INTO ledger
      (order_id, attempt_id, entry, provider, payment_id, amount, currency, created_at)
    SELECT order_id, attempt_id, entry, provider, payment_id || '-again', amount, currency, created_at
    FROM ledger WHERE entry = 'captured' LIMIT 1 RETURNING order_id`);
  return rows[0]?.['order_id'];
}

describe('webhook, return and sweep, each in a process of its own', () => {
  it('capture each order once between them, and have an audit that finds a planted double', async () => {
    let doubled: unknown;
    let told: string | undefined;
    const { orders, captured, first, faults } = await runRace(100, async (database, audit) => {
      doubled = await double(database);
      told = (await audit()).join('\n');
    });
    assert.deepEqual(faults, []);
    assert.equal(captured, orders);
    assert.equal(
      racers.reduce((sum, racer) => sum + first[racer], 0),
      orders,
    );
    assert.equal(told, `an order captured twice: ${JSON.stringify(doubled)}`);
  });
});
