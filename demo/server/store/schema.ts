import { readFile } from 'node:fs/promises';
import type { Transaction } from '@libsql/client';
import type { Queryable } from './database.js';

/** What leads from each version to the next one, beginning with version 1. */
const migrations = ['from-1.sql', 'from-2.sql', 'from-3.sql', 'from-4.sql'];

/** Together, what a new database gets. */
const files = ['schema.sql', 'schema-agreements.sql'];

/** The version that these files describe. */
export const schemaVersion = migrations.length + 1;

/**
 * Makes the tables of a new database, or leads those of an earlier version here, a step a version. All of it happens in
 * one transaction, so that it does not matter how many processes open the database at once, or where one of them dies.
 *
 * @param beginWrite Begins a transaction that holds the write lock.
 * @throws Error when the database has a version that this shop does not know.
 */
export async function bringUpToDate(reader: Queryable, beginWrite: () => Promise<Transaction>): Promise<void> {
  if ((await readVersion(reader)) === schemaVersion) return;
  // Read before the lock is held: others wait for it.
  const whole = (await Promise.all(files.map(readSql))).join('\n');
  const steps = await Promise.all(migrations.map((file) => readSql(`migrations/${file}`)));
  const transaction = await beginWrite();
  try {
    const found = await readVersion(transaction);
    for (const sql of found === undefined ? [whole] : stepsFrom(found, steps)) await transaction.executeMultiple(sql);
    await transaction.execute('DELETE FROM schema_version');
    await transaction.execute({ sql: 'INSERT INTO schema_version VALUES (?)', args: [schemaVersion] });
    await transaction.commit();
  } finally {
    transaction.close();
  }
}

function stepsFrom(found: unknown, steps: readonly string[]): readonly string[] {
  if (typeof found === 'number' && found >= 1 && found <= schemaVersion) return steps.slice(found - 1);
  throw new Error(`The database has schema version ${JSON.stringify(found)}; this shop needs ${schemaVersion}.`);
}

/** Undefined when there is no such table yet. Version 1 made its tables before it wrote its number. */
async function readVersion(database: Queryable): Promise<unknown> {
  const table = await database.execute(`SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'`);
  if (table.rows.length === 0) return undefined;
  const result = await database.execute('SELECT version FROM schema_version');
  return result.rows[0] ? result.rows[0]['version'] : 1;
}

function readSql(file: string): Promise<string> {
  return readFile(new URL(file, import.meta.url), 'utf8');
}
