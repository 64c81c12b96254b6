import { describe } from '../answer.js';
import { isUnusable } from '../readings.js';
import { fail, pass, skip } from '../finding.js';
import type { Rule } from '../rule.js';
import { afterConfirm, afterStart, type Visit } from '../visit.js';
import { forgedRefusals, forgeries } from './forgeries.js';
import { judgeSpeed, judgeStage } from './stages.js';

const sends = 'the confirm of the first attempt, which nobody has paid';
type Stage = Parameters<typeof judgeStage>[1];

const stage = (visit: Visit, name: Stage) =>
  afterStart(visit, async () => judgeStage((await visit.firstConfirm()).reading, name));

const paidAlready = skip('the order is paid already: give one that is not');

/** What the answer to an ordinary confirm must be, and what it must not believe. */
export const confirmRules: readonly Rule[] = [
  {
    id: 'confirm-no-redirect',
    title: 'A confirm is answered, not redirected.',
    sends,
    expects: '200 with { "status": "…" }',
    why: 'The button follows no redirect, and the shopper is left with "pending".',
    check: (visit) => stage(visit, 'redirected'),
  },
  {
    id: 'confirm-accepted',
    title: 'A confirm is accepted for every attempt that was started.',
    sends,
    expects: 'a 2xx, also while nothing is paid: { "status": "pending" }',
    why: 'The shopper comes back from the provider and is told that something went wrong.',
    check: (visit) => stage(visit, 'not-accepted'),
  },
  {
    id: 'confirm-json',
    title: 'The answer to a confirm is JSON of at most 64 KiB.',
    sends,
    expects: 'a body that is JSON, 65,536 bytes at most',
    why: 'The button reads nothing else, and stops reading there.',
    check: (visit) => stage(visit, 'not-json'),
  },
  {
    id: 'confirm-shape',
    title: 'The answer to a confirm says how the attempt stands.',
    sends,
    expects: 'status: succeeded, pending, failed, canceled or expired, as in confirm-answer.schema.json',
    why: 'The button understands these five words only: "invalid-response".',
    check: (visit) => stage(visit, 'wrong-shape'),
  },
  {
    id: 'confirm-address',
    title: 'One more step of a pending attempt leads to an address that the button goes to.',
    sends,
    expects: 'without an action nothing; with one, an absolute https address, default port, no credentials',
    why: 'The button checks the address before anything moves: "unsafe-url".',
    check: (visit) => stage(visit, 'unsafe-address'),
  },
  {
    id: 'confirm-speed',
    title: 'A confirm is answered within 10 seconds.',
    sends,
    expects: 'the whole answer in less than 10 s',
    why: 'The shopper stands before a page that says "confirming".',
    check: (visit) => afterStart(visit, async () => judgeSpeed((await visit.firstConfirm()).answer)),
  },
  {
    id: 'confirm-order',
    title: 'The answer to a confirm names the order.',
    sends,
    expects: 'orderId as the start had it',
    why: 'A page with several buttons, or none for this order, learns from it whose result this is.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }) => {
        if (request.orderId === undefined) return skip('the start had no order');
        const { reading } = await visit.firstConfirm();
        const orderId = isUnusable(reading) ? undefined : reading.answer.orderId;
        return orderId === request.orderId ? pass('the order') : fail(orderId ? 'another order' : 'no orderId');
      }),
  },
  {
    id: 'confirm-unpaid',
    title: 'An attempt that can still be paid is pending.',
    sends,
    expects: 'status: pending',
    why: 'A shopper who only pressed Back can go on. "failed" and "succeeded" would both be wrong.',
    check: (visit) =>
      afterConfirm(visit, ({ reading }, status) => {
        const decided = !isUnusable(reading) && ['none', 'settled'].includes(reading.step.kind);
        if (decided) return status === 'succeeded' ? paidAlready : skip('the start said that nothing is to be done');
        return status === 'pending' ? pass(status) : fail(status);
      }),
  },
  {
    id: 'confirm-forged',
    title: 'What the address says about success is not believed.',
    sends: `confirms with ${forgeries.length} forged returns: redirect_status=succeeded, imp_success=true, …`,
    expects: 'never status: succeeded, and no 5xx',
    why: 'Anybody can type such an address. Only the provider’s word counts, asked for by your server.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }, status) => {
        if (status === 'succeeded') return paidAlready;
        for (const params of forgeries) {
          const { answer, reading } = await visit.confirm(request, params);
          const wrong = isUnusable(reading)
            ? answer.status === 0 || answer.status >= 500
            : reading.said === 'succeeded';
          if (wrong) return fail(`${reading.said}, for ${Object.keys(params).join(', ')}`);
        }
        return pass('nothing that says paid');
      }),
  },
  {
    id: 'confirm-again',
    title: 'The same confirm, sent again, has the same answer.',
    sends: 'the first confirm once more, to the byte',
    expects: 'the same answer',
    why: 'The button asks again while an attempt is pending, and after a reload. Confirm only reads.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }) => {
        const [first, { reading }] = [await visit.firstConfirm(), await visit.confirm(request)];
        if (isUnusable(reading) || isUnusable(first.reading)) return fail(reading.said);
        const same = JSON.stringify(reading.answer) === JSON.stringify(first.reading.answer);
        return same ? pass('the same answer') : fail(`another answer: ${reading.said}`);
      }),
  },
  {
    id: 'confirm-unknown-attempt',
    title: 'An attempt that there is not is answered with 404.',
    sends: 'the confirm of an attempt that nobody started',
    expects: '404',
    why: 'The button then says "unknown-attempt"; anything else keeps the shopper waiting for nothing.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }) => {
        const { attemptId } = visit.newRequest();
        const { answer } = await visit.confirm({ ...request, attemptId });
        return answer.status === 404 ? pass(describe(answer)) : fail(describe(answer));
      }),
  },
  {
    id: 'confirm-forged-refusal',
    title: 'A failure in an address that names nobody’s payment ends nothing.',
    sends: `confirms with ${forgedRefusals.length} forged returns: redirect_status=failed, imp_success=false, …; then one without`,
    expects: 'the status that it has without them, each time and afterwards',
    why: 'The shopper can still pay: an order that was closed meanwhile is paid and not delivered.',
    check: (visit) =>
      afterConfirm(visit, async ({ request }, status) => {
        // Refused requests end it, too: the button forgets an attempt that confirm answers with 400, 404 or 409.
        for (const params of [...forgedRefusals, undefined]) {
          const { reading } = await visit.confirm(request, params);
          const when = params ? `for ${Object.keys(params).join(', ')}` : 'afterwards';
          if (reading.said !== status) return fail(`${reading.said}, ${when}`);
        }
        return pass(status);
      }),
  },
];
