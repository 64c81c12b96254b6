import { json } from '../../support/fault-steps.js';
import { fails, goesOn, succeeds } from '../fault.js';
import type { Fault } from '../fault.js';

const redirects = json({ url: 'https://psp.example/pay' });

/** The merchant's server says no. */
export const refusals: readonly Fault[] = [
  {
    id: 'F6',
    name: 'the server does not take the request',
    outcomes: [
      {
        ends: { event: 'kr-pay-failure', code: 'rejected', retryable: false },
        retry: ['no', 'new'],
        cases: [400, 404, 405, 410].map((status) => ({ what: `${status}`, start: [{ status }] })),
      },
      {
        when: '425, which may pass',
        ends: fails('rejected', false, 425),
        retry: ['auto', 'no', 'new'],
        cases: [{ what: '425', start: [{ status: 425 }], tries: 3 }],
      },
    ],
    remedy: 'Read `message` of the answer in the console: a wrong endpoint, amount or order.',
  },
  {
    id: 'F7',
    name: 'the shopper is not signed in',
    outcomes: [
      {
        ends: { event: 'kr-pay-failure', code: 'rejected', retryable: true },
        retry: ['new'],
        cases: [401, 403].map((status) => ({ what: `${status}`, start: [{ status }] })),
      },
    ],
    remedy: 'Hear the failure and let the shopper sign in; `httpStatus` is 401 or 403. What was ticked stays.',
  },
  {
    id: 'F8',
    name: 'the same payment is being started already',
    outcomes: [
      {
        when: 'the server says 503 and when to ask again',
        ends: goesOn,
        reads: 'nothing',
        retry: ['auto'],
        cases: [
          {
            what: '503 in-progress for a second',
            start: [{ ...json({ code: 'in-progress' }, 503), headers: { 'Retry-After': '4' } }, redirects],
            waits: [4_000],
          },
        ],
        shown: [
          ['test/demo/server/start.test.ts', 'is told to ask again in a second when the first one takes long'],
          ['test/demo/server/start.test.ts', 'waits for the first one: twenty at once make one session'],
        ],
      },
      {
        when: 'the server says 409',
        ends: fails('conflict', false, 409),
        retry: ['no', 'new'],
        cases: [{ what: '409 in-progress', start: [json({ code: 'in-progress' }, 409)] }],
      },
    ],
    remedy: 'Answer 503 with `Retry-After: 1` while the first request runs, then both alike. 409 ends the attempt.',
  },
  {
    id: 'F9',
    name: 'the order is paid already',
    outcomes: [
      {
        when: 'the server says so as an outcome',
        ends: succeeds,
        reads: 'paid',
        retry: [],
        cases: [
          {
            what: 'provider none, succeeded',
            start: [json({ provider: 'none', status: 'succeeded', orderId: 'A-1001' })],
          },
        ],
      },
      {
        when: 'the server says 409',
        ends: fails('conflict', false, 409),
        retry: ['no', 'new'],
        cases: [{ what: '409 already-paid', start: [json({ code: 'already-paid' }, 409)] }],
      },
    ],
    remedy:
      'Answer a start of a paid order with `{ "provider": "none", "status": "succeeded" }`: the page hears a success.',
  },
  {
    id: 'F10',
    name: 'another body under a key that was used',
    outcomes: [
      {
        ends: fails('conflict', false, 422),
        retry: ['no', 'new'],
        cases: [{ what: '422', start: [{ status: 422 }] }],
        shown: [['test/demo/server/start.test.ts', 'is a conflict with another body, or from another shopper']],
      },
    ],
    remedy: 'Nothing on the page: the element never sends another body under a key. Look for a proxy that changes it.',
  },
  {
    id: 'F11',
    name: 'the terms have changed meanwhile',
    outcomes: [
      {
        ends: { event: 'kr-pay-failure', code: 'terms-changed', retryable: true },
        retry: ['new'],
        cases: [422, 409].map((status) => ({
          what: `${status} terms-changed`,
          start: [json({ code: 'terms-changed' }, status)],
        })),
        shown: [
          ['test/element/consent.test.ts', 'is asked for anew when the server says that the terms have changed'],
          ['test/element/consent.test.ts', 'that were ticked are not ticked for another text'],
        ],
      },
    ],
    remedy: 'Hear the failure and put the new terms into the page; every tick is taken back and asked for again.',
  },
];
