import { randomInt } from 'node:crypto';
import type { Channel } from '../channels.js';

/** A payment record, with the fields of the documented answer that Korean methods fill. Replaced, never changed. */
export interface Payment {
  readonly imp_uid: string;
  readonly merchant_uid: string;
  readonly pay_method: string;
  readonly channel: 'pc' | 'mobile' | 'api';
  readonly pg_provider: string;
  readonly pg_id: string;
  readonly pg_tid: string | null;
  readonly sandbox: boolean;
  readonly name: string;
  /** Whole won. */
  readonly amount: number;
  readonly cancel_amount: number;
  readonly currency: 'KRW';
  readonly buyer_name: string | null;
  readonly buyer_email: string | null;
  readonly buyer_tel: string | null;
  readonly custom_data: string | null;
  readonly user_agent: string | null;
  readonly status: 'ready' | 'paid' | 'cancelled' | 'failed';
  /** Seconds since the epoch; 0 when it did not happen. */
  readonly started_at: number;
  readonly paid_at: number;
  readonly failed_at: number;
  readonly cancelled_at: number;
  readonly fail_reason: string | null;
  readonly cancel_reason: string | null;
  readonly customer_uid: string | null;
  readonly customer_uid_usage: 'issue' | 'payment' | null;
}

/** A billing key by the merchant's name for it, as GET /subscribe/customers gives it. */
export interface BillingKey {
  readonly customer_uid: string;
  readonly pg_provider: string;
  readonly pg_id: string;
  readonly sandbox: boolean;
  readonly customer_id: string | null;
  readonly card_name: string;
  readonly card_number: string | null;
  readonly customer_name: string | null;
  readonly customer_tel: string | null;
  readonly customer_email: string | null;
  readonly inserted: number;
  readonly updated: number;
}

/** What a new record is made from: what request_pay and POST /subscribe/payments/again have in common. */
export interface NewPayment {
  readonly merchant_uid: string;
  readonly amount: number;
  readonly name: string;
  readonly pay_method?: string | undefined;
  readonly buyer_name?: string | undefined;
  readonly buyer_email?: string | undefined;
  readonly buyer_tel?: string | undefined;
  readonly customer_uid?: string | undefined;
}

/** Where a record comes from. */
export interface Circumstances {
  readonly channel: Pick<Channel, 'pg' | 'pgId'>;
  readonly by: Payment['channel'];
  readonly sandbox: boolean;
  readonly userAgent: string | null;
  readonly customData: string | null;
  /** Seconds since the epoch. */
  readonly now: number;
}

/** A record as it is when its window opens, or its charge begins. */
export function newPayment(
  wanted: NewPayment,
  { channel, by, sandbox, userAgent, customData, now }: Circumstances,
): Payment {
  return {
    imp_uid: `imp_${String(randomInt(1e11, 1e12))}`,
    merchant_uid: wanted.merchant_uid,
    pay_method: wanted.pay_method ?? 'card',
    channel: by,
    pg_provider: channel.pg,
    pg_id: channel.pgId,
    pg_tid: null,
    sandbox,
    name: wanted.name,
    amount: wanted.amount,
    cancel_amount: 0,
    currency: 'KRW',
    buyer_name: wanted.buyer_name ?? null,
    buyer_email: wanted.buyer_email ?? null,
    buyer_tel: wanted.buyer_tel ?? null,
    custom_data: customData,
    user_agent: userAgent,
    status: 'ready',
    started_at: now,
    paid_at: 0,
    failed_at: 0,
    cancelled_at: 0,
    fail_reason: null,
    cancel_reason: null,
    customer_uid: wanted.customer_uid ?? null,
    customer_uid_usage: null,
  };
}

/** The record once it is paid. `amount` differs from what was asked only when a tester wants it to. */
export function paid(payment: Payment, now: number, amount = payment.amount): Payment {
  const usage = payment.customer_uid === null ? null : 'payment';
  return {
    ...payment,
    status: 'paid',
    amount,
    paid_at: now,
    pg_tid: `T${payment.imp_uid.slice(4)}`,
    customer_uid_usage: usage,
  };
}

/** The record of a window that issued a billing key and took nothing. */
export function issued(payment: Payment, now: number): Payment {
  return { ...paid(payment, now, 0), customer_uid_usage: 'issue' };
}

export function failed(payment: Payment, now: number, reason: string): Payment {
  return { ...payment, status: 'failed', failed_at: now, fail_reason: reason };
}

/** The record after `amount` won went back. */
export function refunded(payment: Payment, now: number, amount: number, reason: string | null): Payment {
  const total = payment.cancel_amount + amount;
  const status = total === payment.amount ? 'cancelled' : payment.status;
  return { ...payment, status, cancel_amount: total, cancelled_at: now, cancel_reason: reason };
}
