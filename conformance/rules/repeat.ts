import { describe, type Answer } from '../answer.js';
import { keyOf } from '../ask.js';
import { isUnusable, type StartReading } from '../readings.js';
import { fail, pass, type Finding } from '../finding.js';
import type { Rule } from '../rule.js';
import { isSameStep, type Step } from '../step.js';
import { afterSecond, afterStart, type Started, type Visit } from '../visit.js';

/** What the button waits and asks again for, so a request that is held up may be answered with it. */
const askAgain: ReadonlySet<number> = new Set([408, 425, 429, 503]);

function judgeRepeat(reading: StartReading, first: Step): Finding {
  if (isUnusable(reading)) return fail(reading.said);
  return isSameStep(reading.step, first) ? pass('the same answer') : fail(`another answer: ${reading.said}`);
}

/** Whether the key went to another body: answered as a conflict. */
const judgeConflict = (answer: Answer): Finding =>
  answer.status === 409 || answer.status === 422 ? pass(describe(answer)) : fail(describe(answer));

async function startTogether(visit: Visit): Promise<Finding> {
  const request = visit.newRequest();
  const together = await Promise.all([1, 2, 3, 4].map(() => visit.start(request)));
  const bad = together.find(({ answer, reading }) => isUnusable(reading) && !askAgain.has(answer.status));
  if (bad) return fail(describe(bad.answer));
  const { reading } = await visit.start(request);
  if (isUnusable(reading)) return fail(`asked once more: ${reading.said}`);
  const differs = together.some((each) => !isUnusable(each.reading) && !isSameStep(each.reading.step, reading.step));
  const statuses = together.map(({ answer }) => answer.status).join(', ');
  return differs ? fail(`${statuses}, with different answers`) : pass(`${statuses}, one answer`);
}

async function judgeSecond(visit: Visit, second: Started): Promise<Finding> {
  if (second.answer.status === 409) return pass(describe(second.answer));
  if (isUnusable(second.reading)) return fail(second.reading.said);
  if (isUnusable((await visit.firstConfirm()).reading)) return pass(second.reading.said);
  const { reading } = await visit.confirm(second.request);
  return isUnusable(reading) ? fail(`its confirm: ${reading.said}`) : pass(second.reading.said);
}

/** One attempt has one key, and one object at the provider. */
export const repeatRules: readonly Rule[] = [
  {
    id: 'start-again',
    title: 'The same start, sent again, has the same answer.',
    sends: 'the first start again: same Idempotency-Key, same bytes',
    expects: 'the same 2xx answer, and no second object at the provider',
    why: 'The button asks again when an answer was lost. A second object can be paid as well.',
    check: (visit) =>
      afterStart(visit, async ({ request }, step) => judgeRepeat((await visit.start(request)).reading, step)),
  },
  {
    id: 'start-other-body',
    title: 'A key that was used with another body is a conflict.',
    sends: 'another order name and return address under the first Idempotency-Key',
    expects: '409 or 422',
    why: 'Otherwise the shopper pays for what an earlier request said.',
    check: (visit) =>
      afterStart(visit, async ({ request }) => {
        const returnUrl = request.returnUrl.replace(/([?&])(kr_pay_attempt=)/, '$1kr_pay_check=1&$2');
        const other = { ...request, orderName: 'kr-pay-button check', returnUrl };
        const headers = keyOf(request);
        return judgeConflict(await visit.post(JSON.stringify(other), { headers }));
      }),
  },
  {
    id: 'start-second-attempt',
    title: 'The same order can be started by another attempt.',
    sends: 'the same order under a new Idempotency-Key, then its confirm',
    expects:
      '2xx (the same object, or a new one while the old is closed), or 409; and a confirm that knows the attempt',
    why: 'A shopper who reloads the page and clicks again has a new attempt. Keys made from the order break here.',
    check: (visit) => afterStart(visit, async () => judgeSecond(visit, await visit.second())),
  },
  {
    id: 'start-together',
    title: 'The same start, sent four times at once, has one answer.',
    sends: 'a new attempt four times at the same time, then once more',
    expects: 'the same 2xx each time; 425, 429 or 503 while one is being worked on',
    why: 'An answer that is late is asked for again while the first request still runs.',
    check: (visit) => afterSecond(visit, () => startTogether(visit)),
  },
];
