import type { Attack } from '../attack.js';

/** What comes back from a provider, or seems to. */
export const returns: readonly Attack[] = [
  {
    id: 'T5',
    who: ['link', 'shopper'],
    attack: 'The return address is edited to say that it was paid: `redirect_status=succeeded`, `imp_success=true`.',
    answer:
      'Only the merchant’s server makes a success, and it asks the provider; what the address says is opaque text.',
    shown: [
      [
        'test/attacks/forged-returns.test.ts',
        'brings no success when the server knows better, whatever ${provider} seems to say',
      ],
      [
        'test/demo/attacks/forged-returns.test.ts',
        'is not believed, in more than thirty ways, where the provider is ${provider}',
      ],
      [
        'test/flow/flow.explored.test.ts',
        'keeps the promises: success only by the server, one final event a click, one hand-off a click, always a timer',
      ],
    ],
  },
  {
    id: 'T6',
    who: ['link', 'shopper', 'other'],
    attack: 'A return address is opened again, many times at once, or by somebody else, to be served twice.',
    answer: 'Confirming is idempotent and the ledger has one row a payment; the parameters leave the address bar.',
    shown: [
      ['test/demo/server/webhooks.test.ts', 'writes one ledger row together with fifty confirm requests'],
      ['test/demo/server/confirm.test.ts', 'writes the ledger once, however often and at once it is asked'],
      [
        'test/element/return.test.ts',
        'leads to one question and one event, and to an address with the merchant’s own part only',
      ],
    ],
    limit: 'A success may be told again after a reload. Fulfil by the ledger, never by the event.',
  },
  {
    id: 'T7',
    who: ['link', 'other'],
    attack: 'A shopper is made to open somebody else’s paid attempt, to take it for their own.',
    answer:
      'The outcome names the order it is for, and nothing of a person; a button of another order stays ready. Order details are for the cookie that made them.',
    shown: [
      [
        'test/trips/returning.test.ts',
        'in a browser that knows nothing succeeds there, and tells it nothing about the shopper',
      ],
      ['test/element/return.test.ts', 'tells the page of an order that no button has, and stays ready for its own'],
      ['test/demo/server/shop-api.test.ts', 'is for the shopper who made it, and 404 for anybody else'],
    ],
    limit:
      'The outcome itself is told to whoever has the attempt’s id: a shopper may come back in another browser. A page must show the order’s number beside the success.',
  },
  {
    id: 'T8',
    who: ['robot'],
    attack: 'Ids of attempts are guessed.',
    answer:
      'They are random v4 UUIDs; what is not known is answered alike, byte for byte, and an outcome holds nothing personal.',
    shown: [
      ['test/trip/attempt-id.test.ts', 'uses every value of every random place'],
      [
        'test/demo/attacks/forged-returns.test.ts',
        'cannot be found by asking: whatever is made up is answered alike, byte for byte',
      ],
      [
        'test/demo/attacks/forged-returns.test.ts',
        'tells who has it the outcome, and nothing of the shopper, the order’s goods or its price',
      ],
      [
        'test/demo/server/start-checks.test.ts',
        'an order that there is not, or that is another shopper’s, with the same words',
      ],
    ],
    limit: 'The time that an answer takes is not compared.',
  },
  {
    id: 'T9',
    who: ['shopper'],
    attack: 'Amount, currency, item or a term’s text is changed in the page or on its way to the server.',
    answer:
      'The server sells at its own price and compares what the provider took; another amount is flagged and never paid.',
    shown: [
      [
        'test/demo/attacks/amounts.test.ts',
        'an order is paid by its own price in won alone, and is flagged otherwise (${pairsTried} pairs)',
      ],
      [
        'test/demo/attacks/amounts.test.ts',
        'nothing is started for another amount than the price, and nothing is stored',
      ],
      [
        'test/demo/server/consents/offer-check.test.ts',
        'must be the very text on offer, whatever hash is made for another one',
      ],
      ['test/trips/providers/odd-ways.test.ts', '#wrong-amount: is no success, and the order is flagged for a person'],
    ],
  },
  {
    id: 'T26',
    who: ['shopper', 'other'],
    attack: 'Back, or a page that the browser kept, shows an old basket that can be paid again.',
    answer:
      'When the page is shown again the attempt is asked about first; the button goes on with the same attempt and key.',
    shown: [
      [
        'test/trips/turning-back.test.ts',
        'by Back to a page that the browser kept gives a button that goes on with the same attempt',
      ],
      ['test/element/return-order.test.ts', 'by Back starts nothing either'],
    ],
  },
  {
    id: 'T27',
    who: ['shopper'],
    attack: 'One basket is paid in two tabs, or by a hundred clicks.',
    answer:
      'An order has one live attempt: the second tab joins it, or is refused; a busy button does not start again.',
    shown: [
      [
        'test/demo/server/live-attempt.test.ts',
        'joins the first one when it is the same and still open: one session for two tabs',
      ],
      [
        'test/trips/two-tabs.test.ts',
        'is one session when both press before the provider has answered, and is paid once',
      ],
      [
        'test/demo/server/live-attempt.test.ts',
        'is one of many that two shops over one database start at once: one open session in the end',
      ],
      ['test/element/start.test.ts', 'is one request for a hundred clicks, by mouse or method'],
    ],
  },
];
