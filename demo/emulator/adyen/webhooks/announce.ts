import type { EmulatorContext } from '../context.js';
import { newReference } from '../identifiers.js';
import type { Course, Ending } from '../payments/outcome.js';
import { takenAmount, type Payment } from '../payments/payment.js';
import { standardMessage, tokenMessage, type StandardEvent } from './message.js';
import type { Delivery } from './outbox.js';

const events: Readonly<Record<Ending, Pick<StandardEvent, 'eventCode' | 'success' | 'reason'>>> = {
  authorised: { eventCode: 'AUTHORISATION', success: true, reason: '' },
  refused: { eventCode: 'AUTHORISATION', success: false, reason: 'Refused' },
  canceled: { eventCode: 'AUTHORISATION', success: false, reason: 'Shopper Cancelled' },
  'offer-closed': { eventCode: 'OFFER_CLOSED', success: true, reason: '' },
};

/** Tells the shop how a payment ended. Resolves when the first webhook is acknowledged or given up. */
export async function announce(context: EmulatorContext, payment: Payment, course: Course): Promise<void> {
  const { ending } = course;
  if (ending === null) return;
  const delay = { soon: context.delays.webhook, late: context.delays.slow, first: 0 }[course.timing];
  const told: Delivery = { delay, compose: () => standard(context, payment, ending) };
  const saves = ending === 'authorised' && payment.request.storePaymentMethod === true;
  const settled: Delivery = { delay: context.delays.settlement, compose: () => settle(context, payment) };
  await context.outbox.send(saves ? [told, settled] : [told]);
}

function standard({ webhook, merchantAccount }: EmulatorContext, payment: Payment, ending: Ending) {
  return (
    webhook &&
    standardMessage(webhook, {
      ...events[ending],
      pspReference: payment.pspReference,
      merchantAccountCode: merchantAccount,
      merchantReference: payment.request.reference,
      amount: takenAmount(payment),
      paymentMethod: payment.type,
    })
  );
}

/** The settlement makes the token. The same wallet of the same shopper has one token. */
function settle({ tokens, tokenWebhook, merchantAccount }: EmulatorContext, payment: Payment) {
  const { type, pspReference, request } = payment;
  const shopperReference = request.shopperReference ?? '';
  const known = [...tokens.values()].find((each) => each.shopperReference === shopperReference && each.type === type);
  const token = known ?? { id: newReference(), shopperReference, type };
  tokens.set(token.id, token);
  return (
    tokenWebhook &&
    tokenMessage(tokenWebhook, {
      type: known ? 'recurring.token.alreadyExisting' : 'recurring.token.created',
      eventId: pspReference,
      merchantAccount,
      shopperReference,
      storedPaymentMethodId: token.id,
      paymentMethod: type,
    })
  );
}

/** Tells the shop what came of a charge. */
export async function announceCharge(
  context: EmulatorContext,
  charge: Pick<StandardEvent, 'pspReference' | 'merchantReference' | 'amount' | 'paymentMethod' | 'success'>,
): Promise<void> {
  const { webhook, merchantAccount, delays, outbox } = context;
  const event = { ...events[charge.success ? 'authorised' : 'refused'], ...charge };
  const compose = () => webhook && standardMessage(webhook, { ...event, merchantAccountCode: merchantAccount });
  await outbox.send([{ delay: delays.webhook, compose }]);
}
