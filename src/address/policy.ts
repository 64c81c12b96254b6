/**
 * Which addresses may be used for what. Every check answers with the absolute address, or with undefined when it is
 * refused. `page` is the page's own address. Nothing here throws.
 */

/** A host the merchant named: `host` or `host:port` in lower case, perhaps with `*.` in front. */
export type AllowedHost = string;

// What two readers of an address may see differently: white space, control and invisible characters, backslash.
const deceptive = /[\s\\\p{Cc}\p{Cf}\p{Cs}\p{DI}]/u;
// A last label that looks like a number would make an IPv4 address, in any of its spellings. Engines disagree about
// punycode that holds nothing to decode.
const dnsName = /^(?!.{254}|(?:.*\.)?xn--(?:[\w-]*-)?\w?(?:\.|$))(?:[\w-]{1,63}\.)*(?!(?:\d+|0x[\da-f]*)$)[\w-]{1,63}$/;
const loopback = /^(?:(?:[\w-]{1,63}\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function parse(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/** Whether this host is the machine itself: nobody else reaches it. */
export const isLoopback = (url: URL | undefined): boolean => loopback.test(url?.hostname ?? '');

/** Resolves an address as a link would be, but none with credentials, not even empty ones. */
function resolve(raw: string, page: string): URL | undefined {
  const url = parse(raw, page);
  return url?.username || url?.password || /^[^/?#]*\/\/[^/?#]*@/.test(raw) ? undefined : url;
}

const secure = (url: URL | undefined, plainToo: boolean): string | undefined =>
  url?.protocol === 'https:' || (plainToo && url?.protocol === 'http:') ? url.href : undefined;

/** Reads `host`, `host:port` and `*.host` entries between white space. Undefined when one of them is unusable. */
export function parseAllowedHosts(text: string): readonly AllowedHost[] | undefined {
  const entries = text.toLowerCase().match(/\S+/g) ?? [];
  const usable = entries.every((entry) => {
    const host = entry.replace(/:[1-9]\d{0,4}$/, '');
    return (dnsName.test(host.replace(/^\*\./, '')) || loopback.test(host)) && +entry.slice(host.length + 1) < 65_536;
  });
  return usable ? entries : undefined;
}

/** Checks an address that a provider, or the merchant's server, wants the shopper sent to. */
export function checkRedirect(raw: unknown, page: string, allowedHosts: readonly AllowedHost[]): string | undefined {
  if (typeof raw !== 'string' || raw.length > 8192 || deceptive.test(raw)) return undefined;
  const host = /^https?:\/\/([\w.-]+|\[::1\])(?::\d*)?(?![^/?#])/i.exec(raw)?.[1]?.toLowerCase() ?? '';
  const url = parse(raw);
  // The host as it was read must be the host as it was written.
  if (url?.hostname !== host) return undefined;
  const local = loopback.test(host);
  if (local ? !isLoopback(parse(page)) : !dnsName.test(host)) return undefined;
  const names = [`${host}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`];
  if (local || !url.port) names.push(host);
  const allowed = allowedHosts.length
    ? names.some((name) =>
        allowedHosts.some((entry) => entry === name || (entry.startsWith('*') && name.endsWith(entry.slice(1)))),
      )
    : names[1];
  return allowed ? secure(url, local) : undefined;
}

function returnAddress(raw: string, page: string, allowedHosts: readonly AllowedHost[]): string | undefined {
  const url = resolve(raw, page);
  // A scheme without `//`, a path that begins with `//`, also one that a relative address made.
  const odd = /^(?:[a-z][a-z\d+.-]*:(?!\/\/)|\/\/)/i.test(raw) || /^(?:\/|%2f){2}/i.test(url?.pathname ?? '');
  if (!url || odd || deceptive.test(raw)) return undefined;
  url.hash = '';
  return url.origin === parse(page)?.origin || (allowedHosts.length && checkRedirect(raw, page, allowedHosts))
    ? secure(url, true)
    : undefined;
}

/**
 * Checks where the shopper is to come back: the page's own origin or a host the merchant named. The rules hold for the
 * address as it is written and as it reads after decoding once. The answer has no fragment.
 */
export function checkReturn(raw: string, page: string, allowedHosts: readonly AllowedHost[]): string | undefined {
  try {
    return returnAddress(decodeURIComponent(raw), page, allowedHosts) && returnAddress(raw, page, allowedHosts);
  } catch {
    return undefined;
  }
}

/** Checks the link to the full text of a term: `https:`, or `http:` between loopback hosts. */
export function checkTerms(raw: string, page: string): string | undefined {
  const url = resolve(raw, page);
  return /[\\\p{Cc}]/u.test(raw) ? undefined : secure(url, isLoopback(url) && isLoopback(parse(page)));
}

/** Checks the merchant's endpoint: `https:`, or `http:` where the browser would not block it as mixed content. */
export function checkEndpoint(raw: string, page: string): string | undefined {
  const url = resolve(raw, page);
  return secure(url, isLoopback(url) || !/^https:/i.test(page));
}
