import { goesOn, silent, succeeds } from '../fault.js';
import type { Fault } from '../fault.js';

const trips = 'test/trips/turning-back.test.ts';
const reload = 'test/element/reload.test.ts';
const life = 'test/element/lifecycle.test.ts';
const tabs = 'test/demo/server/live-attempt.test.ts';
const twoTabs = 'test/trips/two-tabs.test.ts';

/** What shopper, browser and page do meanwhile. */
export const page: readonly Fault[] = [
  {
    id: 'F39',
    name: 'Back from the provider to a page that the browser kept',
    outcomes: [
      {
        ends: silent,
        reads: 'nothing',
        retry: ['click'],
        shown: [[trips, 'by Back to a page that the browser kept gives a button that goes on with the same attempt']],
      },
    ],
    remedy: 'Nothing: the server is asked once; ticks and attempt are as they were.',
  },
  {
    id: 'F40',
    name: 'Back from the provider to a page that is loaded again',
    outcomes: [
      {
        ends: silent,
        reads: 'nothing',
        retry: ['click'],
        shown: [
          [trips, 'by Back to a page that says no-store gives a button that goes on with the same attempt'],
          ['test/element/return.test.ts', 'finds a button that is ready when nothing is known, without any event'],
        ],
      },
    ],
    remedy: 'Nothing. Without `sessionStorage` the next click is a new attempt: let the server join it to the first.',
  },
  {
    id: 'F41',
    name: 'the page is reloaded, or crashes, while it starts',
    outcomes: [
      {
        ends: silent,
        reads: 'nothing',
        retry: ['click'],
        shown: [
          [reload, 'a start that was never answered is repeated with the same key'],
          [
            'test/demo/server/start.test.ts',
            'heals a crash between Stripe’s answer and storing it: the same session, not a second one',
          ],
        ],
      },
    ],
    remedy: 'Answer a repeated key with the stored answer: the next click sends the same one.',
  },
  {
    id: 'F42',
    name: 'the page is reloaded while the outcome is asked for',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: ['check'],
        shown: [
          ['test/trips/returning.test.ts', 'and reloading while the shop is being asked asks again and succeeds once'],
          [reload, 'the outcome of an attempt ${what} is asked for without a click'],
        ],
      },
    ],
    remedy: 'Nothing: the attempt stays in the address until the outcome is known.',
  },
  {
    id: 'F43',
    name: 'two tabs pay one order',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        shown: [
          [twoTabs, 'is one session when both press before the provider has answered, and is paid once'],
          [tabs, 'joins the first one when it is the same and still open: one session for two tabs'],
          [tabs, 'is one of many that two shops over one database start at once: one open session in the end'],
        ],
      },
      {
        when: 'the first has paid',
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [twoTabs, 'is told to be paid already in the tab that presses later'],
          [tabs, 'takes no money when the first one proves paid'],
        ],
      },
    ],
    remedy: 'Keep one open attempt an order on the server: a second one joins it, or closes it at the provider.',
  },
  {
    id: 'F44',
    name: 'a tab is duplicated with what it remembers',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: ['click'],
        shown: [['test/faults/meanwhile.test.ts', 'sends the key and the bytes of the first']],
      },
    ],
    remedy: 'Nothing: both send the same key; see F4.',
    limit: 'All engines: a page cannot duplicate its tab, so the copy is a frame, which shares the storage.',
  },
  {
    id: 'F45',
    name: 'double click, a hundred clicks, Enter held down',
    outcomes: [
      {
        ends: goesOn,
        reads: 'starting',
        retry: [],
        shown: [
          ['test/element/start.test.ts', 'is one request and one event for a double click'],
          ['test/element/start.test.ts', 'is one request for a hundred clicks, by mouse or method'],
          ['test/trips/paying.test.ts', 'takes a double click for one click'],
          ['test/trips/paying.test.ts', 'takes Enter held down for one press'],
        ],
      },
    ],
    remedy: 'Nothing: a busy element takes no click.',
    limit: 'WebKit: its driver repeats no key that is held down, so the key is pressed again and again.',
  },
  {
    id: 'F46',
    name: 'the element is removed while it is busy',
    outcomes: [
      {
        ends: silent,
        reads: 'nothing',
        retry: ['click'],
        shown: [
          [life, 'while it starts sends no event and hands nothing off'],
          [life, 'while the outcome is asked for says nothing of it'],
          [life, 'and put back later goes on with the same attempt at the next click'],
        ],
      },
    ],
    remedy: 'Keep the element on the page until its final event.',
  },
  {
    id: 'F47',
    name: 'the element is moved while it is busy',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        shown: [
          [life, 'within a task goes on as if nothing had been'],
          [life, 'keeps its ticks'],
        ],
      },
    ],
    remedy: 'Nothing, within one task. Later it is an element that was removed.',
  },
  {
    id: 'F48',
    name: 'an attribute changes while it is busy',
    outcomes: [
      {
        ends: goesOn,
        reads: 'nothing',
        retry: [],
        shown: [
          ['test/element/configuration.test.ts', 'take effect for the next click when they change while busy'],
          ['test/element/start.test.ts', 'has a new key when ${attribute} is another'],
        ],
      },
    ],
    remedy: 'Nothing: the new value counts from the next click.',
  },
  {
    id: 'F49',
    name: 'two buttons for two orders',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [life, 'start and end each for itself'],
          ['test/element/return.test.ts', 'gives the outcome to the button of the order, although another asked'],
        ],
      },
    ],
    remedy: 'Give each its `order-id`.',
  },
  {
    id: 'F50',
    name: 'two buttons for one order',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: [],
        shown: [
          [
            'test/element/return-order.test.ts',
            'tell of one success, ask once and leave one ready when the shopper comes back ${how}',
          ],
          [reload, 'two buttons of one order do not both repeat it'],
        ],
      },
    ],
    remedy: 'Let the server join two attempts of one order; see F43.',
  },
  {
    id: 'F54',
    name: 'the page is hidden, frozen, or the device asleep',
    outcomes: [
      {
        ends: succeeds,
        reads: 'paid',
        retry: ['check'],
        shown: [
          ['test/faults/meanwhile.test.ts', 'is not asked about its outcome, and is at once when it is seen again'],
          ['test/controller/arrivals.test.ts', 'are told when the page can be seen again'],
        ],
      },
    ],
    remedy: 'Nothing: asking stops while nobody looks and goes on at once afterward.',
    limit: 'All engines: no driver puts a page to sleep; `hidden` is set by hand and its event sent.',
  },
];
