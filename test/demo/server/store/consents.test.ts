import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hashOfRow } from '../../../../demo/server/consent-hashes.js';
import { openScriptedShop, type ScriptedShop } from '../support/scripted-shop.js';

let shop: ScriptedShop;
let attemptId: string;

before(async () => {
  shop = await openScriptedShop();
  ({ attemptId } = await shop.open('pay-and-save'));
  await shop.open('pay-and-save');
});

after(() => shop.close());

const run = (sql: string) => shop.context.database.write((transaction) => transaction.execute(sql));

describe('a stored consent', () => {
  it('cannot be changed, deleted or replaced in the database, by any statement', async () => {
    const before = await shop.rows('SELECT rowid, * FROM consents ORDER BY rowid');
    const attempts: readonly (readonly [string, RegExp])[] = [
      [`UPDATE consents SET record = '{}'`, /a consent is never changed/],
      [`UPDATE OR IGNORE consents SET ip_address = NULL`, /a consent is never changed/],
      [`DELETE FROM consents`, /a consent is never deleted/],
      [`INSERT OR REPLACE INTO consents SELECT * FROM consents`, /a consent is never replaced/],
      [`REPLACE INTO consents SELECT * FROM consents`, /a consent is never replaced/],
      // A row can also be thrown out by its number.
      [
        `INSERT OR REPLACE INTO consents (rowid, attempt_id, sha256, locale, widget, agreed_at, record, received_at)
           SELECT 1, 'another', sha256, locale, widget, agreed_at, record, received_at FROM consents LIMIT 1`,
        /a consent is never replaced/,
      ],
    ];
    for (const [sql, message] of attempts) await assert.rejects(run(sql), message, sql);
    assert.deepEqual(await shop.rows('SELECT rowid, * FROM consents ORDER BY rowid'), before);
  });

  it('has a hash over everything that stands in its row', async () => {
    const [row] = await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', attemptId);
    const expected = hashOfRow({
      attemptId,
      recordText: String(row?.['record']),
      ipAddress: null,
      userAgent: null,
      receivedAt: String(row?.['received_at']),
    });
    assert.equal(row?.['row_sha256'], expected);
  });
});
