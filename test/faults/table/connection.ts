import { json, times } from '../../support/fault-steps.js';
import { fails, goesOn } from '../fault.js';
import type { Fault } from '../fault.js';

const redirects = json({ url: 'https://psp.example/pay' });
const api = 'test/merchant/merchant-api-faults.test.ts';
const network = fails('network', true);
const timeout = fails('timeout', true);

/** The connection to the merchant's server. */
export const connection: readonly Fault[] = [
  {
    id: 'F1',
    name: 'no connection at the click',
    outcomes: [
      {
        ends: fails('offline', true),
        retry: ['click'],
        cases: [{ what: 'the browser says so', start: [{ fault: 'reset' }], place: 'offline' }],
      },
    ],
    remedy: 'Nothing: the shopper presses again once there is a connection.',
    limit:
      'All engines: a page cannot pull the cable, so the connection is cut by the server and `onLine` is set to false.',
  },
  {
    id: 'F2',
    name: 'name not found, connection refused or cut',
    outcomes: [
      {
        ends: network,
        retry: ['auto', 'click'],
        cases: [
          { what: 'the connection is cut', start: [{ fault: 'reset' }], tries: 3, hint: 'CORS' },
          {
            what: 'the name is not known',
            start: [],
            endpoint: 'https://shop.invalid/pay',
            tries: 0,
            hint: 'CORS',
          },
        ],
        shown: [[api, 'calls an address where nobody listens a network failure']],
      },
    ],
    remedy: 'See whether the endpoint can be reached from outside. The element has tried three times.',
  },
  {
    id: 'F3',
    name: 'a slow network',
    outcomes: [
      {
        ends: goesOn,
        reads: 'starting',
        retry: [],
        cases: [{ what: 'the answer is late', start: [{ ...redirects, late: 300 }] }],
      },
    ],
    remedy:
      'Nothing. A try may take 10 seconds; a start handler should take far less, because a pop-up needs a recent tap.',
  },
  {
    id: 'F4',
    name: 'the answer is lost after the server has stored the order',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: ['auto'],
        cases: [
          { what: 'before its first byte', start: [{ fault: 'reset' }, redirects] },
          { what: 'within its body', start: [{ fault: 'truncate', body: '{"url":' }, redirects] },
        ],
        shown: [['test/demo/server/start.test.ts', 'is given the same answer, byte for byte, without asking Stripe']],
      },
    ],
    remedy: 'Answer a repeated `Idempotency-Key` with what it was answered before: one order, one payment object.',
  },
  {
    id: 'F5',
    name: 'the server does not answer in time',
    outcomes: [
      {
        ends: timeout,
        retry: ['auto', 'click'],
        cases: [
          { what: 'not at all', start: [{ fault: 'hang' }], tries: 3, hurried: true },
          { what: 'and stops within its body', start: [{ fault: 'hang-in-body' }], tries: 3, hurried: true },
          {
            what: 'while the clock jumps a day ahead',
            start: [{ fault: 'hang' }],
            tries: 3,
            hurried: true,
            place: 'clock a day ahead',
          },
        ],
        shown: [
          [api, 'ends all tries together when the time is up'],
          [
            'test/element/repeat.test.ts',
            'is not held for longer than 30 seconds: that is a time-out which leaves the attempt open',
          ],
        ],
      },
      {
        when: 'the server says so itself, by 408',
        ends: fails('timeout', true, 408),
        retry: ['auto', 'click'],
        cases: [{ what: '408', start: [{ status: 408 }], tries: 3 }],
      },
    ],
    remedy: 'Make the start handler quicker: one try may take 10 seconds, all tries together 30.',
  },
  {
    id: 'F12',
    name: 'too many requests',
    outcomes: [
      {
        ends: fails('rate-limited', true, 429),
        retry: ['auto', 'click'],
        cases: [
          { what: '429 without Retry-After', start: [{ status: 429 }], tries: 3 },
          {
            what: '429 with seconds to wait',
            start: [{ status: 429, headers: { 'Retry-After': '7' } }],
            tries: 3,
            waits: [7_000, 7_000],
          },
        ],
      },
      {
        when: '`Retry-After` says more than 10 seconds',
        ends: fails('rate-limited', true, 429),
        retry: ['click'],
        cases: [{ what: '429 for a minute', start: [{ status: 429, headers: { 'Retry-After': '60' } }] }],
      },
      {
        when: 'it passes',
        ends: goesOn,
        reads: 'nothing',
        retry: ['auto'],
        cases: [
          {
            what: '429 until a date, 3 seconds on',
            start: [until('Thu, 01 Jan 2099 00:00:03 GMT'), redirects],
            waits: [3_000],
          },
        ],
      },
    ],
    remedy: 'Say in `Retry-After` how long to wait: up to 10 seconds are obeyed without the shopper.',
  },
  {
    id: 'F13',
    name: 'the server fails',
    outcomes: [
      {
        ends: { event: 'kr-pay-failure', code: 'server-error', retryable: true },
        retry: ['auto', 'click'],
        cases: [500, 502, 503, 504].map((status) => ({ what: `${status}`, start: [{ status }], tries: 3 })),
      },
      {
        when: 'in a way that another try does not help',
        ends: { event: 'kr-pay-failure', code: 'server-error', retryable: true },
        retry: ['click'],
        cases: [
          { what: '501', start: [{ status: 501 }] },
          { what: '503 for a minute', start: [{ status: 503, headers: { 'Retry-After': '60' } }] },
        ],
      },
      {
        when: 'it passes',
        ends: goesOn,
        reads: 'nothing',
        retry: ['auto'],
        cases: [{ what: 'twice', start: [...times(2, { status: 503 }), redirects] }],
      },
    ],
    remedy: 'Look into the server’s log. Nobody was sent to a provider; a repeat has the same key.',
  },
  {
    id: 'F51',
    name: 'the clock of the device is wrong, or jumps',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: ['auto'],
        cases: (['clock a day ahead', 'clock a day behind'] as const).map((place) => ({
          what: `${place}: a date to wait for is read by the server’s clock`,
          start: [until('Thu, 01 Jan 2099 00:00:06 GMT'), redirects],
          waits: [6_000],
          place,
        })),
        shown: [
          ['test/merchant/retry.test.ts', 'reads a date by the clock of the answer, however wrong our own is'],
          ['test/demo/server/confirm.test.ts', 'is expired when the session’s time was over'],
        ],
      },
    ],
    remedy: 'Nothing: timers do not follow the clock, and whether a payment expired is the server’s word.',
  },
];

/** Too many requests, by a server in whose time it is the first second of 2099. */
function until(date: string) {
  return { status: 429, headers: { Date: 'Thu, 01 Jan 2099 00:00:00 GMT', 'Retry-After': date } };
}
