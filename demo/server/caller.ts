import { isIP } from 'node:net';

/**
 * The IP address that a request came from: what limits count, and what is kept beside a consent.
 *
 * @param address What the connection says; the shop's own proxy where it stands behind one.
 * @param trustedProxies How many proxies of the shop's own hand requests on, each adding the caller to
 *   `X-Forwarded-For`. Usually 0 or 1. What stands before the trusted part of that header may be invented.
 */
export function callerOf(headers: Headers, address: string | undefined, trustedProxies: number): string {
  const forwarded = trustedProxies > 0 ? (headers.get('X-Forwarded-For') ?? '').split(',') : [];
  // Some proxies write the port, too: `198.51.100.7:443`, `[2001:db8::1]:443`.
  const entry = forwarded.at(-trustedProxies)?.trim() ?? '';
  const caller = /^\[([^\]]+)\]/.exec(entry)?.[1] ?? entry.replace(/^([\d.]+):\d+$/, '$1');
  return isIP(caller) ? caller : (address ?? '');
}
