import { problem, type Problem } from './problem.js';
import { readCookie } from './session-cookie.js';

/** So many requests at once, and so many a second after that. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** How often the shop may be asked. */
export interface RateLimits {
  /** For everybody at one address: mobile carriers put thousands of shoppers behind one. */
  readonly perAddress: RateLimit;
  /** For one browser, by the shopper's cookie: what it may send to the payment endpoint. */
  readonly perSession: RateLimit;
}

/** Far more than people need: a checkout is about ten requests, and a button that is pressed waits for its answer. */
export const defaultRateLimits: RateLimits = {
  perAddress: { burst: 600, perSecond: 100 },
  perSession: { burst: 60, perSecond: 4 },
};

/** Why a request is too many, with the seconds to wait; undefined when it is not. `caller` is the IP address it came from. */
export type RateLimiter = (request: Request, caller: string) => Problem | undefined;

/** The health checks of a host, and files that no database is asked for. */
const free = /^\/(?:healthz|readyz)$|^\/(?:cdn|assets)\//;

/**
 * Counts requests in this process's memory. A count in the database would be a write to it for each request of a flood,
 * which is what the limit is to spare it; so with several processes everybody has the budget of each.
 *
 * @param now Milliseconds that never go back.
 */
export function createRateLimiter(limits: RateLimits, now: () => number = () => performance.now()): RateLimiter {
  const takeForAddress = createBudgets(limits.perAddress, now);
  const takeForSession = createBudgets(limits.perSession, now);
  return (request, caller) => {
    const { pathname } = new URL(request.url);
    if (free.test(pathname)) return undefined;
    const session = pathname === '/pay' ? sessionOf(request.headers) : undefined;
    const wait = takeForAddress(networkOf(caller)) || (session === undefined ? 0 : takeForSession(session));
    if (wait === 0) return undefined;
    const message = 'Too many requests. Nothing was stored: the same request may be sent again.';
    return { ...problem(429, 'rate-limited', message), retryAfter: Math.ceil(wait / 1_000) };
  };
}

/** The most keys that are remembered. The one that has been quiet for longest is forgotten first, and starts anew. */
const mostKeys = 50_000;

/** Takes one request from a key's budget. Answers 0, or the milliseconds until there is one to take. */
function createBudgets({ burst, perSecond }: RateLimit, now: () => number): (key: string) => number {
  const interval = 1_000 / perSecond;
  // When each budget is whole again; those that are need not be remembered.
  const wholeAt = new Map<string, number>();
  return (key) => {
    const time = now();
    const next = Math.max(wholeAt.get(key) ?? time, time) + interval;
    const wait = next - time - burst * interval;
    if (wait > 0) return wait;
    wholeAt.delete(key);
    wholeAt.set(key, next);
    for (const [quietest, at] of wholeAt) {
      if (at > time && wholeAt.size <= mostKeys) break;
      wholeAt.delete(quietest);
    }
    return 0;
  };
}

/** What the shop gives out as a cookie is a UUID; anything else would be a budget of one's own making. */
function sessionOf(headers: Headers): string | undefined {
  const cookie = readCookie(headers, 'shopper') ?? '';
  return /^[0-9a-f-]{36}$/.test(cookie) ? cookie : undefined;
}

/** An IPv4 address, or the first half of an IPv6 address: the second half is the caller's to choose. */
function networkOf(address: string): string {
  const plain = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1] ?? address;
  if (!plain.includes(':')) return plain;
  const [front = [], back = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
