import { z } from 'zod';
import type { OrderFlag, OrderState } from '../order-states.js';
import type { Queryable } from './database.js';

/** What a shopper is about to buy. */
export interface Cart {
  readonly orderId: string;
  readonly shopperId: string;
  readonly productId: string;
  readonly orderName: string;
  /** Whole won. */
  readonly amount: number;
  readonly currency: 'KRW';
  readonly createdAt: string;
}

/** A cart that somebody began to pay for. */
export interface Order {
  readonly orderId: string;
  readonly shopperId: string;
  readonly orderName: string;
  /** Whole won. */
  readonly amount: number;
  readonly currency: 'KRW';
  readonly state: OrderState;
  readonly flag: OrderFlag | null;
  readonly createdAt: string;
  readonly paidAt: string | null;
}

const cartRow = z
  .object({
    order_id: z.string(),
    shopper_id: z.string(),
    product_id: z.string(),
    order_name: z.string(),
    amount: z.number(),
    currency: z.literal('KRW'),
    created_at: z.string(),
  })
  .transform((row): Cart => ({
    orderId: row.order_id,
    shopperId: row.shopper_id,
    productId: row.product_id,
    orderName: row.order_name,
    amount: row.amount,
    currency: row.currency,
    createdAt: row.created_at,
  }));

const priceRow = z
  .object({ shopper_id: z.string(), amount: z.number() })
  .transform((row) => ({ shopperId: row.shopper_id, amount: row.amount }));

const nameRow = z.object({ order_name: z.string() });

const orderRow = z
  .object({
    order_id: z.string(),
    shopper_id: z.string(),
    order_name: z.string(),
    amount: z.number(),
    currency: z.literal('KRW'),
    state: z.enum(['unpaid', 'paid']),
    flag: z.enum(['amount-mismatch', 'refund-due']).nullable(),
    created_at: z.string(),
    paid_at: z.string().nullable(),
  })
  .transform((row): Order => ({
    orderId: row.order_id,
    shopperId: row.shopper_id,
    orderName: row.order_name,
    amount: row.amount,
    currency: row.currency,
    state: row.state,
    flag: row.flag,
    createdAt: row.created_at,
    paidAt: row.paid_at,
  }));

/** Stores a cart under its new order id. */
export async function insertCart(database: Queryable, cart: Cart): Promise<void> {
  await database.execute({
    sql: `INSERT INTO carts (order_id, shopper_id, product_id, order_name, amount, currency, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [cart.orderId, cart.shopperId, cart.productId, cart.orderName, cart.amount, cart.currency, cart.createdAt],
  });
}

/** The cart with this order id, if there is one. */
export async function findCart(database: Queryable, orderId: string): Promise<Cart | undefined> {
  const result = await database.execute({ sql: 'SELECT * FROM carts WHERE order_id = ?', args: [orderId] });
  return result.rows[0] && cartRow.parse(result.rows[0]);
}

/** Whose cart it is and what it costs, whole won, if there is one. */
export async function findPriceOfCart(
  database: Queryable,
  orderId: string,
): Promise<Pick<Cart, 'shopperId' | 'amount'> | undefined> {
  const sql = 'SELECT shopper_id, amount FROM carts WHERE order_id = ?';
  const result = await database.execute({ sql, args: [orderId] });
  return result.rows[0] && priceRow.parse(result.rows[0]);
}

/** Makes the order of a cart. Gives its name, or undefined when the order is there already, or no cart. */
export async function makeOrder(database: Queryable, orderId: string, now: string): Promise<string | undefined> {
  const result = await database.execute({
    sql: `INSERT INTO orders (order_id, shopper_id, order_name, amount, currency, state, created_at)
          SELECT order_id, shopper_id, order_name, amount, currency, 'unpaid', ? FROM carts WHERE order_id = ?
          ON CONFLICT DO NOTHING RETURNING order_name`,
    args: [now, orderId],
  });
  return result.rows[0] && nameRow.parse(result.rows[0]).order_name;
}

/** The order with this id, if somebody began to pay for it. */
export async function findOrder(database: Queryable, orderId: string): Promise<Order | undefined> {
  const result = await database.execute({ sql: 'SELECT * FROM orders WHERE order_id = ?', args: [orderId] });
  return result.rows[0] && orderRow.parse(result.rows[0]);
}

/** Marks an unpaid order as paid. A paid order stays as it is. */
export async function markOrderPaid(database: Queryable, orderId: string, now: string): Promise<void> {
  await database.execute({
    sql: `UPDATE orders SET state = 'paid', paid_at = ? WHERE order_id = ? AND state = 'unpaid'`,
    args: [now, orderId],
  });
}

/** Marks an order for a person to look at. A refund that is due outweighs an amount that differed. */
export async function flagOrder(database: Queryable, orderId: string, flag: OrderFlag): Promise<void> {
  await database.execute({
    sql: `UPDATE orders SET flag = ? WHERE order_id = ? AND (flag IS NULL OR flag = 'amount-mismatch')`,
    args: [flag, orderId],
  });
}
