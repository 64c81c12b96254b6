import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openScriptedShop, type ScriptedShop } from '../support/scripted-shop.js';

let shop: ScriptedShop;

const run = (sql: string) => shop.context.database.write((transaction) => transaction.execute(sql));

before(async () => {
  shop = await openScriptedShop();
  const { attemptId } = await shop.open('pay-and-save');
  const now = '2026-11-21T03:00:00.000Z';
  for (const sql of [
    `INSERT INTO saved_methods SELECT attempt_id, shopper_id, 'tea-monthly', provider, method, 'cus', 'pm', NULL,
       attempt_id, '${now}', NULL FROM attempts WHERE attempt_id = '${attemptId}'`,
    `INSERT INTO withdrawals VALUES ('w1', '${attemptId}', '${attemptId}', 'shopper', '${now}')`,
    `INSERT INTO price_changes VALUES ('c1', 'tea-monthly', 18000, 19800, '2026-12-24', '${now}')`,
    `INSERT INTO price_agreements VALUES ('${attemptId}', '${attemptId}', 'c1', 'order', '${now}')`,
  ])
    await run(sql);
});

after(() => shop.close());

/** Statements that put other words into the place of a row, by each of its names. */
const replacing: Readonly<Record<string, readonly string[]>> = {
  withdrawals: [
    `REPLACE INTO withdrawals SELECT withdrawal_id, saved_attempt_id, consent_attempt_id, 'shop', '' FROM withdrawals`,
    `REPLACE INTO withdrawals SELECT 'w2', saved_attempt_id, consent_attempt_id, 'shop', '' FROM withdrawals`,
  ],
  price_changes: [
    `REPLACE INTO price_changes SELECT change_id, plan_id, 1, 2, from_on, '' FROM price_changes`,
    `REPLACE INTO price_changes (rowid, change_id, plan_id, old_amount, amount, from_on, announced_at)
       SELECT rowid, 'c2', plan_id, 1, 2, from_on, '' FROM price_changes`,
  ],
  price_agreements: [
    `REPLACE INTO price_agreements SELECT attempt_id, saved_attempt_id, change_id, 'other', '' FROM price_agreements`,
  ],
};

describe('what a shopper ended, or agreed to later, and what was announced', () => {
  for (const [table, statements] of Object.entries(replacing)) {
    it(`stays as it came in: ${table}`, async () => {
      const earlier = await shop.rows(`SELECT rowid, * FROM ${table}`);
      assert.equal(earlier.length, 1);
      for (const sql of [...statements, `UPDATE ${table} SET rowid = 7`, `DELETE FROM ${table}`]) {
        await run(sql).catch((refusal: unknown) => assert.match(String(refusal), /is never/));
        assert.deepEqual(await shop.rows(`SELECT rowid, * FROM ${table}`), earlier, sql);
      }
    });
  }
});
