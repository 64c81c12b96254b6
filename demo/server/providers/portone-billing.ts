import type { Log } from '../log.js';
import { billingKeyAnswer, paymentAnswer, type BillingKey, type PaymentRecord } from './portone-answers.js';
import type { PortOneApi } from './portone-api.js';
import type { Found, PortOnePayments } from './portone-payments.js';
import { cut } from './portone-window.js';
import type { SavedAtProvider } from './provider.js';

/** A charge of a billing key. The merchant_uid makes it happen once: PortOne refuses one that is paid. */
export interface KeyCharge {
  readonly merchantUid: string;
  readonly customerUid: string;
  /** Whole won. */
  readonly amount: number;
  readonly name: string;
  readonly buyer?: { readonly name: string; readonly email: string };
}

/** What came of a charge. A record may say `failed`: code 0 does not mean paid. */
export type KeyChargeResult =
  | { readonly type: 'record'; readonly record: PaymentRecord }
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'unknown'; readonly reason: string };

/** What this server does with billing keys. */
export interface PortOneBilling {
  /** The key by the name that this server gave it, if it was issued. */
  findKey(customerUid: string): Promise<Found<BillingKey>>;
  /** Charges a key, or finds that the same charge was made before. Requests at the same time share one charge. */
  charge(charge: KeyCharge): Promise<KeyChargeResult>;
}

/** A billing key as the shop keeps it: PortOne knows the key and its owner by one name. */
export function savedAs(customerUid: string): SavedAtProvider {
  return { customerId: customerUid, paymentMethodId: customerUid, mandateId: null };
}

/** Makes the billing part over the REST API. */
export function createPortOneBilling(
  api: PortOneApi,
  payments: PortOnePayments,
  noticeUrl: string | undefined,
  log: Log,
): PortOneBilling {
  const underWay = new Map<string, Promise<KeyChargeResult>>();

  async function findKey(customerUid: string): Promise<Found<BillingKey>> {
    const reply = await api.get(`/subscribe/customers/${encodeURIComponent(customerUid)}`, billingKeyAnswer);
    if (reply.type === 'answered') {
      if (reply.value.customer_uid === customerUid) return { type: 'found', record: reply.value };
      return { type: 'unknown', reason: `asked about the key ${customerUid}, answered about another` };
    }
    if (reply.type === 'missing') return { type: 'found', record: undefined };
    return { type: 'unknown', reason: reply.type === 'refused' ? reply.message : reply.reason };
  }

  async function chargeUnlessCharged(wanted: KeyCharge): Promise<KeyChargeResult> {
    const earlier = await payments.find(wanted.merchantUid, undefined);
    if (earlier.type === 'unknown') return earlier;
    if (earlier.record) return { type: 'record', record: earlier.record };
    const reply = await api.send('POST', '/subscribe/payments/again', chargeBody(wanted, noticeUrl), paymentAnswer);
    switch (reply.type) {
      case 'answered':
        if (reply.value.merchant_uid === wanted.merchantUid) return { type: 'record', record: reply.value };
        return { type: 'unknown', reason: `charged ${wanted.merchantUid}, answered about another` };
      case 'unreachable':
        return { type: 'unknown', reason: reply.reason };
      case 'missing':
        return { type: 'refused', code: 'no-billing-key', message: 'PortOne does not have this billing key.' };
      default: {
        log('portone-charge-refused', { code: reply.code, message: reply.message });
        // Perhaps because another process has just charged it.
        const after = await payments.find(wanted.merchantUid, undefined);
        if (after.type === 'unknown') return after;
        return after.record ? { type: 'record', record: after.record } : reply;
      }
    }
  }

  async function charge(wanted: KeyCharge): Promise<KeyChargeResult> {
    const running = underWay.get(wanted.merchantUid);
    if (running) return running;
    const started = chargeUnlessCharged(wanted);
    underWay.set(wanted.merchantUid, started);
    try {
      return await started;
    } finally {
      underWay.delete(wanted.merchantUid);
    }
  }

  return { findKey, charge };
}

function chargeBody(
  { merchantUid, customerUid, amount, name, buyer }: KeyCharge,
  noticeUrl: string | undefined,
): object {
  return {
    customer_uid: customerUid,
    merchant_uid: merchantUid,
    amount,
    name: cut(name, 40),
    ...(buyer && { buyer_name: cut(buyer.name, 16) }),
    ...(buyer && buyer.email.length <= 64 && { buyer_email: buyer.email }),
    ...(noticeUrl !== undefined && { notice_url: noticeUrl }),
  };
}
