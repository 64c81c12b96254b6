import { randomUUID } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import type { Database } from './store/database.js';
import { findShopper, insertShopper, type Shopper } from './store/shoppers.js';

const cookieName = 'shopper';
const yearSeconds = 365 * 24 * 60 * 60;

/** The value of a cookie of this request. */
export function readCookie(headers: Headers, name: string): string | undefined {
  return parse(headers.get('Cookie') ?? '', name)[name];
}

/** The shopper whose cookie this is. An id that the shop did not give out is nobody's. */
export async function shopperOfCookie(database: Database, headers: Headers): Promise<Shopper | undefined> {
  const shopperId = readCookie(headers, cookieName);
  return shopperId === undefined ? undefined : findShopper(database.read, shopperId);
}

/** A shopper, and the cookie to set when the browser had none. */
export interface Visit {
  readonly shopper: Shopper;
  readonly setCookie: string | undefined;
}

/**
 * The shopper of a browser, made on the first visit. The name and e-mail are the demo's stand-ins for a log-in.
 *
 * @param secure Whether the cookie may travel over https only.
 */
export async function welcomeShopper(
  database: Database,
  headers: Headers,
  now: string,
  secure: boolean,
): Promise<Visit> {
  const known = await shopperOfCookie(database, headers);
  if (known) return { shopper: known, setCookie: undefined };
  const shopper = { shopperId: randomUUID(), name: '김민지', email: 'minji@example.com' };
  await database.write((transaction) => insertShopper(transaction, shopper, now));
  const options = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: yearSeconds, secure } as const;
  return { shopper, setCookie: serialize(cookieName, shopper.shopperId, options) };
}

/** The cookie that keeps the shopper's language. */
export function languageCookie(language: string, secure: boolean): string {
  return serialize('lang', language, { sameSite: 'Lax', path: '/', maxAge: yearSeconds, secure });
}

/** Whether shoppers see the shop over https, so that its cookies must not travel otherwise. */
export function isSeenOverHttps(ownOrigins: readonly string[]): boolean {
  return ownOrigins.some((origin) => origin.startsWith('https:'));
}
