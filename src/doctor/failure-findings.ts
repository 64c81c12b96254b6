import { checkRedirect, parseAllowedHosts } from '../address/policy.js';
import type { KrPayFailureDetail } from '../events/events.js';
import { parseJson } from '../merchant/read-body.js';
import { addressOf } from './addresses.js';
import { corsRemedy } from './advice.js';
import { answered } from './exchange.js';
import type { Exchange } from './exchange.js';
import { explain } from './explanations.js';
import type { Finding } from './finding.js';

/** A `kr-pay-failure` event, with what is known about it beside. */
export interface HeardFailure {
  readonly detail: KrPayFailureDetail;
  /** What the button wrote into the console about it. */
  readonly hint: string | undefined;
  /** What the server was asked last for this attempt. */
  readonly exchange: Exchange | undefined;
}

// What the server's answer has to do with.
const byAnswer =
  /^(?:rejected|conflict|terms-changed|rate-limited|server-error|invalid-response|unsafe-url|unknown-attempt)$/;

/** All addresses in an answer, by the names that providers give them. */
function addressesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && /^(?:url|href)$/.test(name) ? [inner] : addressesIn(inner),
  );
}

/** Which rule an address to go to breaks. */
export function whyUnsafe(raw: string, page: string, allowedHosts: string): string {
  const url = addressOf(raw, 'none:/');
  const hosts = parseAllowedHosts(allowedHosts) ?? [];
  if (!/^https?:\/\//i.test(raw) || !url) return 'it is not absolute with https://';
  if (hosts.length && checkRedirect(raw, page, [])) return `allowed-hosts does not name ${url.host}`;
  if (url.username || url.password) return 'it has a user name or password';
  if (url.protocol === 'http:') return 'it is http';
  if (url.port) return `it has a port: name ${url.host} in allowed-hosts`;
  return 'its host is no plain name, it is longer than 8,192 characters, or it has white space or invisible characters';
}

function unsafeText({ body }: Exchange, page: string, allowedHosts: string): string {
  const hosts = parseAllowedHosts(allowedHosts) ?? [];
  const refused = addressesIn(parseJson(body)).filter((each) => !checkRedirect(each, page, hosts));
  return refused.map((each) => ` The address: ${whyUnsafe(each, page, allowedHosts)}.`).join('');
}

/** Explains a failure event: what happened, what was answered and expected, what to do. */
export function failureFindings(
  { detail, hint, exchange }: HeardFailure,
  page: string,
  {
    allowedHosts = '',
    credentials,
  }: { readonly allowedHosts?: string | undefined; readonly credentials?: string | undefined },
): Finding[] {
  const { code, provider, providerCode, providerMessage } = detail;
  // What stands in the attributes, and the frame, are findings of their own.
  if (code === 'framed' || (code === 'configuration' && !hint?.startsWith('metadata'))) return [];
  const { why, expected, remedy, usual } = explain(code);
  const said = [providerCode, providerMessage].filter(Boolean).join(', ');
  const words = [`kr-pay-failure with code ${code}. ${why}`];
  if (said) words.push(` ${provider ?? 'The provider'} said: ${said}.`);
  if (exchange && byAnswer.test(code))
    words.push(` ${exchange.action} at ${exchange.address} answered: ${answered(exchange)}`);
  if (exchange && code === 'unsafe-url') words.push(unsafeText(exchange, page, allowedHosts));
  const cors = exchange && code === 'network' ? corsRemedy(exchange.address, page, credentials) : '';
  return [
    {
      kind: `failure-${code}`,
      severity: usual ? 'note' : 'error',
      wrong: words.join(''),
      // A refusal's hint is the server's own message, not what was expected.
      expected: hint && /^(?:expected|[\w.]+: expected)/i.test(hint) ? hint.replace(/^expected /i, '') : expected,
      remedy: (hint && !/expected/i.test(hint) ? `The button adds: ${hint}. ` : '') + remedy + cors,
    },
  ];
}
