import type { Client } from '@libsql/client';
import type { StripeEmulator } from '../emulator/stripe/index.js';

/** A start that the shop answered 200, with the bytes of that answer. */
export interface Acknowledged {
  readonly attemptId: string;
  readonly orderId: string;
  readonly answer: string;
}

/** Is shown the books after they were read: a test spoils them, and reads them again. */
export type Inspect = (database: Client, audit: () => Promise<readonly string[]>) => Promise<void>;

/** Rows that must not be there, and what each would mean. */
const impossible: Readonly<Record<string, string>> = {
  'an attempt without its consent': `SELECT attempt_id AS id FROM attempts
     WHERE mode <> 'pay' AND attempt_id NOT IN (SELECT attempt_id FROM consents)`,
  'a consent without its attempt': `SELECT attempt_id AS id FROM consents
     WHERE attempt_id NOT IN (SELECT attempt_id FROM attempts)`,
  'an order without an attempt': `SELECT order_id AS id FROM orders
     WHERE order_id NOT IN (SELECT order_id FROM attempts WHERE order_id IS NOT NULL)`,
  'an attempt without its order': `SELECT attempt_id AS id FROM attempts
     WHERE order_id IS NOT NULL AND order_id NOT IN (SELECT order_id FROM orders)`,
  'a paid order without money': `SELECT order_id AS id FROM orders
     WHERE state = 'paid' AND order_id NOT IN (SELECT order_id FROM ledger WHERE entry = 'captured')`,
  'money of an unpaid order': `SELECT order_id AS id FROM ledger
     WHERE entry = 'captured' AND order_id NOT IN (SELECT order_id FROM orders WHERE state = 'paid')`,
  'an order captured twice': `SELECT order_id AS id FROM ledger WHERE entry = 'captured'
     GROUP BY order_id HAVING count(*) > 1`,
  'money that must go back': `SELECT order_id AS id FROM ledger WHERE entry = 'refund-due'`,
  'something for a person to look at': `SELECT attempt_id AS id FROM attempts WHERE flag IS NOT NULL`,
};

/** What SQLite itself finds wrong with the file. */
export async function findDamage(database: Client): Promise<readonly string[]> {
  const faults: string[] = [];
  const integrity = await database.execute('PRAGMA integrity_check');
  if (integrity.rows[0]?.[0] !== 'ok') faults.push(`integrity_check: ${JSON.stringify(integrity.rows)}`);
  const foreign = await database.execute('PRAGMA foreign_key_check');
  if (foreign.rows.length > 0) faults.push(`foreign_key_check: ${JSON.stringify(foreign.rows[0])}`);
  return faults;
}

/** Rows that cannot be right. */
export async function findImpossibleRows(database: Client): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(impossible).map(async ([what, sql]) =>
      (await database.execute(sql)).rows.map((row) => `${what}: ${JSON.stringify(row['id'])}`),
    ),
  );
  return found.flat();
}

/** Starts that were acknowledged and are not stored as they were answered, with order, consent and provider's object. */
export async function findLostStarts(
  database: Client,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const { rows } =
    await database.execute(`SELECT attempt_id, attempts.order_id, attempts.state, answer, provider_object_id
     FROM attempts JOIN orders USING (order_id) JOIN consents USING (attempt_id)`);
  const stored = new Map(rows.map((row) => [row['attempt_id'], row]));
  return acknowledged.flatMap(({ attemptId, orderId, answer }) => {
    const row = stored.get(attemptId);
    if (!row) return [`an acknowledged start is lost: ${attemptId}`];
    const isSame = row['order_id'] === orderId && row['answer'] === answer && row['provider_object_id'] !== null;
    return isSame && row['state'] !== 'starting' ? [] : [`an acknowledged start is stored otherwise: ${attemptId}`];
  });
}

/** What the provider has and the shop has not, twice over, or otherwise. */
export async function findProviderFaults(
  database: Client,
  { sessions }: Pick<StripeEmulator, 'sessions'>,
): Promise<readonly string[]> {
  const { rows } = await database.execute(`SELECT attempt_id, provider_object_id, entry FROM attempts
     LEFT JOIN ledger USING (attempt_id) WHERE attempts.provider = 'stripe'`);
  const stored = new Map(rows.map((row) => [row['attempt_id'], row]));
  const seen = new Set<string>();
  return [...sessions.values()].flatMap(({ id, client_reference_id: attemptId, payment_status: status }) => {
    const row = stored.get(attemptId ?? '');
    if (attemptId === null || !row) return [`the provider has a session of no attempt: ${id}`];
    if (seen.has(attemptId)) return [`the provider has a second session of ${attemptId}`];
    seen.add(attemptId);
    if (row['provider_object_id'] !== id) return [`the provider’s session is not the stored one: ${attemptId}`];
    const isPaid = row['entry'] === 'captured';
    return isPaid === (status === 'paid') ? [] : [`the provider says ${status}, the ledger otherwise: ${attemptId}`];
  });
}
