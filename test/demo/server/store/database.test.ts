import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setImmediate as immediate } from 'node:timers/promises';
import { openDatabase, type Database, type Queryable } from '../../../../demo/server/store/database.js';
import { insertShopper } from '../../../../demo/server/store/shoppers.js';
import { temporaryFolder } from '../support/shop.js';

const now = '2026-11-21T03:00:00.000Z';
const shopper = (shopperId: string) => ({ shopperId, name: '김민지', email: 'minji@example.com' });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let url: string;
let database: Database;

before(async () => {
  folder = await temporaryFolder();
  url = `file:${join(folder.path, 'a', 'b', 'shop.db')}`;
  database = await openDatabase(url);
});

after(async () => {
  database.close();
  await folder.close();
});

const countOf = async (table: string): Promise<unknown> =>
  (await database.read.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.['n'];

describe('the database', () => {
  it('makes its folder, and writes a log ahead with a sync at every commit', async () => {
    assert.ok((await stat(join(folder.path, 'a', 'b'))).isDirectory());
    const pragma = async (name: string) => (await database.read.execute(`PRAGMA ${name}`)).rows[0]?.[0];
    assert.equal(await pragma('journal_mode'), 'wal');
    assert.equal(await pragma('synchronous'), 2);
    assert.equal(await pragma('foreign_keys'), 1);
  });

  it('stores all of a transaction or nothing', async () => {
    const earlier = await countOf('shoppers');
    const broken = database.write(async (transaction) => {
      await insertShopper(transaction, shopper('half'), now);
      throw new Error('power cut');
    });
    await assert.rejects(broken, /power cut/);
    assert.equal(await countOf('shoppers'), earlier);
  });

  it('goes on writing after a transaction failed', async () => {
    await database.write((transaction) => insertShopper(transaction, shopper('after'), now));
    const twice = database.write((transaction) => insertShopper(transaction, shopper('after'), now));
    await assert.rejects(twice, /UNIQUE/);
    await database.write((transaction) => insertShopper(transaction, shopper('later'), now));
  });

  it('stores what waits together at once, and the failure of one is its own', async () => {
    const seen: unknown[] = [];
    const count = async (from: Queryable): Promise<unknown> =>
      (await from.execute(`SELECT count(*) AS n FROM shoppers WHERE shopper_id LIKE 'group-%'`)).rows[0]?.['n'];
    const results = await Promise.allSettled([
      database.write((transaction) => insertShopper(transaction, shopper('group-1'), now)),
      database.write(async (transaction) => {
        await insertShopper(transaction, shopper('group-2'), now);
        throw new Error('power cut');
      }),
      database.write((transaction) => insertShopper(transaction, shopper('group-1'), now)),
      database.write(async (transaction) => {
        await insertShopper(transaction, shopper('group-3'), now);
        seen.push(await count(transaction), await count(database.read));
        return 'the last one';
      }),
    ]);
    assert.deepEqual(seen, [2, 0]);
    assert.deepEqual(
      results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason).slice(0, 30))),
      [undefined, 'Error: power cut', 'LibsqlError: SQLITE_CONSTRAINT', 'the last one'],
    );
    assert.equal(await count(database.read), 2);
  });

  it('tells nobody of a group that it is stored when the group cannot be stored', async () => {
    const earlier = await countOf('shoppers');
    const fine = database.write((transaction) => insertShopper(transaction, shopper('with-a-bad-one'), now));
    const orphan = database.write(async (transaction) => {
      await transaction.execute('PRAGMA defer_foreign_keys = ON');
      await transaction.execute(`INSERT INTO carts (order_id, shopper_id, product_id, order_name, amount, currency,
        created_at) VALUES ('A-orphan', 'nobody', 'tea', 'Tea', 1000, 'KRW', '${now}')`);
    });
    await assert.rejects(fine, /FOREIGN KEY/);
    await assert.rejects(orphan, /FOREIGN KEY/);
    assert.equal(await countOf('shoppers'), earlier);
    await database.write((transaction) => insertShopper(transaction, shopper('with-a-bad-one'), now));
  });

  it('says that the disk is full to all of a group, and stores none of it', async () => {
    const small = await openDatabase(`file:${join(folder.path, 'small.db')}`);
    await small.write((transaction) => transaction.execute('PRAGMA max_page_count = 1'));
    const fine = small.write((transaction) => insertShopper(transaction, shopper('before'), now));
    const large = small.write((transaction) =>
      insertShopper(transaction, { ...shopper('large'), name: '가'.repeat(1_000_000) }, now),
    );
    await assert.rejects(large, /full/);
    await assert.rejects(fine, /full/);
    const { rows } = await small.read.execute('SELECT count(*) AS n FROM shoppers');
    small.close();
    assert.equal(rows[0]?.['n'], 0);
  });

  it('lets the writes of two openers wait for each other', async () => {
    const other = await openDatabase(url);
    const earlier = Number(await countOf('shoppers'));
    const holder = database.write(async (transaction) => {
      await insertShopper(transaction, shopper('crowd-holder'), now);
      // Meanwhile the other one asks for the lock, and is refused.
      await immediate();
    });
    const crowd = Array.from({ length: 240 }, (_, index) =>
      (index % 2 === 0 ? other : database).write((transaction) =>
        insertShopper(transaction, shopper(`crowd-${index}`), now),
      ),
    );
    await Promise.all([holder, ...crowd]);
    other.close();
    assert.equal(await countOf('shoppers'), earlier + 241);
  });

  it('refuses text for money, and a second capture of an order', async () => {
    const insert = (amount: string, entry: string) =>
      database.write(async (transaction) => {
        await transaction.execute(`INSERT INTO ledger (order_id, attempt_id, entry, provider, payment_id, amount, currency,
          created_at) VALUES ('A-1', 'a', '${entry}', 'stripe', 'pi_1', ${amount}, 'KRW', '${now}')`);
      });
    await assert.rejects(insert(`'a lot'`, 'captured'), /cannot store TEXT value in INTEGER column/);
    await assert.rejects(insert('14000', 'captured'), /FOREIGN KEY/);
    const indexes = await database.read.execute(`SELECT sql FROM sqlite_schema WHERE name = 'captured_once_per_order'`);
    assert.match(JSON.stringify(indexes.rows[0]?.['sql']), /UNIQUE INDEX/);
  });

  it('keeps what it has when it is opened again', async () => {
    const earlier = await countOf('shoppers');
    const again = await openDatabase(url);
    const result = await again.read.execute('SELECT count(*) AS n FROM shoppers');
    again.close();
    assert.equal(result.rows[0]?.['n'], earlier);
  });
});
