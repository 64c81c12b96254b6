import { randomInt } from 'node:crypto';
import { cartRequest } from './bodies.js';
import { findProduct } from './catalog.js';
import { timestamp, type PaymentContext } from './context.js';
import { readJsonPost } from './json-post.js';
import type { Language } from './language.js';
import { isProblem, jsonResponse, problem, problemResponse } from './problem.js';
import { isSeenOverHttps, shopperOfCookie, welcomeShopper } from './session-cookie.js';
import { readAttemptRecord, readOrderRecord } from './shop-records.js';
import { insertCart } from './store/orders.js';

/** `POST /api/carts`: a new order id, with the shop's own price. */
export async function createCart(context: PaymentContext, request: Request, language: Language): Promise<Response> {
  const read = await readJsonPost(request, context.ownOrigins, cartRequest);
  if (isProblem(read)) return problemResponse(read);
  const product = findProduct(read.value.productId);
  if (!product) return problemResponse(problem(422, 'unknown-product', 'productId: the shop has no such product.'));
  const now = timestamp(context);
  const { shopper, setCookie } = await welcomeShopper(
    context.database,
    request.headers,
    now,
    isSeenOverHttps(context.ownOrigins),
  );
  const sold = { orderName: product.name[language], amount: product.amount, currency: 'KRW' } as const;
  const owner = { orderId: newOrderId(now), shopperId: shopper.shopperId, productId: product.productId };
  const cart = { ...owner, ...sold, createdAt: now };
  await context.database.write((transaction) => insertCart(transaction, cart));
  return jsonResponse(201, { orderId: cart.orderId, ...sold }, setCookie ? { 'Set-Cookie': setCookie } : {});
}

/** `GET /api/orders/:orderId` and `GET /api/attempts/:attemptId`: 404 for anybody but the shopper who made it. */
export async function showRecord(
  { database }: PaymentContext,
  headers: Headers,
  subject: { readonly orderId: string } | { readonly attemptId: string },
): Promise<Response> {
  const shopper = await shopperOfCookie(database, headers);
  const record =
    shopper &&
    ('orderId' in subject
      ? await readOrderRecord(database, subject.orderId, shopper.shopperId)
      : await readAttemptRecord(database, subject.attemptId, shopper.shopperId));
  return record ? jsonResponse(200, record) : problemResponse(problem(404, 'not-found', 'This shopper has none such.'));
}

/** Without letters and digits that are taken for one another. */
const orderIdLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Such as `A-20261121-K7P3QX`: the day in UTC, and six random letters. */
function newOrderId(now: string): string {
  const letters = Array.from({ length: 6 }, () => orderIdLetters[randomInt(orderIdLetters.length)]);
  return `A-${now.slice(0, 10).replaceAll('-', '')}-${letters.join('')}`;
}
