import { json } from '../../support/fault-steps.js';
import { fails } from '../fault.js';
import type { Fault } from '../fault.js';

const element = 'test/element/provider-script.test.ts';
const loader = 'test/providers/script.test.ts';
const unavailable = fails('provider-unavailable', true);
/** The server sends the shopper to PortOne's window, whose script is fetched from the fault server in these tests. */
const start = [json({ provider: 'portone', action: { userCode: 'imp00000001', params: { amount: 14000 } } })];
const script = (body: string, type = 'text/javascript') => ({
  headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' },
  body,
});

/** The provider's script, until it is called. */
export const providerScript: readonly Fault[] = [
  {
    id: 'F27',
    name: 'the provider’s script is blocked: ad blocker, network',
    outcomes: [
      {
        ends: unavailable,
        retry: ['click'],
        cases: [
          { what: 'the connection is cut', start, script: { fault: 'reset' } },
          { what: '404', start, script: { status: 404 } },
          { what: 'it breaks off', start, script: { ...script('window.IMP = {'), fault: 'truncate' } },
        ],
        shown: [
          [element, 'that does not come is provider-unavailable; the next click asks for it again, with the same key'],
          [
            'test/providers/stripe-js-load.test.ts',
            'that does not come is provider-unavailable, and is asked for again at the next start',
          ],
        ],
      },
      {
        when: 'by the page’s content security policy',
        ends: fails('blocked-by-policy', false),
        retry: ['no', 'click'],
        shown: [
          [element, 'that the page’s policy blocks is blocked-by-policy'],
          ['test/browser/policy-watch.test.ts', 'sees a provider’s script blocked'],
        ],
      },
    ],
    remedy: 'Add the lines of the provider’s page to the policy. Where the server can redirect instead, offer that.',
  },
  {
    id: 'F28',
    name: 'the provider’s script is empty, a page, broken or something else',
    outcomes: [
      {
        ends: unavailable,
        retry: ['click'],
        cases: [
          { what: 'an empty file', start, script: script('') },
          { what: 'a page', start, script: script('<!doctype html><h1>Blocked', 'text/html') },
          { what: 'a syntax error', start, script: script('window.IMP = {') },
          { what: 'a script that throws', start, script: script("throw new Error('not today')") },
          { what: 'another script', start, script: script('window.other = 1') },
          {
            what: 'a global of another shape',
            start,
            script: script("window.IMP = { init() {}, request_pay: 'soon' }"),
          },
        ],
      },
    ],
    remedy: 'See what stands between the shopper and the provider’s own host; the next click asks for the file anew.',
  },
  {
    id: 'F29',
    name: 'the server of the provider’s script does not answer',
    outcomes: [
      {
        ends: unavailable,
        retry: ['click'],
        shown: [
          [
            element,
            'that neither comes nor fails for 10 seconds is provider-unavailable, and opens nothing when it comes',
          ],
        ],
      },
    ],
    remedy: 'Nothing: the shopper may press again or take another method.',
  },
  {
    id: 'F30',
    name: 'something of the page has the name of the provider’s global',
    outcomes: [
      {
        ends: unavailable,
        retry: ['click'],
        shown: [
          [element, 'whose name an element of the page has is provider-unavailable'],
          [element, 'whose name the page does not let anybody read is provider-unavailable'],
          [loader, 'is not a frame of another origin with that name'],
          [loader, 'is not a form of the page whose field has the function’s name'],
          ['test/providers/stripe-js-load.test.ts', 'is not a link of the page named Stripe'],
        ],
      },
    ],
    remedy: 'Name no element `IMP`, `PortOne` or `Stripe`, and let nobody write such names into the page.',
  },
  {
    id: 'F31',
    name: 'the provider’s script is on the page already, or loaded twice',
    outcomes: [
      {
        ends: { event: 'kr-pay-redirect' },
        reads: 'nothing',
        retry: [],
        shown: [
          [loader, 'that is there is given without asking for a script'],
          [loader, 'is asked for once by two buttons'],
          [element, 'is loaded once for two buttons'],
        ],
      },
    ],
    remedy: 'Nothing: the shop’s own copy is used if it has the right shape.',
  },
];
