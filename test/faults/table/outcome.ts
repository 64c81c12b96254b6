import { fails, goesOn, silent, succeeds, waits } from '../fault.js';
import type { Fault } from '../fault.js';

const back = 'test/element/return.test.ts';
const confirm = 'test/demo/server/confirm.test.ts';
const outcome = 'test/element/outcome.test.ts';
const returning = 'test/trips/returning.test.ts';
const withoutCookies = 'test/trips/without-cookies.test.ts';

/** Coming back, and what became of it. */
export const outcomes: readonly Fault[] = [
  {
    id: 'F52',
    name: 'storage throws, is full or was cleared',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [back, 'is known although storage is blocked'],
          ['test/trip/attempt-memory.test.ts', 'does nothing and does not throw ${why}'],
        ],
      },
    ],
    remedy: 'Nothing: the attempt is in the return address, too.',
  },
  {
    id: 'F53',
    name: 'cookies are blocked',
    outcomes: [
      {
        when: 'at the return',
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [withoutCookies, 'a shopper who comes back is told what the shop knows, and the address is cleaned'],
          [confirm, 'needs no cookie, and not the same browser'],
        ],
      },
      {
        when: 'at the start',
        ends: fails('rejected', true),
        retry: ['new'],
        shown: [
          [withoutCookies, 'a press is refused by the shop, the next one is a new attempt, and nobody is charged'],
          [
            'test/demo/server/payment-endpoint.test.ts',
            'a start without the cookie of a shopper, or with one that the shop did not give out',
          ],
        ],
      },
    ],
    remedy: 'Confirm by the attempt alone. Answer 401 or 403 to a start that needs a session.',
    limit: 'WebKit: cookies and `localStorage` are refused, but its driver cannot refuse `sessionStorage`.',
  },
  {
    id: 'F55',
    name: 'the shopper comes back in another browser',
    outcomes: [
      {
        ends: succeeds,
        reads: 'nothing',
        retry: [],
        shown: [[returning, 'in a browser that knows nothing succeeds there, and tells it nothing about the shopper']],
      },
    ],
    remedy: 'Confirm by the attempt alone, and answer nothing personal: whoever has the address may ask.',
  },
  {
    id: 'F56',
    name: 'the return address is opened twice',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [back, 'may come twice with the same address'],
          [confirm, 'writes the ledger once, however often and at once it is asked'],
        ],
      },
    ],
    remedy: 'Make confirming read-only for the merchant, and fulfil once an order.',
  },
  {
    id: 'F57',
    name: 'an attempt in the address that is unknown, malformed or over',
    outcomes: [
      {
        when: 'unknown',
        ends: fails('unknown-attempt', false, 404),
        retry: ['no', 'new'],
        shown: [
          [back, 'with an attempt the server does not know is told so, once'],
          [outcome, 'ends as unknown-attempt when the server does not know the attempt'],
        ],
      },
      {
        when: 'malformed',
        ends: silent,
        reads: 'nothing',
        retry: [],
        shown: [[back, 'is not seen in the address ${JSON.stringify(address)}: nobody asks, nothing is cleaned']],
      },
      {
        when: 'over',
        ends: fails('expired', true),
        retry: ['new'],
        shown: [
          [outcome, 'is ${code} when the server says ${status}, and the next click is a new attempt'],
          [confirm, 'is expired when the session’s time was over'],
        ],
      },
    ],
    remedy: 'Answer 404 to an attempt that there is not and to one of somebody else, with the same words.',
  },
  {
    id: 'F58',
    name: 'the webhook comes before the shopper, or after',
    outcomes: [
      {
        when: 'before',
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          ['test/trips/paying.test.ts', 'succeeds when the webhook was there before the shopper'],
          ['test/demo/server/any-order.test.ts', 'by return, webhook and sweep at the same time'],
        ],
      },
      {
        when: 'after',
        ends: waits,
        reads: 'pending',
        retry: ['check'],
        shown: [
          [back, 'waits while the outcome is open, and is told once'],
          [outcome, 'is told once, polled beneath, and becomes a success'],
        ],
      },
    ],
    remedy: 'Let confirm, webhook and sweep all lead to one function that settles an attempt once.',
  },
  {
    id: 'F59',
    name: 'the webhook never comes',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: ['check'],
        shown: [
          ['test/trips/paying.test.ts', 'succeeds when no webhook ever comes'],
          ['test/demo/server/sweep.test.ts', 'settles an attempt that nobody reported, once it is a minute old'],
        ],
      },
    ],
    remedy: 'Ask the provider when you are asked, and sweep open attempts.',
  },
  {
    id: 'F60',
    name: 'the provider or the shop cannot be asked for the outcome',
    outcomes: [
      {
        ends: waits,
        reads: 'pending',
        retry: ['check'],
        shown: [
          [outcome, 'ends nothing when confirm fails by the server’s fault'],
          [confirm, 'is pending, not an error, while Stripe cannot be asked'],
          ['test/demo/server/sweep.test.ts', 'goes on with the others when one cannot be read, and says so in the log'],
        ],
      },
      {
        when: 'the shop’s answer cannot be read',
        ends: fails('invalid-response', true),
        reads: 'notKnown',
        retry: ['check', 'click'],
        shown: [
          [
            'test/element/return-order.test.ts',
            '(${what}) is not told that nobody is charged twice, but to look first',
          ],
        ],
      },
    ],
    remedy: 'Answer `pending` while the provider cannot be asked, and sweep later.',
  },
  {
    id: 'F61',
    name: 'the element is defined twice, late, or imported on a server',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        shown: [
          ['test/define.test.ts', 'a second time only warns, naming both versions; the first one stays'],
          ['test/element/configuration.test.ts', 'that a framework sets before the element is defined count too'],
          ['test/element/lifecycle.test.ts', 'is not lost'],
          ['test/scripts/node-import.test.ts', 'is imported without a word, without a DOM, and registers nothing'],
        ],
      },
    ],
    remedy: 'Load one copy. The console names both versions when there are two.',
  },
  {
    id: 'F62',
    name: 'no JavaScript, or the button’s file does not run',
    outcomes: [
      {
        ends: silent,
        reads: 'nothing',
        retry: [],
        shown: [
          ['test/faults/plain-form.test.ts', 'that is blocked leaves a form that works'],
          ['test/faults/plain-form.test.ts', 'that is not wanted at all leaves a form that works'],
          ['test/element/slotted-form.test.ts', 'is not shown once the element has rendered'],
        ],
      },
    ],
    remedy: 'Put a form into the element, and answer its POST with a 200 page that leads on (a 303 may be blocked).',
  },
];
