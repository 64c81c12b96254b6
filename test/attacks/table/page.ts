import type { Attack } from '../attack.js';

/** What is done within the page. */
export const page: readonly Attack[] = [
  {
    id: 'T14',
    who: ['markup'],
    attack: 'A label, a term, an error text or an attribute holds markup or code.',
    answer: 'Texts are shown as texts; links of terms pass the address policy, and open without access to the page.',
    shown: [
      ['test/attacks/markup.test.ts', 'is a text in every attribute of the element'],
      ['test/attacks/markup.test.ts', 'is a text in every term: label, text, address, id and version'],
      ['test/attacks/markup.test.ts', 'is a text in the slots, as the page put it there'],
      ['test/attacks/markup.test.ts', 'is a text in every field of an answer (${part + 1} of ${parts.length})'],
    ],
    limit: 'What a page slots as markup is the page’s own, and is not cleaned.',
  },
  {
    id: 'T15',
    who: ['markup'],
    attack:
      'An element’s id or name takes the place of `IMP`, `PortOne`, `Stripe`, or a form’s field that of `submit`.',
    answer:
      'A global is used only if it has the functions it should have; forms are sent by the prototype’s own methods.',
    shown: [
      [
        'test/attacks/clobbered.test.ts',
        'of a provider’s script (${what} named ${name}) is not called: the payment fails and says so',
      ],
      ['test/attacks/clobbered.test.ts', 'of ours or of the document’s own members does not change how a payment goes'],
      ['test/providers/stripe-js-load.test.ts', 'is not a link of the page named Stripe'],
      ['test/browser/navigate.test.ts', 'sends names that are the form’s own, in order and as they are'],
    ],
    limit:
      'Markup that takes `createElement` or the like breaks every script of a page, ours too: nothing can be paid then.',
  },
  {
    id: 'T16',
    who: ['answer', 'script'],
    attack: 'An answer of the server has fields named `__proto__`, `constructor` or `prototype`.',
    answer: 'Such an answer is refused at every depth that is read; only own fields count.',
    shown: [
      ['test/attacks/polluted.test.ts', 'by ${name} is refused at every depth, and no object has a field more'],
      ['test/properties/contract.test.ts', 'an object with a name that reaches a prototype is no object to any reader'],
      ['test/demo/server/payment-endpoint.test.ts', 'names that reach the prototype'],
    ],
  },
  {
    id: 'T17',
    who: ['script'],
    attack: 'Somebody has added fields to every object before the button loads.',
    answer: 'Answers are read by their own fields, so the button does what it does elsewhere.',
    shown: [
      ['test/attacks/polluted.test.ts', 'does with ${what} what it does elsewhere'],
      ['test/properties/contract.test.ts', 'it is read the same on a page where somebody added fields to every object'],
    ],
    limit: 'Fields that the browser itself reads, such as `get` or `signal`, break any page, and are not tried.',
  },
  {
    id: 'T18',
    who: ['link', 'script'],
    attack: 'A frame or a window posts messages that look like a provider’s.',
    answer: 'The button listens to no messages.',
    shown: [['test/attacks/forged-messages.test.ts', 'does nothing for a thousand messages']],
    limit: 'Providers’ own scripts listen to messages; what they make of them is theirs.',
  },
  {
    id: 'T19',
    who: ['script'],
    attack: 'A script of the page dispatches the button’s own events, or calls its methods.',
    answer:
      'The button does not listen to its events, and its methods do no more than a click. A success told to a page is a claim: fulfil by the server.',
    shown: [
      ['test/attacks/forged-messages.test.ts', 'does nothing for its own events, made by somebody else'],
      [
        'test/attacks/forged-messages.test.ts',
        'asks the server at most, and believes only that, when a page pretends that the shopper came back',
      ],
      ['test/flow/flow.table.test.ts', 'is not moved by anything else'],
    ],
    limit: 'A listener of the page cannot tell a forged event from ours: a hostile script on the page can do anything.',
  },
  {
    id: 'T20',
    who: ['markup', 'answer'],
    attack: 'An attribute or an answer names the address of a provider’s script.',
    answer: 'These addresses are constants in the code.',
    shown: [
      ['test/scripts/script-docs.test.ts', 'is up to date with the code'],
      ['test/providers/portone.test.ts', 'is loaded from its own address when the page has none'],
      ['test/attacks/leaks.test.ts', 'nobody is asked for anything, whatever is ticked, opened, focused or changed'],
    ],
  },
  {
    id: 'T23',
    who: ['link'],
    attack: 'The page is framed, and the shopper is led to press the button unseen.',
    answer:
      'In a frame of another origin the button does nothing unless the page says `allow-framed`; the demo forbids frames.',
    shown: [
      ['test/faults/departure.test.ts', 'from a frame of another origin is framed, and asks nobody'],
      ['test/demo/server/security.test.ts', 'lets in nothing but the shop’s own files, and no frame'],
    ],
    limit: 'Send `frame-ancestors` with your own pages: a page that says `allow-framed` relies on it.',
  },
  {
    id: 'T24',
    who: ['accident'],
    attack: 'The button stands in a frame, where a provider’s page must not be shown.',
    answer:
      'From a frame of the same origin the whole window leaves; what the browser does not allow leads to a plain link.',
    shown: [
      ['test/browser/frame.test.ts', 'is same-origin in a frame that its own origin made'],
      ['test/browser/navigate.test.ts', 'aims at the top window when the whole window is to leave'],
      ['test/faults/departure.test.ts', 'that the browser does not allow leads to a plain link to it'],
    ],
  },
  {
    id: 'T25',
    who: ['network', 'script', 'other'],
    attack: 'Secrets or a person’s data are found in an address, in storage, in events or in logs.',
    answer:
      'The address holds the attempt’s id, storage what is needed to go on with it; client secrets are sent to nobody and leave the address.',
    shown: [
      [
        'test/attacks/leaks.test.ts',
        'is kept by no browser and told to no page after a hand-off to a provider’s script',
      ],
      [
        'test/attacks/leaks.test.ts',
        'is sent to no server, kept by no browser and told to no page when it stands in the return address',
      ],
      ['test/trip/attempt-memory.test.ts', 'holds nothing but the attempt'],
      ['test/demo/server/security-logs.test.ts', 'no secret and nothing of a shopper’s is ever logged'],
    ],
    limit:
      'Events have the codes and words that a provider gave for a failure, and the consent that was given. What a page writes into its own address or analytics is the page’s.',
  },
];
