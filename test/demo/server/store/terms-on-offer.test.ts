import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDatabase, type Database, type Queryable } from '../../../../demo/server/store/database.js';
import { listTermsOnOffer } from '../../../../demo/server/store/terms-on-offer.js';
import { insertTerms } from '../../../../demo/server/store/terms.js';
import { temporaryFolder } from '../support/shop.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let own: Database;
let other: Database;
let asked: string[] = [];
/** The database as the shop reads it, and what it was asked. */
let read: Queryable;

before(async () => {
  folder = await temporaryFolder();
  const url = `file:${join(folder.path, 'shop.db')}`;
  [own, other] = [await openDatabase(url), await openDatabase(url)];
  read = {
    execute: (statement) => {
      asked.push(typeof statement === 'string' ? statement : statement.sql);
      return own.read.execute(statement);
    },
  };
});

after(async () => {
  own.close();
  other.close();
  await folder.close();
});

const publish = (database: Database, version: string, validFrom: string): Promise<number> => {
  const parts = { label: '약관', text: version };
  const named = { offerId: 'tea', termId: 'privacy', version, locale: 'ko', method: null, price: null } as const;
  const term = { ...named, required: true, text: version, sha256: version, parts };
  return database.write((transaction) => insertTerms(transaction, [term], validFrom));
};

const versionsAt = async (now: string): Promise<readonly string[]> => {
  asked = [];
  return (await listTermsOnOffer(read, { offerIds: ['tea'], locale: 'ko' }, now)).map(({ version }) => version);
};

describe('terms on offer', () => {
  it('are read once, until a row is added, by whichever process', async () => {
    await publish(own, 'first', '2026-11-01T00:00:00.000Z');
    assert.deepEqual(await versionsAt('2026-11-02T00:00:00.000Z'), ['first']);
    assert.equal(asked.length, 3);
    assert.deepEqual(await versionsAt('2026-11-02T00:00:01.000Z'), ['first']);
    assert.equal(asked.length, 1);
    await publish(other, 'second', '2026-11-02T00:00:02.000Z');
    assert.deepEqual(await versionsAt('2026-11-02T00:00:02.000Z'), ['second']);
  });

  it('change when the time of one comes that was stored earlier, and are what they were at an earlier time', async () => {
    await publish(own, 'third', '2026-12-01T00:00:00.000Z');
    assert.deepEqual(await versionsAt('2026-11-30T23:59:59.999Z'), ['second']);
    assert.deepEqual(await versionsAt('2026-12-01T00:00:00.000Z'), ['third']);
    assert.deepEqual(await versionsAt('2026-12-01T00:00:01.000Z'), ['third']);
    assert.equal(asked.length, 1);
    assert.deepEqual(await versionsAt('2026-11-30T00:00:00.000Z'), ['second']);
  });

  it('are those of the language and method that are asked for', async () => {
    const now = '2026-12-02T00:00:00.000Z';
    assert.deepEqual(await versionsAt(now), ['third']);
    assert.deepEqual(await listTermsOnOffer(read, { offerIds: ['tea'], locale: 'en' }, now), []);
    assert.deepEqual(await listTermsOnOffer(read, { offerIds: ['coffee'], locale: 'ko' }, now), []);
  });
});
