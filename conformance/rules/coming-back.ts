import { describe } from '../answer.js';
import { isUnusable } from '../readings.js';
import { fail, pass, skip, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { afterConfirm, type Confirmed } from '../visit.js';

const judge = ({ answer, reading }: Confirmed): Finding =>
  isUnusable(reading) ? fail(describe(answer)) : pass(reading.said);

/** Shoppers come back in other browsers, to other pages, with other things in the address. */
export const comingBackRules: readonly Rule[] = [
  {
    id: 'confirm-other-browser',
    title: 'A shopper who comes back in another browser is answered.',
    sends: 'the confirm of the first attempt without cookies',
    expects: 'a 2xx with the status',
    why: 'Wallet apps open the return address in whichever browser they like. The attempt’s id is enough to ask.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }) => {
        if (!visit.hasCookies()) return skip('no cookies were sent at all');
        return judge(await visit.confirm(request, {}, { withoutCookies: true }));
      }),
  },
  {
    id: 'confirm-without-order',
    title: 'A confirm from a page that does not know the order is answered.',
    sends: 'the confirm of the first attempt without orderId',
    expects: 'a 2xx with the status',
    why: 'The page that the shopper comes back to may have a button for another order, or for none.',
    check: (visit) =>
      afterConfirm(visit, async ({ request: { attemptId, orderId } }) => {
        if (orderId === undefined) return skip('the start had no order');
        return judge(await visit.confirm({ attemptId }));
      }),
  },
  {
    id: 'confirm-odd-params',
    title: 'Parameters that the server does not know do no harm.',
    sends: 'the confirm of the first attempt with repeated, empty, long and odd parameters',
    expects: 'a 2xx with the status',
    why: 'Providers, mail programs and ad networks add parameters of their own to addresses.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }) => {
        const params = { utm_source: ['a', 'b'], fbclid: 'x'.repeat(500), empty: '', '김치[0]': '<b>"\'\\\u0000' };
        return judge(await visit.confirm(request, params));
      }),
  },
];
