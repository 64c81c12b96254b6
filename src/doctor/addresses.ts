/** An address, resolved as a link would be. Undefined when it is none. */
export function addressOf(raw: string, page: string): URL | undefined {
  try {
    return new URL(raw, page);
  } catch {
    return undefined;
  }
}

const sameOrigin = (url: URL, page: string): boolean => url.origin === addressOf(page, page)?.origin;

/** What to do about an endpoint that the address policy refused. `name` is the attribute. */
export function endpointRemedy(name: string, raw: string | undefined, page: string): string {
  if (!raw)
    return `Write ${name}="/pay" with the address at which your server answers, or put a form with an action inside.`;
  const url = addressOf(raw, page);
  if (!url) return `It is no address. Write a path such as ${name}="/pay" or a whole https address.`;
  if (url.username || url.password || /\/\/[^/]*@/.test(raw))
    return 'Take the user name and password out: everybody can read them. Your server can know the shopper by a cookie.';
  if (url.protocol === 'http:')
    return 'This page is https, and the browser lets it ask no http address. Give your server https.';
  if (!/^https?:$/.test(url.protocol))
    return /^https?:/.test(page)
      ? 'Write a path such as /pay or an https address.'
      : 'Open the page from a server: a page that is opened as a file has no server to ask.';
  return 'Write a path such as /pay or an https address.';
}

/** What to do about a return address that the address policy refused. */
export function returnRemedy(raw: string, page: string): string {
  const url = addressOf(raw, page);
  if (!url) return 'It is no address. Write a path such as return-url="/checkout/done".';
  if (url.username || url.password || /\/\/[^/]*@/.test(raw)) return 'Take the user name and password out.';
  if (!/^https?:$/.test(url.protocol))
    return 'Only a page of yours can be returned to: for an app, write a page that then opens the app.';
  if (/[\s\\]/.test(raw)) return 'Take white space and backslashes out; encode a space as %20.';
  if (/^\/\/|^https?:(?!\/\/)/i.test(raw) || url.pathname.startsWith('//'))
    return 'Write a path with one slash in front, or a whole address with https://.';
  if (!sameOrigin(url, page))
    return `This page is ${addressOf(page, page)?.origin}, the address is ${url.origin} (with and without www. are two). Write a path such as return-url="${url.pathname}", or name ${url.host} in allowed-hosts.`;
  return 'Write a plain path of this site: no control characters, and the same after decoding once.';
}
