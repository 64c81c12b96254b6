import type { PaymentRecord } from './portone-answers.js';
import { savedAs, type PortOneBilling } from './portone-billing.js';
import type { WindowError } from './portone-hints.js';
import { chargeUidOf, customerUidOf } from './portone-ids.js';
import { blockingAmount, type PortOnePayments } from './portone-payments.js';
import { judgeChannel, judgeRecord, tookMoney, type Judging } from './portone-record.js';
import type { AttemptAtProvider, Observation } from './provider.js';

/** Attempts whose window issues a key that this server charges then, as everywhere but at Kakao Pay. */
export interface TwoSteps {
  /** How an attempt stands; charges the key as soon as it is there. */
  observe(attempt: AttemptAtProvider, impUid: string | undefined, error: WindowError | undefined): Promise<Observation>;
  /** Makes sure that the key is not charged any more, unless that has begun. */
  close(attempt: AttemptAtProvider): Promise<Observation>;
}

interface Parts {
  readonly payments: PortOnePayments;
  readonly billing: PortOneBilling;
  readonly judgingOf: (attempt: AttemptAtProvider, error?: WindowError) => Judging;
}

/**
 * The two halves are held together by PortOne's register of amounts, which every process of the shop sees: the charge's
 * merchant_uid is registered once, either with the amount, and then the key may be charged, or with one won, and then
 * it never is. So a webhook that comes after the attempt has ended takes no money.
 */
export function createTwoSteps({ payments, billing, judgingOf }: Parts): TwoSteps {
  async function registeredAmount(attempt: AttemptAtProvider, amount: number): Promise<number | Observation> {
    const reply = await payments.register(chargeUidOf(attempt.objectId), amount);
    if (reply.type === 'answered') return reply.value;
    return unknown(reply.type === 'unreachable' ? reply.reason : 'the amount of the charge could not be registered');
  }

  /** Ends an attempt as `end` says, unless its charge has begun. */
  async function endAs(attempt: AttemptAtProvider, end: Observation): Promise<Observation> {
    const amount = await registeredAmount(attempt, blockingAmount);
    if (typeof amount !== 'number') return amount;
    return amount === blockingAmount ? end : { status: 'pending', attemptId: attempt.attemptId };
  }

  async function findCharge(attempt: AttemptAtProvider): Promise<Observation | undefined> {
    const found = await payments.find(chargeUidOf(attempt.objectId), undefined);
    if (found.type === 'unknown') return unknown(found.reason);
    return found.record && judgeCharge(attempt, found.record);
  }

  function judgeCharge(attempt: AttemptAtProvider, record: PaymentRecord): Observation {
    const seen = judgeRecord(record, judgingOf(attempt));
    if (seen.status === 'succeeded') return { ...seen, saved: savedAs(customerUidOf(attempt.objectId)) };
    return seen.status === 'open' ? { status: 'pending', attemptId: attempt.attemptId } : seen;
  }

  async function charge(attempt: AttemptAtProvider, amount: number): Promise<Observation> {
    const registered = await registeredAmount(attempt, amount);
    if (typeof registered !== 'number') return registered;
    const { attemptId, objectId, orderName } = attempt;
    if (registered !== amount) return { status: 'expired', attemptId };
    // Another request may be charging it, in whichever process: it is charged by one at a time.
    if ((await attempt.chargeGuard.take()) !== 'taken') return { status: 'pending', attemptId };
    const result = await billing.charge({
      merchantUid: chargeUidOf(objectId),
      customerUid: customerUidOf(objectId),
      amount,
      name: orderName ?? objectId,
    });
    if (result.type !== 'unknown') await attempt.chargeGuard.release();
    switch (result.type) {
      case 'record':
        return judgeCharge(attempt, result.record);
      case 'refused':
        return { status: 'failed', attemptId, providerCode: result.code, providerMessage: result.message };
      default:
        return unknown(result.reason);
    }
  }

  async function observe(
    attempt: AttemptAtProvider,
    impUid: string | undefined,
    error: WindowError | undefined,
  ): Promise<Observation> {
    const charged = await findCharge(attempt);
    if (charged) return charged;
    const { attemptId, objectId, amount } = attempt;
    const [key, window] = [await billing.findKey(customerUidOf(objectId)), await payments.find(objectId, impUid)];
    if (key.type === 'unknown') return unknown(key.reason);
    if (window.type === 'unknown') return unknown(window.reason);
    const judging = judgingOf(attempt, error);
    const seen = judgeRecord(window.record, judging);
    // Never a second time: this window has taken money after all.
    if (seen.status === 'succeeded' && tookMoney(window.record)) {
      return { ...seen, saved: key.record ? savedAs(key.record.customer_uid) : null };
    }
    if (!key.record || amount === null) {
      if (seen.status === 'succeeded') return { status: 'pending', attemptId };
      return isEnd(seen) ? endAs(attempt, seen) : seen;
    }
    const { customer_uid: paymentId, sandbox } = key.record;
    return judgeChannel({ paymentId, sandbox }, judging) ?? charge(attempt, amount);
  }

  async function close(attempt: AttemptAtProvider): Promise<Observation> {
    const charged = await findCharge(attempt);
    if (charged) return charged;
    const window = await payments.find(attempt.objectId, undefined);
    if (window.type === 'unknown') return unknown(window.reason);
    if (tookMoney(window.record)) return judgeRecord(window.record, judgingOf(attempt));
    return endAs(attempt, { status: 'expired', attemptId: attempt.attemptId });
  }

  return { observe, close };
}

function unknown(reason: string): Observation {
  return { status: 'unknown', reason };
}

function isEnd({ status }: Observation): boolean {
  return status === 'failed' || status === 'canceled' || status === 'expired';
}
