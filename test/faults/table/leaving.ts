import { fails, silent } from '../fault.js';
import type { Fault } from '../fault.js';

const here = 'test/faults/departure.test.ts';

/** Between the good answer and the provider. */
export const leaving: readonly Fault[] = [
  {
    id: 'F23',
    name: 'the page’s content security policy blocks the endpoint',
    outcomes: [
      {
        ends: fails('blocked-by-policy', false),
        retry: ['no', 'click'],
        shown: [
          [here, 'that forbids the endpoint is blocked-by-policy'],
          ['test/merchant/merchant-api-faults.test.ts', 'does not ask again what a security policy blocks'],
        ],
      },
    ],
    remedy: 'Add the endpoint’s origin to `connect-src`.',
  },
  {
    id: 'F24',
    name: 'an address to leave for that is not safe',
    outcomes: [
      {
        ends: fails('unsafe-url', false),
        retry: ['no', 'click'],
        shown: [
          [
            'test/element/answers.test.ts',
            'by the address ${JSON.stringify(url)} is unsafe-url, and echoes it nowhere',
          ],
          ['test/element/answers.test.ts', 'by an address outside allowed-hosts is unsafe-url'],
          [
            'test/address/policy.properties.test.ts',
            'is https, or goes from loopback to loopback, without credentials, to the ASCII host that was written',
          ],
        ],
      },
    ],
    remedy: 'Pass on the provider’s own https address. If `allowed-hosts` is set, its host has to stand there.',
  },
  {
    id: 'F25',
    name: 'the page’s content security policy blocks the form to the provider',
    outcomes: [
      {
        ends: fails('blocked-by-policy', false),
        retry: ['no', 'click'],
        shown: [[here, 'that forbids the form to the provider is blocked-by-policy']],
      },
    ],
    remedy: 'Add the provider’s host to `form-action`; Adyen’s redirects by POST go to the issuer’s.',
  },
  {
    id: 'F26',
    name: 'the browser does not leave: no content, a download, a stall',
    outcomes: [
      {
        ends: silent,
        reads: 'stalled',
        retry: ['click'],
        shown: [
          [here, 'that never becomes a page leads to a plain link to it'],
          [here, 'that the browser does not allow leads to a plain link to it'],
          [
            here,
            'by a form that the browser does not allow leads to no link, which would lack its fields: the server is asked, and the button sends again',
          ],
        ],
      },
    ],
    remedy:
      'Nothing: after 10 seconds, or at once where the browser refuses, there is a plain link to the checked address. A form, whose fields a link would lack, is sent again by the next press; your server is asked first.',
    limit:
      'Shown for 204 in Chromium. Firefox and WebKit cut the test runner off as soon as a page begins to leave; there a frame may not leave. A download or a stall is the same to the page as 204.',
  },
];
