/** The cookies of one shop, as a browser keeps them for its endpoint. Domains and paths are not looked at. */
export interface CookieJar {
  /** The value of the `Cookie` header; empty when there are none. */
  header(): string;
  /** Takes up the `Set-Cookie` lines of an answer. */
  keep(setCookie: readonly string[]): void;
}

/** Opens a jar with the cookies of a `Cookie` header in it. */
export function openCookieJar(cookies: string): CookieJar {
  const kept = new Map<string, string>();
  const put = (pair: string): string => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && name) kept.set(name, pair.slice(at + 1).trim());
    return name;
  };
  for (const pair of cookies.split(';')) put(pair);
  return {
    header: () => [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (lines) => {
      for (const line of lines) {
        const [pair = '', ...attributes] = line.split(';');
        const name = put(pair);
        if (attributes.some(isOver)) kept.delete(name);
      }
    },
  };
}

/** Whether this attribute of a cookie takes it away: `Max-Age=0`, or `Expires` in the past. */
function isOver(attribute: string): boolean {
  const [name = '', value = ''] = attribute.split('=').map((part) => part.trim());
  if (/^max-age$/i.test(name)) return Number(value) <= 0;
  return /^expires$/i.test(name) && Date.parse(value) < Date.now();
}
