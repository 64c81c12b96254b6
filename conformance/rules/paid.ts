import { describe } from '../answer.js';
import { fail, pass, skip, type Finding } from '../finding.js';
import { isUnusable } from '../readings.js';
import type { Rule } from '../rule.js';
import { afterConfirm, type Started } from '../visit.js';

/** A paid order is never handed to a provider again. */
function judgePaidOrder({ answer, reading }: Started): Finding {
  const { status } = answer;
  if (isUnusable(reading)) return status === 409 || status === 422 ? pass(describe(answer)) : fail(describe(answer));
  const { step } = reading;
  const isPaid = step.kind === 'none' && step.answer.status === 'succeeded';
  return isPaid ? pass(reading.said) : fail(`handed off again: ${reading.said}`);
}

/** What can be seen only when somebody pays. */
export const paidRules: readonly Rule[] = [
  {
    id: 'paid-succeeds',
    title: 'A payment that was made is known within a minute.',
    sends: 'a new attempt, has it paid, then asks confirm once a second',
    expects: 'status: succeeded, with the orderId of the start',
    why: 'The shopper paid, and the page goes on saying that it waits.',
    check: (visit) =>
      afterConfirm(visit, async () => {
        const payment = await visit.payment();
        if (payment.type === 'not-tried') return skip(payment.reason);
        const { request, confirmed } = payment;
        if (isUnusable(confirmed) || confirmed.said !== 'succeeded') return fail(confirmed.said);
        const { orderId } = confirmed.answer;
        return orderId === request.orderId ? pass(confirmed.said) : fail(`succeeded, for order ${orderId ?? 'none'}`);
      }),
  },
  {
    id: 'paid-again',
    title: 'An order that is paid is not handed to the provider again.',
    sends: 'a new attempt of the order that was just paid',
    expects: '{ "provider": "none", "status": "succeeded", … }, 409 or 422',
    why: 'A shopper who goes back and clicks again would pay twice.',
    check: async (visit) => {
      if (visit.options.settings.mode === 'save') return skip('mode "save" charges nothing');
      const opening = await visit.opening();
      if (!isUnusable(opening.reading) && opening.reading.step.kind === 'none') return judgePaidOrder(opening);
      if (isUnusable((await visit.firstConfirm()).reading)) return skip('the first confirm could not be used');
      const payment = await visit.payment();
      if (payment.type === 'not-tried') return skip(payment.reason);
      if (payment.confirmed.said !== 'succeeded') return skip('the payment is not known to have succeeded');
      return judgePaidOrder(await visit.start(visit.newRequest()));
    },
  },
];
