import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createClient, type Client } from '@libsql/client';
import { openDatabase } from '../../../../demo/server/store/database.js';
import { temporaryFolder } from '../support/shop.js';

const now = '2026-11-21T03:00:00.000Z';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

before(async () => {
  folder = await temporaryFolder();
});

after(() => folder.close());

/** A database as version 1 of the shop left it, with a saved method in it. */
async function makeVersionOne(name: string): Promise<string> {
  const url = `file:${join(folder.path, name)}`;
  await withClient(url, async (client) => {
    await client.executeMultiple(await readFile(new URL('schema-1.sql', import.meta.url), 'utf8'));
    await client.executeMultiple(`
      INSERT INTO schema_version VALUES (1);
      INSERT INTO shoppers VALUES ('shopper', '김민지', 'minji@example.com', '${now}');
      INSERT INTO attempts (attempt_id, shopper_id, plan_id, request_hash, provider, method, mode, currency, locale,
        return_url, state, created_at) VALUES ('attempt', 'shopper', 'tea-monthly', 'hash', 'stripe', 'kakao_pay',
        'save', 'KRW', 'ko', 'http://localhost/', 'succeeded', '${now}');
      INSERT INTO consents VALUES ('attempt', 'sha', 'ko', 'widget', '${now}', '{}', NULL, NULL, '${now}');
      INSERT INTO saved_methods VALUES ('attempt', 'shopper', 'tea-monthly', 'stripe', 'kakao_pay', 'cus_1', 'pm_1',
        NULL, 'attempt', '${now}');
    `);
  });
  return url;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url });
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

/** Every column, index and trigger, without the words and spaces that do not matter. */
async function describeTables(url: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const columns = await client.execute(
      `SELECT tables.name AS "table", columns.* FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' ORDER BY tables.name, columns.cid`,
    );
    const indexes = await client.execute(
      `SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`,
    );
    const strict = await client.execute(
      `SELECT name, strict FROM pragma_table_list WHERE type = 'table' ORDER BY name`,
    );
    const triggers = await client.execute(
      `SELECT name, tbl_name, replace(sql, 'IF NOT EXISTS ', '') FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`,
    );
    return [columns, indexes, strict, triggers].map(({ rows }) =>
      rows.map((row) => JSON.stringify(row).replaceAll(/(?:\\n|\s)+/g, ' ')),
    );
  });
}

const versionOf = (url: string) =>
  withClient(url, async (client) =>
    (await client.execute('SELECT version FROM schema_version')).rows.map((row) => row[0]),
  );

describe('the schema', () => {
  it('of an earlier version becomes what a new database has', async () => {
    const old = await makeVersionOne('old.db');
    const fresh = `file:${join(folder.path, 'fresh.db')}`;
    for (const url of [old, fresh]) (await openDatabase(url)).close();
    assert.deepEqual(await describeTables(old), await describeTables(fresh));
    assert.deepEqual([await versionOf(old), await versionOf(fresh)], [[5], [5]]);
  });

  it('of an earlier version keeps its rows', async () => {
    const url = await makeVersionOne('rows.db');
    (await openDatabase(url)).close();
    const [saved] = await withClient(url, async (client) => (await client.execute('SELECT * FROM saved_methods')).rows);
    assert.deepEqual([saved?.['payment_method_id'], saved?.['canceled_at']], ['pm_1', null]);
  });

  it('of an earlier version keeps every payment once: late money was written twice', async () => {
    const url = await makeVersionOne('ledger.db');
    const row = (entry: string, payment: string) =>
      `('order', 'attempt', '${entry}', 'stripe', '${payment}', 14000, 'KRW', '${now}')`;
    await withClient(url, (client) =>
      client.executeMultiple(`
        INSERT INTO carts VALUES ('order', 'shopper', 'sejak', '하동 세작', 14000, 'KRW', '${now}');
        INSERT INTO orders VALUES ('order', 'shopper', '하동 세작', 14000, 'KRW', 'paid', 'refund-due', '${now}', '${now}');
        INSERT INTO ledger (order_id, attempt_id, entry, provider, payment_id, amount, currency, created_at)
          VALUES ${row('refund-due', 'pi_1')}, ${row('captured', 'pi_1')};
      `),
    );
    (await openDatabase(url)).close();
    const kept = await withClient(url, (client) => client.execute('SELECT entry, payment_id FROM ledger'));
    assert.deepEqual(
      kept.rows.map((line) => [...Array(2).keys()].map((column) => line[column])),
      [['captured', 'pi_1']],
    );
  });

  it('is brought up to date once when several processes open the shop at the same time', async () => {
    const url = await makeVersionOne('crowd.db');
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase(url)));
    for (const database of opened) database.close();
    assert.deepEqual(await versionOf(url), [5]);
  });

  it('that fails half-way stays as it was', async () => {
    const url = await makeVersionOne('broken.db');
    await withClient(url, (client) => client.execute('CREATE TABLE charges (in_the_way TEXT)'));
    await assert.rejects(openDatabase(url), /charges already exists/);
    const columns = await withClient(url, async (client) => (await client.execute('PRAGMA table_info(attempts)')).rows);
    assert.ok(!columns.some((column) => column['name'] === 'next_look_at'));
    assert.deepEqual(await versionOf(url), [1]);
  });

  it('of a later version is refused', async () => {
    const url = `file:${join(folder.path, 'newer.db')}`;
    (await openDatabase(url)).close();
    await withClient(url, (client) => client.execute('UPDATE schema_version SET version = 6'));
    await assert.rejects(openDatabase(url), /schema version 6; this shop needs 5/);
  });
});
