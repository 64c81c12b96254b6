import { z } from 'zod';
import type { Queryable } from './database.js';

/** Somebody with a browser, and what the shop knows of them. */
export interface Shopper {
  readonly shopperId: string;
  readonly name: string;
  readonly email: string;
}

const shopperRow = z
  .object({ shopper_id: z.string(), name: z.string(), email: z.string() })
  .transform((row): Shopper => ({ shopperId: row.shopper_id, name: row.name, email: row.email }));

const customerRow = z.object({ customer_id: z.string() });

/** Stores a new shopper. */
export async function insertShopper(database: Queryable, shopper: Shopper, now: string): Promise<void> {
  await database.execute({
    sql: 'INSERT INTO shoppers (shopper_id, name, email, created_at) VALUES (?, ?, ?, ?)',
    args: [shopper.shopperId, shopper.name, shopper.email, now],
  });
}

/** The shopper with this id, if there is one. */
export async function findShopper(database: Queryable, shopperId: string): Promise<Shopper | undefined> {
  const sql = 'SELECT shopper_id, name, email FROM shoppers WHERE shopper_id = ?';
  const result = await database.execute({ sql, args: [shopperId] });
  return result.rows[0] && shopperRow.parse(result.rows[0]);
}

/** Where the ids of a shopper's customer objects at one provider account are kept. */
export interface CustomerKey {
  readonly shopperId: string;
  readonly provider: string;
  /** A fingerprint of the account's key. */
  readonly account: string;
}

/** The shopper's customer id at the provider, if one was made. */
export async function findCustomer(database: Queryable, key: CustomerKey): Promise<string | undefined> {
  const result = await database.execute({
    sql: 'SELECT customer_id FROM provider_customers WHERE shopper_id = ? AND provider = ? AND account = ?',
    args: [key.shopperId, key.provider, key.account],
  });
  return result.rows[0] && customerRow.parse(result.rows[0]).customer_id;
}

/** Remembers a customer id. The first one stays. */
export async function insertCustomer(
  database: Queryable,
  key: CustomerKey,
  customerId: string,
  now: string,
): Promise<void> {
  await database.execute({
    sql: `INSERT INTO provider_customers (shopper_id, provider, account, customer_id, created_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [key.shopperId, key.provider, key.account, customerId, now],
  });
}
