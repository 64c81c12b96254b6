import { fails, silent, succeeds, waits } from '../fault.js';
import type { Fault } from '../fault.js';

const complaint = 'test/element/window-complaint.test.ts';
const quiet = 'test/element/silent-window.test.ts';
const opened = 'test/element/window.test.ts';
const opening = 'test/element/opening.test.ts';

/** The provider's script once it was called. */
export const providerWindow: readonly Fault[] = [
  {
    id: 'F32',
    name: 'the provider’s script throws or reports an error',
    outcomes: [
      {
        ends: fails('provider-error', true),
        retry: ['check', 'click', 'new'],
        shown: [
          [complaint, 'by a call that ${how} is provider-error'],
          [complaint, 'is provider-error in its own words while nothing was paid, and the next click repeats the key'],
          [
            complaint,
            'is provider-error in its own words when the server says failed, and the next click has a new key',
          ],
          ['test/providers/stripe-js.test.ts', 'is a complaint when the call throws'],
        ],
      },
      {
        when: 'and the server cannot be asked',
        ends: waits,
        reads: 'pending',
        retry: ['check'],
        shown: [[complaint, 'is pending, not failed, when the server cannot be asked']],
      },
    ],
    remedy: 'Read `providerCode` and `providerMessage` of the event; the shop’s server was asked first.',
    limit: 'All engines: a script’s own `alert` stops the page until it is closed, and is not tried.',
  },
  {
    id: 'F33',
    name: 'the provider’s window never answers',
    outcomes: [
      {
        ends: silent,
        reads: 'silentWindow',
        retry: ['check', 'click'],
        shown: [
          [quiet, 'leaves the element pending without an event, with words for it and two ways on'],
          [quiet, 'is asked about by a click, and the outcome is told'],
          [quiet, 'is started again with the same key and body, and opens anew'],
        ],
      },
    ],
    remedy: 'Take webhooks: the order may be paid although the window said nothing.',
  },
  {
    id: 'F34',
    name: 'the provider’s window answers twice, or late',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [opened, 'counts once, however often it is called'],
          [quiet, 'is still heard when it answers late'],
          [quiet, 'is heard while the shopper starts again, when the new one opens'],
        ],
      },
    ],
    remedy: 'Nothing: one attempt has one final event.',
  },
  {
    id: 'F35',
    name: 'the provider’s window says paid, the server says not',
    outcomes: [
      {
        ends: fails('declined', true),
        retry: ['new'],
        shown: [
          [opened, 'is not believed: the server says what became of it'],
          ['test/element/return.test.ts', 'is not believed because the address says so'],
        ],
      },
      {
        when: 'the server does not know yet',
        ends: waits,
        reads: 'pending',
        retry: ['check'],
        shown: [[opened, 'leads to pending when the server does not know yet, and then to the outcome']],
      },
    ],
    remedy: 'Nothing: only the server’s word counts.',
  },
  {
    id: 'F36',
    name: 'the provider’s window says canceled, the server says paid',
    outcomes: [
      { ends: succeeds, reads: 'paid', retry: [], shown: [[complaint, 'is a success when the server says so']] },
    ],
    remedy: 'Nothing: only the server’s word counts.',
  },
  {
    id: 'F37',
    name: 'the window is blocked, or the tap was too long ago',
    outcomes: [
      {
        when: 'the browser refused it',
        ends: fails('popup-blocked', true),
        retry: ['click'],
        shown: [
          [
            complaint,
            'that the browser did not open is popup-blocked: nobody is asked, and the next click repeats the key',
          ],
        ],
      },
      {
        when: 'it would be refused',
        ends: silent,
        reads: 'opening',
        retry: ['click'],
        shown: [
          [opening, 'is not opened without one: the element is ready for it and says so'],
          [opening, 'is opened by the next click, at once, with no other request'],
        ],
      },
    ],
    remedy: 'Make the start handler quick: a browser takes a tap for one during about 5 seconds.',
    limit:
      'All engines: the test browsers’ own blockers are not switched on; that a tap is needed is read from the browser.',
  },
  {
    id: 'F38',
    name: 'the shopper closes the window or turns back at the provider',
    outcomes: [
      {
        when: 'the server says canceled',
        ends: fails('canceled', true),
        retry: ['new'],
        shown: [
          [complaint, 'is canceled when the server says so'],
          [
            'test/trips/turning-back.test.ts',
            'after a refusal says canceled, and a second try pays the same order as a new attempt',
          ],
        ],
      },
      {
        when: 'the server does not know',
        ends: fails('provider-error', true),
        retry: ['check', 'click'],
        shown: [[quiet, 'is still heard when it complains late']],
      },
    ],
    remedy: 'Nothing: the element never says canceled by itself.',
  },
];
