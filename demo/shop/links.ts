import type { Language } from './language.js';

/** What a page of the shop needs to show the same thing again; everything else in an address is dropped. */
const ownParameters = ['order', 'attempt', 'provider', 'method', 'mode', 'script'] as const;

const written = (path: string, parameters: URLSearchParams): string =>
  parameters.size === 0 ? path : `${path}?${parameters.toString()}`;

function ownOf(search: string): URLSearchParams {
  const current = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ownParameters) {
    const value = current.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

/**
 * An address of the shop with the developer option `script=module` of the current page carried along.
 * @param address path and query, such as `/demo/order.html?order=A-1001`
 * @param search the current page's query
 */
export function carriedAddress(address: string, search: string): string {
  const [path = '/', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  if (new URLSearchParams(search).get('script') === 'module') parameters.set('script', 'module');
  return written(path, parameters);
}

/** The current page in another language: without what a provider added, with what the page itself needs. */
export function languageAddress(language: Language, path: string, search: string): string {
  const parameters = ownOf(search);
  parameters.set('lang', language);
  return written(path, parameters);
}

/** The current page with the button from the classic file (no parameter) or from the module file. */
export function scriptAddress(kind: 'classic' | 'module', path: string, search: string): string {
  const parameters = ownOf(search);
  parameters.delete('script');
  if (kind === 'module') parameters.set('script', 'module');
  return written(path, parameters);
}

/** Where the shop shows what its database has about an order, or about an attempt without one. */
export function recordAddress(of: { readonly orderId?: string; readonly attemptId?: string }, search: string): string {
  const parameters = new URLSearchParams();
  if (of.orderId !== undefined) parameters.set('order', of.orderId);
  else if (of.attemptId !== undefined) parameters.set('attempt', of.attemptId);
  return carriedAddress(written('/demo/order.html', parameters), search);
}
