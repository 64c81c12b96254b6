import type { Attack } from '../attack.js';

/** What is sent to the merchant's server. The demo's is the reference. */
export const server: readonly Attack[] = [
  {
    id: 'T10',
    who: ['link'],
    attack: 'Another site makes the shopper’s browser start or confirm a payment.',
    answer:
      'JSON and a header that forms cannot send are required, and requests from other sites are refused; nothing is stored.',
    shown: [
      ['test/demo/server/payment-endpoint.test.ts', 'a request from another site'],
      [
        'test/demo/server/payment-endpoint.test.ts',
        'a request without X-Requested-With, which a foreign page could send',
      ],
      ['test/demo/server/payment-endpoint.test.ts', 'a body that is not called JSON'],
    ],
    limit:
      'The form that works without JavaScript is guarded by `Origin` and the cookie; its token is an idempotency key, no secret.',
  },
  {
    id: 'T11',
    who: ['link'],
    attack: 'Another site reads answers of the endpoint.',
    answer:
      'The demo’s endpoint allows no origin; the button sends cookies to its own origin only, unless an attribute says otherwise.',
    shown: [
      ['test/demo/server/payment-endpoint.test.ts', 'may be read by another origin, whether it allows or refuses'],
      ['test/demo/server/payment-endpoint.test.ts', 'a request from another site'],
      ['test/element/start.test.ts', 'has the headers of the contract, the key among them'],
    ],
    limit:
      'A shop whose endpoint is at another origin than its pages has to allow these: name each, and never all with credentials.',
  },
  {
    id: 'T12',
    who: ['shopper', 'answer'],
    attack: 'Consent is given to one text, and another one is recorded; or a box was ticked for the shopper.',
    answer:
      'A tick belongs to a text and its version; the server takes only the very text on offer, and no box starts ticked.',
    shown: [
      ['test/element/consent.test.ts', 'are shown with nothing ticked, each marked as required or optional'],
      ['test/element/consent.test.ts', 'is asked for anew when the server says that the terms have changed'],
      [
        'test/demo/server/consents/terms-api.test.ts',
        'takes effect at once: who has the old one on the screen is refused, who has the new one is not',
      ],
      [
        'test/trips/consenting.test.ts',
        'is asked for again when the shop changed its terms meanwhile, and nobody is asked for a payment',
      ],
    ],
  },
  {
    id: 'T13',
    who: ['accident'],
    attack: 'The server dies between storing the consent and asking the provider.',
    answer: 'Order, consent and attempt are stored in one transaction, before anybody is asked.',
    shown: [
      [
        'test/demo/server/payment-endpoint.test.ts',
        'stores order, consent and attempt before asking, answers 503, and lets the same key try again',
      ],
      [
        'test/demo/server/killed-start.test.ts',
        'has both order and consent or neither, and heals, when it dies as ${step}',
      ],
    ],
    limit: 'Processes are killed; power is not cut.',
  },
  {
    id: 'T28',
    who: ['link', 'robot'],
    attack: 'Webhooks are forged, altered, replayed, or sent late.',
    answer:
      'Signatures are checked over the body as it came; what is not signed only makes the server ask the provider. An event counts once.',
    shown: [
      [
        'test/demo/attacks/webhook-forgeries.test.ts',
        'in the name of ${name} is refused in more than forty ways, and a genuine one is taken',
      ],
      [
        'test/demo/attacks/webhook-forgeries.test.ts',
        'in the name of adyen is refused in more than forty ways, and a genuine one is believed',
      ],
      [
        'test/demo/attacks/webhook-forgeries.test.ts',
        'in the name of portone, which signs nothing, only makes the shop look, in more than forty ways',
      ],
      ['test/demo/server/webhooks.test.ts', 'is kept as it came, once, and a repeat is answered 200'],
    ],
    limit:
      'Checkout.com and Adyen sign no time, so an old event is stopped only by being taken once. Signatures are made here, not by the providers.',
  },
  {
    id: 'T29',
    who: ['accident'],
    attack: 'A late failure comes after the money, or money after a cancel.',
    answer: 'Paid is final; late money pays the order if nothing has, and is flagged for refund otherwise.',
    shown: [
      [
        'test/properties/webhook-order.test.ts',
        'end in one and the same state in each of their 120 orders, in the shop and its database',
      ],
      [
        'test/properties/order-states.test.ts',
        'goes forward only, is captured once by a right payment, and every payment is in the ledger once',
      ],
      ['test/demo/server/late-money.test.ts', 'is to go back when the newer attempt has paid the order'],
    ],
  },
  {
    id: 'T30',
    who: ['robot'],
    attack: 'The server is kept busy by huge bodies, slow ones, or very many requests.',
    answer:
      'Bodies, headers, time, connections and requests an address and a browser are limited; the button reads 64 KiB of an answer.',
    shown: [
      [
        'test/demo/server/security-bodies.test.ts',
        'that never ends is refused at ${path}, and its connection is closed',
      ],
      [
        'test/demo/server/listen.test.ts',
        'that sends its body a letter at a time is closed after the time of a request',
      ],
      ['test/demo/server/rate-limit.test.ts', 'says 429, what to do, and after how many seconds'],
      ['test/merchant/read-body.test.ts', 'reads up to 64 KiB and not a byte more'],
    ],
    limit: 'One process limits for itself. A flood from many addresses is for whatever stands before the shop.',
  },
  {
    id: 'T31',
    who: ['robot'],
    attack: 'A shopper sends an address, so that the server fetches it.',
    answer: 'The server asks the configured providers only.',
    shown: [['test/demo/server/security-injection.test.ts', 'is visited by nobody, wherever it stands']],
  },
  {
    id: 'T32',
    who: ['shopper'],
    attack: 'Ids and names hold line breaks or control characters, for headers and logs.',
    answer: 'Ids have a form, texts a length; a happening is one line of JSON in the log, whatever it holds.',
    shown: [
      ['test/demo/server/security-injection.test.ts', 'is refused as an id or a name'],
      ['test/demo/server/security-injection.test.ts', 'stays inside its line of the log'],
      [
        'test/demo/server/security-injection.test.ts',
        'cannot reach the shop in a header: the connection is answered 400',
      ],
    ],
    limit: 'The demo writes no tables for spreadsheets; escape them where you do.',
  },
  {
    id: 'T35',
    who: ['accident'],
    attack: 'An emulator or a key of test mode is used in production, or a live key in the demo.',
    answer: 'Emulators listen on this machine only and take no live key; the demo does not start in production.',
    shown: [
      ['test/demo/server/security-startup.test.ts', 'in production, with emulators or with keys of test mode'],
      ['test/demo/server/security-startup.test.ts', 'with a live key of Stripe’s at the emulator'],
      ['test/demo/server/security-startup.test.ts', 'on an address that others can reach'],
      ['test/demo/server/security-startup.test.ts', 'with a key that may be a live one'],
    ],
    limit: 'Keys of PortOne and Adyen do not show whether they move money.',
  },
  {
    id: 'T36',
    who: ['robot'],
    attack: 'Texts of failures tell more than they should: who has an account, why a card was refused.',
    answer:
      'Codes are a closed list with texts of our own; a provider’s words are shown only if the page asks for that, and as text.',
    shown: [
      ['test/element/answers.test.ts', 'is our own, and the page learns the provider’s'],
      ['test/element/answers.test.ts', 'is the provider’s, unchanged and as text, with message-mode verbatim'],
      [
        'test/demo/server/start-checks.test.ts',
        'an order that there is not, or that is another shopper’s, with the same words',
      ],
    ],
    limit: 'The page itself learns the provider’s code and words from the event, also without `message-mode`.',
  },
];
