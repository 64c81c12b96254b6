import type { RawSettings } from '../settings/settings.js';
import { readSettings } from '../settings/settings.js';
import { addressOf } from './addresses.js';
import { isLoopback } from '../address/policy.js';
import type { ButtonFacts } from './facts.js';
import type { Finding } from './finding.js';

const mandateNames = ['merchant', 'frequency', 'timing', 'amountRule', 'cancellation'] as const;
// What the button and the providers put into the return address.
const taken =
  /[?&](kr_pay_attempt|(?:payment|setup)_intent|redirect_status|imp_uid|imp_success|merchant_uid|error_(?:code|msg)|cko-[a-z-]+|redirectResult)=/;

/** The headers that an endpoint of another origin has to answer with. */
function corsHeaders(origin: string, credentials: string | undefined): string {
  return (
    `Access-Control-Allow-Origin: ${origin}, Access-Control-Allow-Methods: POST, ` +
    'Access-Control-Allow-Headers: content-type, idempotency-key, x-requested-with, ' +
    'Access-Control-Expose-Headers: Retry-After' +
    (credentials === 'include' ? ', Access-Control-Allow-Credentials: true' : '')
  );
}

/** What an endpoint that did not answer may lack; empty for one of the page's own origin. */
export function corsRemedy(address: string, page: string, credentials?: string): string {
  const own = addressOf(page, page)?.origin ?? '';
  return addressOf(address, page)?.origin === own
    ? ''
    : ` From another origin it needs ${corsHeaders(own, credentials)}.`;
}

function endpointAdvice(name: string, raw: string, credentials: string | undefined, page: string): Finding[] {
  const url = addressOf(raw, page);
  const own = addressOf(page, page);
  if (!raw || !url || !own) return [];
  const found: Finding[] = [];
  if (isLoopback(url) && !isLoopback(own))
    found.push({
      kind: 'local-endpoint',
      severity: 'error',
      wrong: `${name} names this machine (${url.host}), and the page comes from ${own.host}.`,
      expected: 'an address that the shopper’s own device reaches',
      remedy: `Write a path such as ${name}="/pay". On a phone ${url.hostname} is the phone itself.`,
    });
  if (url.origin !== own.origin && !credentials)
    found.push({
      kind: 'cross-origin-endpoint',
      severity: 'warning',
      wrong: `${name} is on another origin (${url.origin}), and nothing says whether cookies go along.`,
      expected: 'credentials="include" or credentials="omit"',
      remedy: `Write credentials, and let the server answer, to OPTIONS as well, with ${corsHeaders(own.origin, 'include')} (the last one for include).`,
    });
  return found;
}

function returnAdvice(raw: string, page: string): Finding[] {
  const fragment = addressOf(raw || page, page)?.hash ?? '';
  const name = taken.exec(raw)?.[1];
  const found: Finding[] = [];
  // A fragment that was asked for, or one by which the page's own router finds its way.
  if (raw ? fragment : /^#!?\//.test(fragment))
    found.push({
      kind: 'return-fragment',
      severity: 'warning',
      wrong: `The shopper comes back without ${fragment}: providers do not keep what stands after #.`,
      expected: 'a return address without a fragment',
      remedy: 'Write a return-url that leads to a page with the button by its path and query alone.',
    });
  if (name)
    found.push({
      kind: 'return-parameter',
      severity: 'warning',
      wrong: `return-url has a parameter ${name}, a name that belongs to the button or a provider.`,
      expected: 'parameters with names of your own',
      remedy: `Rename ${name}: after the return it is taken for the provider’s and removed from the address.`,
    });
  return found;
}

function mandateAdvice(raw: RawSettings, mode: string): Finding[] {
  const given = mandateNames.filter((name) => raw[name]);
  if (mode === 'pay' && given.length)
    return [
      {
        kind: 'unused-mandate',
        severity: 'warning',
        wrong: `The mandate (${given.map((name) => name.replace('R', '-r')).join(', ')}) is not shown: mode is pay.`,
        expected: 'mode="save", "pay-and-save" or "subscribe"',
        remedy: 'Write the mode if the method is to be kept; else remove these attributes.',
      },
    ];
  if (mode === 'subscribe' && raw.frequency === 'one-time')
    return [
      {
        kind: 'one-time-subscription',
        severity: 'warning',
        wrong: 'The shopper would agree to be charged once, and mode is subscribe.',
        expected: 'frequency="recurring"',
        remedy: 'Write frequency="recurring": a later charge rests on what was agreed to.',
      },
    ];
  return [];
}

/** What can be used and is probably not meant so. `page` is the page's address. */
export function advice({ raw, formAction }: Pick<ButtonFacts, 'raw' | 'formAction'>, page: string): Finding[] {
  const { mode, endpoint, confirmEndpoint } = readSettings(raw, page, 'ko', formAction);
  return [
    ...endpointAdvice('endpoint', endpoint, raw.credentials, page),
    ...(confirmEndpoint === endpoint ? [] : endpointAdvice('confirm-endpoint', confirmEndpoint, raw.credentials, page)),
    ...returnAdvice(raw.returnUrl ?? '', page),
    ...mandateAdvice(raw, mode),
  ];
}
