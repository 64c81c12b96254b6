import type { Common } from '@portone/server-sdk';
import type { Log } from '../log.js';
import { describeReply, mayPass, type PaymentApi, replyTo, withinTime } from './portone-v2-client.js';
import { endWithoutPayment } from './portone-v2-hints.js';
import { fitOrderName, toAttemptId, toPaymentId } from './portone-v2-request.js';
import type { ChargeGuard, ChargeOutcome, ChargeToMake, Observation } from './provider.js';

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
  charge(charge: KeyCharge, guard: ChargeGuard): Promise<Observation>;
  /** Looks whether the charge was made before, and makes it if not. */
  chargeSaved(charge: ChargeToMake): Promise<ChargeOutcome>;
  /** Looks whether the charge was made, and makes none. */
  find(chargeId: string): Promise<ChargeOutcome | { readonly status: 'missing' }>;
}

/**
 * A paymentId is paid once: PortOne refuses the second charge with `ALREADY_PAID`. The official client sends no
 * idempotency key, so that two charges at the same time are kept apart by the guard, in all processes of the shop.
 * Requests of this one that come meanwhile wait for the same outcome.
 */
export function createCharges(
  api: PaymentApi,
  read: (paymentId: string) => Promise<Observation>,
  { storeId }: { readonly storeId: string },
  limitMilliseconds: number,
  log: Log,
): Charges {
  const running = new Map<string, Promise<Observation>>();

  async function chargeGuarded(wanted: KeyCharge, guard: ChargeGuard): Promise<Observation> {
    const attemptId = toAttemptId(wanted.paymentId);
    const taken = await guard.take();
    if (taken === 'closed') return { status: 'expired', attemptId };
    if (taken === 'busy') return { status: 'pending', attemptId };
    // Whoever had it before may have charged since this request looked.
    const before = await read(wanted.paymentId);
    const { outcome, isKnown } = before.status === 'open' ? await ask(wanted) : { outcome: before, isKnown: true };
    // As long as nobody knows, nobody else asks either, until the guard is free by itself.
    if (isKnown) await guard.release();
    return outcome;
  }

  async function ask(wanted: KeyCharge): Promise<{ readonly outcome: Observation; readonly isKnown: boolean }> {
    const { paymentId, billingKey, orderName, amount, customer, customData } = wanted;
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
    const reply = await replyTo(request);
    if (reply.type !== 'answered') log('portone-v2-charge-refused', { paymentId, ...describeReply(reply) });
    if (reply.type === 'unreachable') return { outcome: nobodyKnows, isKnown: false };
    const seen = await read(paymentId);
    if (seen.status !== 'open') return { outcome: seen, isKnown: seen.status !== 'unknown' };
    if (reply.type === 'answered') {
      return { outcome: { status: 'unknown', reason: 'PortOne charged, and has no payment yet.' }, isKnown: false };
    }
    const reason = `PortOne did not charge: ${reply.code}.`;
    const outcome = mayPass(reply)
      ? { status: 'unknown' as const, reason }
      : endWithoutPayment(toAttemptId(paymentId), [reply]);
    return { outcome, isKnown: true };
  }

  async function charge(wanted: KeyCharge, guard: ChargeGuard): Promise<Observation> {
    const { paymentId } = wanted;
    const joined = running.get(paymentId) ?? chargeGuarded(wanted, guard);
    if (!running.has(paymentId)) {
      running.set(paymentId, joined);
      const forget = (): void => void running.delete(paymentId);
      joined.then(forget, forget);
    }
    return withinTime(joined, limitMilliseconds, nobodyKnows);
  }

  async function chargeSaved(wanted: ChargeToMake): Promise<ChargeOutcome> {
    const { chargeId, orderName, method, saved, shopper } = wanted;
    const paymentId = toPaymentId(chargeId);
    const before = await read(paymentId);
    if (before.status !== 'open') return toOutcome(before);
    const wantedCharge = {
      paymentId,
      billingKey: saved.paymentMethodId,
      orderName: fitOrderName(orderName, method),
      amount: wanted.amount,
      customer: { id: saved.customerId, name: { full: shopper.name }, email: shopper.email },
      customData: JSON.stringify({ charge: chargeId }),
    };
    return toOutcome(await charge(wantedCharge, wanted.chargeGuard));
  }

  async function find(chargeId: string): Promise<ChargeOutcome | { readonly status: 'missing' }> {
    const seen = await read(toPaymentId(chargeId));
    return seen.status === 'open' ? { status: 'missing' } : toOutcome(seen);
  }

  return { charge, chargeSaved, find };
}

const nobodyKnows: Observation = { status: 'unknown', reason: 'Nobody knows whether the charge was made.' };

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
