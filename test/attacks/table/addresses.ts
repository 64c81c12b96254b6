import type { Attack } from '../attack.js';

/** Addresses that lead somewhere else. */
export const addresses: readonly Attack[] = [
  {
    id: 'T1',
    who: ['answer'],
    attack: 'A start answer names a redirect to `javascript:`, `data:`, `blob:` or the scheme of an app.',
    answer: 'It is refused before anything moves, with code `unsafe-url`; neither page nor event repeats the address.',
    shown: [
      ['test/address/policy.test.ts', 'has a corpus of at least 190 redirects, of which some are let through'],
      ['test/element/answers.test.ts', 'by the address ${JSON.stringify(url)} is unsafe-url, and echoes it nowhere'],
    ],
  },
  {
    id: 'T2',
    who: ['answer', 'network'],
    attack: 'A redirect leads to plain http, an IP address, an odd port, credentials or a host that looks alike.',
    answer:
      'Only https is followed, without credentials; `allowed-hosts` narrows it to hosts that are named, whole or by `*.` at a dot. Plain http is for a loopback page only.',
    shown: [
      [
        'test/properties/address.test.ts',
        'leads nowhere but to https, or from loopback to loopback, and to the host that stands there in ASCII',
      ],
      ['test/element/answers.test.ts', 'by an address outside allowed-hosts is unsafe-url'],
    ],
    limit: 'Without `allowed-hosts` every https host may be gone to.',
  },
  {
    id: 'T3',
    who: ['answer'],
    attack: 'An address is written so that two readers take it for two hosts: tabs, NUL, backslashes, odd punycode.',
    answer:
      'The text is judged before and after it is parsed, and the host must be the one that was written, in ASCII.',
    shown: [
      [
        'test/address/policy.properties.test.ts',
        'is https, or goes from loopback to loopback, without credentials, to the ASCII host that was written',
      ],
      [
        'test/address/tricky-addresses.test.ts',
        'is unusable with ${entry}: punycode that holds nothing to decode is read differently by engines',
      ],
    ],
  },
  {
    id: 'T4',
    who: ['link'],
    attack: 'A return address carries `next` or `return_to`, so that the shop passes the shopper on to elsewhere.',
    answer: 'No address is ever taken from the query; the server takes return addresses of its own origins only.',
    shown: [
      [
        'test/address/policy.properties.test.ts',
        'comes back to the origin of the page and to a path that is no host in disguise',
      ],
      [
        'test/demo/server/start-checks.test.ts',
        'a return address of anybody else’s, or without the attempt at its end',
      ],
    ],
  },
  {
    id: 'T33',
    who: ['network'],
    attack: 'A page over https names an endpoint over plain http.',
    answer: 'It is a configuration problem: the button says so, and asks nobody.',
    shown: [
      ['test/address/policy.test.ts', 'refuses ${raw} on ${page}: ${why}'],
      ['test/element/configuration.test.ts', 'fails on a click, stays ready and asks nobody'],
    ],
  },
];
