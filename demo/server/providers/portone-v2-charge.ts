import type { Common } from '@portone/server-sdk';
import type { Log } from '../log.js';
import { describeReply, mayPass, type PaymentApi, type Reply, replyTo, withinLimit } from './portone-v2-client.js';
import { endWithoutPayment } from './portone-v2-hints.js';
import { rememberIn } from './portone-v2-memory.js';
import { fitOrderName, toAttemptId, toPaymentId } from './portone-v2-request.js';
import type { ChargeOutcome, ChargeToMake, Observation } from './provider.js';

/** One charge of a billing key, by the id it is made once under. */
export interface KeyCharge {
  readonly paymentId: string;
  readonly billingKey: string;
  readonly orderName: string;
  /** Whole won. */
  readonly amount: number;
  readonly customer: Common.CustomerInput;
  /** JSON. */
  readonly customData: string;
}

/** Charges billing keys. */
export interface Charges {
  /** Charges, and says how the payment stands then. Ask only when there is no payment under this id yet. */
  charge(charge: KeyCharge): Promise<Observation>;
  /** Looks whether the charge was made before, and makes it if not. */
  chargeSaved(charge: ChargeToMake): Promise<ChargeOutcome>;
  /** Whether a charge under this id was sent by this process and is not refused. */
  isUnderWay(paymentId: string): boolean;
}

/**
 * A paymentId is paid once: PortOne refuses the second charge with `ALREADY_PAID`. The official client sends no
 * idempotency key, so that two charges at the same time are kept apart here as well; a slow one is joined, not repeated.
 */
export function createCharges(
  api: PaymentApi,
  read: (paymentId: string) => Promise<Observation>,
  { storeId }: { readonly storeId: string },
  limitMilliseconds: number,
  log: Log,
): Charges {
  /** Charges under way, and decided ones: a request that looked before they were does not charge again. */
  const asked = new Map<string, Promise<Reply>>();

  function ask({ paymentId, billingKey, orderName, amount, customer, customData }: KeyCharge): Promise<Reply> {
    const earlier = asked.get(paymentId);
    if (earlier) return earlier;
    const request = api.payWithBillingKey({
      paymentId,
      storeId,
      billingKey,
      orderName,
      amount: { total: amount },
      currency: 'KRW',
      customer,
      customData,
    });
    const reply = replyTo(request).then((ended) => {
      if (ended.type !== 'answered' && mayPass(ended)) asked.delete(paymentId);
      return ended;
    });
    rememberIn(asked, paymentId, reply);
    return reply;
  }

  async function charge(wanted: KeyCharge): Promise<Observation> {
    const { paymentId } = wanted;
    const reply = await withinLimit(ask(wanted), limitMilliseconds);
    if (reply.type !== 'answered') log('portone-v2-charge-refused', { paymentId, ...describeReply(reply) });
    if (reply.type === 'unreachable') return { status: 'unknown', reason: 'Nobody knows whether the charge was made.' };
    const seen = await read(paymentId);
    if (seen.status !== 'open') return seen;
    if (reply.type === 'answered') return { status: 'unknown', reason: 'PortOne charged, and has no payment yet.' };
    if (mayPass(reply)) return { status: 'unknown', reason: `PortOne did not charge: ${reply.code}.` };
    return endWithoutPayment(toAttemptId(paymentId), [reply]);
  }

  async function chargeSaved(wanted: ChargeToMake): Promise<ChargeOutcome> {
    const { chargeId, orderName, method, saved, shopper } = wanted;
    const paymentId = toPaymentId(chargeId);
    const before = await read(paymentId);
    if (before.status !== 'open') return toOutcome(before);
    const made = await charge({
      paymentId,
      billingKey: saved.paymentMethodId,
      orderName: fitOrderName(orderName, method),
      amount: wanted.amount,
      customer: { id: saved.customerId, name: { full: shopper.name }, email: shopper.email },
      customData: JSON.stringify({ charge: chargeId }),
    });
    return toOutcome(made);
  }

  return { charge, chargeSaved, isUnderWay: (paymentId) => asked.has(paymentId) };
}

function toOutcome(seen: Observation): ChargeOutcome {
  switch (seen.status) {
    case 'succeeded': {
      const { paymentId, amount, currency } = seen;
      if (amount === null || currency === null) return { status: 'unknown', reason: 'The charge has no amount.' };
      return { status: 'succeeded', paymentId, amount, currency };
    }
    case 'pending':
      return { status: 'pending' };
    case 'failed':
    case 'canceled':
    case 'expired': {
      const { providerCode, providerMessage } = seen;
      return { status: 'failed', providerCode, providerMessage };
    }
    case 'unknown':
      return seen;
    default:
      return { status: 'unknown', reason: `The charge is ${seen.status}.` };
  }
}
