import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createClient, type Client, type InStatement, type ResultSet } from '@libsql/client';

/** Something that runs one SQL statement: the database itself, or a transaction in it. */
export interface Queryable {
  execute(statement: InStatement): Promise<ResultSet>;
}

/** The shop's database. Reads may run at any time; every write goes through `write`. */
export interface Database {
  readonly read: Queryable;
  /** Runs `work` in one transaction that holds the write lock: all of it is stored, or none of it. */
  write<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  close(): void;
}

const schemaVersion = 1;
const busyTimeoutMilliseconds = 5_000;

/**
 * Opens the database and makes its tables when they are missing.
 *
 * @param url `file:` with a path (its folder is made), or the `libsql:`, `https:` or `http:` address of a libSQL server.
 * @param authToken For a libSQL server.
 * @throws Error when the file was made by another version of the shop.
 */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
  const isFile = url.startsWith('file:');
  if (isFile) await mkdir(dirname(url.slice('file:'.length)), { recursive: true });
  const client = createClient({ url, timeout: busyTimeoutMilliseconds, ...(authToken ? { authToken } : {}) });
  try {
    if (isFile) await checkDurability(client);
    await client.executeMultiple(await readFile(new URL('schema.sql', import.meta.url), 'utf8'));
    await checkVersion(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return { read: client, write: serialWriter(client), close: () => client.close() };
}

/** The write-ahead log is kept in the file; the other two hold for each connection and are how libsql is built. */
async function checkDurability(client: Client): Promise<void> {
  await client.execute('PRAGMA journal_mode = WAL');
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
  for (const [name, value] of Object.entries(expected)) {
    const result = await client.execute(`PRAGMA ${name}`);
    const found = result.rows[0]?.[0];
    if (found !== value) throw new Error(`SQLite's ${name} must be ${value}, and is ${JSON.stringify(found)}.`);
  }
}

async function checkVersion(client: Client): Promise<void> {
  await client.execute({
    sql: 'INSERT INTO schema_version SELECT ? WHERE NOT EXISTS (SELECT 1 FROM schema_version)',
    args: [schemaVersion],
  });
  const result = await client.execute('SELECT version FROM schema_version');
  const found = result.rows[0]?.[0];
  if (found !== schemaVersion) {
    throw new Error(`The database has schema version ${JSON.stringify(found)}; this shop needs ${schemaVersion}.`);
  }
}

/**
 * Lets the writes of this process wait for one another in JavaScript. SQLite has one writer, and a file's lock is
 * waited for without leaving the thread: two open transactions of one process would wait for each other until the
 * busy timeout. Other processes are kept apart by the lock itself.
 */
function serialWriter(client: Client): Database['write'] {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const turn = last.then(async () => {
      const transaction = await client.transaction('write');
      try {
        const result = await work(transaction);
        await transaction.commit();
        return result;
      } finally {
        transaction.close();
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
