import { problem, type Problem } from '../problem.js';

const loopbackAddress = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i;
const forwardingHeaders = ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Via'];

function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || loopbackAddress.test(hostname);
}

/**
 * Why a request is not from this machine, or undefined when it is. A proxy on this machine calls from here for
 * everybody, so what it says it forwards is refused; and a name that was made to point here is not one of the shop's.
 *
 * @param address Where the connection comes from.
 */
export function findRemoteCaller(
  request: Request,
  address: string | undefined,
  ownOrigins: readonly string[],
): Problem | undefined {
  const isForwarded = forwardingHeaders.some((name) => request.headers.has(name));
  // A shop with a public name has a proxy before it, which may add no header at all.
  const isPublic = ownOrigins.some((origin) => !isLoopbackName(new URL(origin).hostname));
  const isLocal = address !== undefined && loopbackAddress.test(address) && !isForwarded && !isPublic;
  if (isLocal && ownOrigins.includes(new URL(request.url).origin)) return undefined;
  return problem(403, 'loopback-only', 'Only a caller on the machine of the shop is answered here.');
}
