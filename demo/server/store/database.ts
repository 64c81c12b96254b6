import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
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
  /**
   * Runs `work` under the write lock: all that it writes is stored, or none of it, and it is in the file, with a sync, before
   * this answers. Works that wait at the same time share one transaction and its sync; the failure of one is its own, but when the
   * commit fails, all of them do.
   */
  write<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  close(): void;
}

/** SQLite itself waits without leaving the thread, so it may wait for a moment only; the rest is waited in JavaScript. */
const busyTimeoutMilliseconds = 50;
const lockPatienceMilliseconds = 5_000;
const lockPauseMilliseconds = 10;

/**
 * Works in one transaction. Other processes that share a file wait for its lock meanwhile. A libSQL server is asked
 * statement by statement, and ends a transaction that takes long: there, each work has its own.
 */
const fileGroupLimit = 50;

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
  return { read: reader, write: groupWriter(writer, isFile ? fileGroupLimit : 1), close };
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

/** Runs in a transaction, and gives what tells its asker once the transaction is stored. Rejects where its work does. */
type Part = (transaction: Queryable) => Promise<() => void>;

interface WaitingPart {
  readonly part: Part;
  readonly fail: (error: unknown) => void;
}

/**
 * Lets the writes of this process wait for one another in JavaScript. SQLite has one writer: two open transactions of
 * one process would keep each other from ending. Other processes are kept apart by the file's lock. A sync takes longer
 * than all else, so those that wait share one.
 */
function groupWriter(client: Client, groupLimit: number): Database['write'] {
  const waiting: WaitingPart[] = [];
  let isWriting = false;
  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      // Whatever has arrived by now comes along: on a file, libsql lets no request go on while it works.
      await immediate();
      const group = waiting.splice(0, groupLimit);
      await writeGroup(client, group).catch((error: unknown) => group.forEach(({ fail }) => fail(error)));
    }
    isWriting = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      const part: Part = async (transaction) => {
        const result = await work(transaction);
        return () => resolve(result);
      };
      waiting.push({ part, fail: reject });
      if (!isWriting) void writeAll();
    });
}

/** Nobody is told anything before all is stored. When it cannot be stored, none of it is. */
async function writeGroup(client: Client, group: readonly WaitingPart[]): Promise<void> {
  const tellings: (() => void)[] = [];
  const transaction = await beginWrite(client);
  // One that is alone is the whole transaction: when it fails, there is nothing else to keep.
  const write = group.length === 1 ? ({ part }: WaitingPart) => part(transaction) : apart(transaction);
  try {
    for (const waiting of group) tellings.push(await write(waiting));
    await transaction.commit();
  } catch (error) {
    // A libSQL server is not told by `close` before the next write begins.
    if (!transaction.closed) await transaction.rollback().catch(() => undefined);
    throw error;
  } finally {
    transaction.close();
  }
  for (const tell of tellings) tell();
}

/** Writes a part so that its failure is its own. `executeMultiple` runs the three words without making statements of them. */
function apart(transaction: Transaction): (waiting: WaitingPart) => Promise<() => void> {
  return async ({ part, fail }) => {
    await transaction.executeMultiple('SAVEPOINT part');
    const tell = await part(transaction).catch(async (error: unknown) => {
      // A full disk ends the whole transaction, this part with it: what began it is the reason to tell everybody.
      await transaction.executeMultiple('ROLLBACK TO part').catch(() => {
        throw error;
      });
      return () => fail(error);
    });
    await transaction.executeMultiple('RELEASE part');
    return tell;
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
