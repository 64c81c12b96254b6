import type { ConfirmParams } from '../contract/types.js';
import { attemptIdPattern } from './attempt-id.js';

/** What the address of a page says when a shopper has come back to it. None of it says whether anything was paid. */
export interface Arrival {
  readonly attemptId: string;
  /** What the provider added, decoded once, without client secrets. It has no prototype. */
  readonly params: ConfirmParams;
  /** The page's address without what was added; the merchant's own part is as it was, byte for byte. */
  readonly cleanHref: string;
}

const attemptName = 'kr_pay_attempt';
// Some providers join with `?` what they add, although there is a query already.
const attempt = new RegExp(`(?:^|&)${attemptName}=(${attemptIdPattern})(?:[&?](.*))?$`, 'is');
// Names that are a provider's wherever they stand: Stripe, PortOne V1, Checkout.com, Adyen.
const providerName =
  /^(?:(?:payment|setup)_intent(?:_client_secret)?|redirect_status|imp_(?:uid|success)|merchant_uid|error_(?:code|msg)|cko-(?:payment-)?session-id|cko-payment-id|redirectResult)$/;
const withheldName = /client_secret$|^(?:__proto__|constructor|prototype|kr_pay_attempt)?$/;

/** Decodes once; what cannot be decoded stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands before and behind the first `mark`; all of the text and nothing where there is none. */
function cut(text: string, mark: string): readonly [before: string, behind: string] {
  const at = (text + mark).indexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

function readPart(part: string): readonly [name: string, value: string] {
  const [name, value] = cut(part, '=');
  // In Adyen's redirectResult a plus is a plus: it holds no spaces, and a proxy may have decoded it already.
  return [decode(name), decode(name === 'redirectResult' ? value : value.replaceAll('+', ' '))];
}

function collect(parts: readonly string[]): ConfirmParams {
  const params: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of parts.map(readPart)) {
    const known = params[name];
    if (withheldName.test(name)) continue;
    if (Array.isArray(known)) known.push(value);
    else params[name] = known === undefined ? value : [known, value];
  }
  return params;
}

/** Reads an arrival from a page's address. Undefined when it holds no `kr_pay_attempt` with a v4 UUID. */
export function readArrival(href: string): Arrival | undefined {
  const [address] = cut(href, '#');
  const [path, query] = cut(address, '?');
  const found = attempt.exec(query);
  if (!found) return undefined;
  const [text, attemptId = '', added = ''] = found;
  const before = text.startsWith('&') ? query.slice(0, found.index).split('&') : [];
  const isProviders = (part: string): boolean => providerName.test(readPart(part)[0]);
  const own = before.filter((part) => !isProviders(part));
  return {
    attemptId,
    params: collect([...before.filter(isProviders), ...added.split('&')]),
    cleanHref: path + (own.length ? `?${own.join('&')}` : '') + href.slice(address.length),
  };
}

/**
 * The address the shopper is to come back to: `base` without its fragment and without an older arrival, and
 * `kr_pay_attempt` as its last parameter.
 */
export function buildReturnUrl(base: string, attemptId: string): string {
  const page = (readArrival(base)?.cleanHref ?? base).replace(/#.*/s, '');
  return `${page}${page.includes('?') ? '&' : '?'}${attemptName}=${attemptId}`;
}
