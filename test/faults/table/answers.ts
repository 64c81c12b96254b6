import { json } from '../../support/fault-steps.js';
import { fails, goesOn } from '../fault.js';
import type { Fault } from '../fault.js';

const redirects = json({ url: 'https://psp.example/pay' });
const invalid = fails('invalid-response', true);
const unusable = fails('invalid-response', true, 200);

/** What the merchant's server answers with success, or seems to. */
export const answers: readonly Fault[] = [
  {
    id: 'F14',
    name: 'a page instead of an answer: sign-in, captive portal',
    outcomes: [
      {
        ends: unusable,
        retry: ['click'],
        cases: [
          {
            what: '200 with HTML',
            start: [{ headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><h1>Sign in' }],
            hint: 'JSON',
          },
        ],
      },
    ],
    remedy: 'See that the endpoint answers JSON, also to a shopper whose session is over: 401 then.',
  },
  {
    id: 'F15',
    name: 'an answer that redirects',
    outcomes: [
      {
        ends: invalid,
        retry: ['click'],
        cases: [302, 303, 307, 308].map((status) => ({
          what: `${status} to another place, which is not followed`,
          start: [{ status, headers: { Location: '/elsewhere' } }],
          hint: 'redirect',
        })),
      },
    ],
    remedy: 'Answer 200 with `{ "url": "…" }` instead of a redirect.',
  },
  {
    id: 'F16',
    name: 'an empty answer',
    outcomes: [
      {
        ends: unusable,
        retry: ['click'],
        cases: [
          { what: '200 without a body', start: [{}], hint: 'JSON' },
          { what: 'white space', start: [{ body: '\n ' }], hint: 'JSON' },
        ],
      },
      {
        when: '204',
        ends: fails('invalid-response', true, 204),
        retry: ['click'],
        cases: [{ what: '204', start: [{ status: 204 }], hint: 'JSON' }],
      },
    ],
    remedy: 'Answer what the contract asks for.',
  },
  {
    id: 'F17',
    name: 'an answer of more than 64 KiB, or without end',
    outcomes: [
      {
        ends: unusable,
        retry: ['click'],
        cases: [
          { what: 'good JSON, then 70,000 spaces', start: [{ ...redirects, padding: 70_000 }], hint: 'JSON' },
          { what: 'without end', start: [{ fault: 'endless' }], hint: 'JSON' },
        ],
      },
    ],
    remedy: 'Pass on the provider’s object, not a list of them. Reading stops at 64 KiB.',
  },
  {
    id: 'F18',
    name: 'a wrong content type',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        cases: ['text/html', 'text/plain; charset=euc-kr', 'image/png'].map((type) => ({
          what: `good JSON as ${type}`,
          start: [{ ...redirects, headers: { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' } }],
        })),
      },
    ],
    remedy: 'Nothing: the body is read as JSON in UTF-8 whatever it is called.',
  },
  {
    id: 'F19',
    name: 'an answer that breaks off, is no JSON, or begins with a byte-order mark',
    outcomes: [
      {
        when: 'it breaks off',
        ends: fails('network', true),
        retry: ['auto', 'click'],
        cases: [{ what: 'within the body', start: [{ fault: 'truncate', body: '{"url":' }], tries: 3, hint: 'CORS' }],
      },
      {
        when: 'it is no JSON',
        ends: unusable,
        retry: ['click'],
        cases: [{ what: 'a comma too many', start: [{ body: '{"url":"https://psp.example/pay",}' }], hint: 'JSON' }],
      },
      {
        when: 'it has a byte-order mark',
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        cases: [{ what: 'a byte-order mark', start: [{ body: `\uFEFF${redirects.body}` }] }],
      },
    ],
    remedy: 'See what lies between shop and shopper: a proxy that cuts, a template that adds.',
  },
  {
    id: 'F20',
    name: 'JSON of a wrong shape',
    outcomes: [
      {
        ends: invalid,
        retry: ['click'],
        cases: [
          { what: 'null', start: [json(null)], hint: 'url' },
          { what: 'a list', start: [json(['https://psp.example/'])], hint: 'url' },
          { what: 'an unknown provider', start: [json({ provider: 'bitcoin', action: {} })], hint: 'provider' },
          { what: 'an address that is a number', start: [json({ url: 7 })], hint: 'url' },
          { what: 'no address', start: [json({ url: '' })], hint: 'url' },
          {
            what: 'a field named __proto__',
            start: [{ body: '{"__proto__":{},"url":"https://psp.example/"}' }],
            hint: 'url',
          },
          { what: '30,000 lists within each other', start: [{ nested: 30_000 }], hint: '(url|JSON)' },
          {
            what: 'the outcome of another order',
            start: [json({ provider: 'none', status: 'succeeded', orderId: 'B-9' })],
            hint: 'orderId',
          },
        ],
        shown: [
          ['test/contract/start-answer.test.ts', 'takes any JSON without throwing, and what it accepts has the shape'],
        ],
      },
      {
        when: 'the same name twice: the last one counts, as everywhere in JSON',
        ends: fails('unsafe-url', false),
        retry: ['no', 'click'],
        cases: [
          {
            what: 'a good address, then a script',
            start: [{ body: '{"url":"https://psp.example/pay","url":"javascript:alert(1)"}' }],
          },
        ],
      },
    ],
    remedy: 'The console says once what was expected. Pass on what the provider answered, as it is.',
  },
  {
    id: 'F21',
    name: 'a newer server: fields that the element does not know',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        cases: [
          {
            what: 'beside the address',
            start: [json({ url: 'https://psp.example/pay', version: 9, toString: 'x', theme: { dark: [1] } })],
          },
        ],
      },
    ],
    remedy: 'Nothing: unknown fields are passed over.',
  },
  {
    id: 'F22',
    name: 'an endpoint on another origin that does not allow this page (CORS)',
    outcomes: [
      {
        ends: fails('network', true),
        retry: ['auto', 'click'],
        cases: [
          { what: 'its answer may not be read', start: [{ ...redirects, fault: 'no-cors' }], tries: 3, hint: 'CORS' },
          { what: 'it may not be asked', start: [{ ...redirects, refusesPreflight: true }], tries: 0, hint: 'CORS' },
        ],
      },
    ],
    remedy: 'Allow the shop’s origin, the method POST and the headers that the element sends. The console names CORS.',
  },
];
