import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createClient,
  LibsqlError,
  type Client,
  type InStatement,
  type ResultSet,
  type Transaction,
} from '@libsql/client';
import { bringUpToDate } from './schema.js';

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

/** SQLite itself waits without leaving the thread, so it may wait for a moment only; the rest is waited in JavaScript. */
const busyTimeoutMilliseconds = 50;
const lockPatienceMilliseconds = 5_000;
const lockPauseMilliseconds = 10;

/**
 * Opens the database, makes its tables when they are missing, and brings those of an earlier version up to date.
 *
 * @param url `file:` with a path (its folder is made), or the `libsql:`, `https:` or `http:` address of a libSQL server.
 * @param authToken For a libSQL server.
 * @throws Error when the file was made by a later version of the shop.
 */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
  const isFile = url.startsWith('file:');
  if (isFile) await mkdir(dirname(url.slice('file:'.length)), { recursive: true });
  const config = { url, ...(authToken ? { authToken } : {}) };
  if (isFile) await checkDurability(createClient({ ...config, timeout: lockPatienceMilliseconds }));
  const reader = createClient({ ...config, timeout: busyTimeoutMilliseconds });
  const writer = createClient({ ...config, timeout: busyTimeoutMilliseconds });
  const close = (): void => {
    reader.close();
    writer.close();
  };
  try {
    await bringUpToDate(reader, () => beginWrite(writer));
  } catch (error) {
    close();
    throw error;
  }
  return { read: reader, write: serialWriter(writer), close };
}

/** The write-ahead log is kept in the file; the other two hold for each connection and are how libsql is built. */
async function checkDurability(opener: Client): Promise<void> {
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
  try {
    await opener.execute('PRAGMA journal_mode = WAL');
    for (const [name, value] of Object.entries(expected)) {
      const result = await opener.execute(`PRAGMA ${name}`);
      const found = result.rows[0]?.[0];
      if (found !== value) throw new Error(`SQLite's ${name} must be ${value}, and is ${JSON.stringify(found)}.`);
    }
  } finally {
    opener.close();
  }
}

/**
 * Lets the writes of this process wait for one another in JavaScript. SQLite has one writer: two open transactions of
 * one process would keep each other from ending. Other processes are kept apart by the file's lock.
 */
function serialWriter(client: Client): Database['write'] {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const turn = last.then(async () => {
      const transaction = await beginWrite(client);
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

async function beginWrite(client: Client): Promise<Transaction> {
  const deadline = Date.now() + lockPatienceMilliseconds;
  for (;;) {
    try {
      return await client.transaction('write');
    } catch (error) {
      const isLocked = error instanceof LibsqlError && error.code === 'SQLITE_BUSY';
      if (!isLocked || Date.now() > deadline) throw error;
      // libsql leaves the refused BEGIN unfinished on its connection, where it would stop the next COMMIT. Nobody but
      // this writer uses these connections, so they may be opened anew.
      client.reconnect();
      await wait(lockPauseMilliseconds);
    }
  }
}
