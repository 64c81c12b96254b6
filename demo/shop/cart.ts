import { isObject, parseJson, type JsonObject } from './json.js';
import { getJson, postJson } from './shop-api.js';
import { readStored, removeStored, writeStored } from './storage.js';

/** An order that waits to be paid, as the shop's server made it. */
export interface Cart {
  readonly orderId: string;
  readonly orderName: string;
  /** Whole won. */
  readonly amount: number;
}

const storageKey = (productId: string): string => `slow-water-cart:${productId}`;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The cart in a server's answer or in storage; `undefined` when it is not one. */
export function readCart(value: unknown): Cart | undefined {
  if (!isObject(value)) return undefined;
  const { orderId, orderName, amount }: JsonObject = value;
  if (!isText(orderId) || !isText(orderName) || typeof amount !== 'number' || !Number.isSafeInteger(amount)) {
    return undefined;
  }
  return { orderId, orderName, amount };
}

/** The cart that this tab has already; at once, so that a button that comes back finds its order. */
export const keptCart = (productId: string): Cart | undefined =>
  readCart(parseJson(readStored(storageKey(productId)) ?? ''));

/** Asks the server for a new cart and keeps it. `undefined` when the server is away or answers something else. */
export async function openCart(productId: string): Promise<Cart | undefined> {
  const answer = await postJson('/api/carts', { productId });
  const cart = answer.status >= 200 && answer.status < 300 ? readCart(answer.body) : undefined;
  if (cart) writeStored(storageKey(productId), JSON.stringify(cart));
  return cart;
}

/** Whether the server does not know the order any more: its database or the shopper's cookie is a new one. */
export const isForgotten = async (cart: Cart): Promise<boolean> =>
  (await getJson(`/api/orders/${encodeURIComponent(cart.orderId)}`)).status === 404;

/** Lets the cart go once its order is paid: the next visit gets a new one. */
export function closeCart(productId: string, paidOrderId: string | undefined): void {
  if (keptCart(productId)?.orderId === paidOrderId) removeStored(storageKey(productId));
}
