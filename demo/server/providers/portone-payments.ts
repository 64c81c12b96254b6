import type { Log } from '../log.js';
import { paymentAnswer, preparedAnswer, type PaymentRecord } from './portone-answers.js';
import type { PortOneApi, PortOneReply } from './portone-api.js';

/** A record, or that there is none yet, or why that is not known. */
export type Found<T> =
  { readonly type: 'found'; readonly record: T | undefined } | { readonly type: 'unknown'; readonly reason: string };

/** Registered to keep a merchant_uid from being paid. Whole won: below the minimum of every channel. */
export const blockingAmount = 1;

/** What this server asks about payments, by the merchant_uid that it gave them. */
export interface PortOnePayments {
  /**
   * The record that counts for a merchant_uid. A window may be opened again with the same one, so there may be several:
   * a paid one counts first, then the one that the browser names, then the latest.
   */
  find(merchantUid: string, impUid: string | undefined): Promise<Found<PaymentRecord>>;
  /**
   * Registers the amount that a merchant_uid may be paid with, and gives the amount it is registered with: another
   * one when it was registered before.
   */
  register(merchantUid: string, amount: number): Promise<PortOneReply<number>>;
  /** Registers another amount in place of the one before. */
  reregister(merchantUid: string, amount: number): Promise<PortOneReply<number>>;
}

/** Makes the payments part over the REST API. `sandbox` asks for payments of test channels too. */
export function createPortOnePayments(api: PortOneApi, sandbox: boolean, log: Log): PortOnePayments {
  const suffix = sandbox ? '?include_sandbox=true' : '';

  async function look(path: string, merchantUid: string): Promise<Found<PaymentRecord>> {
    const reply = await api.get(path, paymentAnswer);
    switch (reply.type) {
      case 'missing':
        return { type: 'found', record: undefined };
      case 'answered':
        if (reply.value.merchant_uid === merchantUid) return { type: 'found', record: reply.value };
        log('portone-foreign-payment', { merchantUid, impUid: reply.value.imp_uid });
        return { type: 'unknown', reason: `payment ${reply.value.imp_uid} is another order's` };
      case 'refused':
        log('portone-lookup-refused', { merchantUid, code: reply.code, message: reply.message });
        return { type: 'unknown', reason: reply.message };
      default:
        return { type: 'unknown', reason: reply.reason };
    }
  }

  /** The browser's word on where to look. What it names may be somebody else's; then it named nothing. */
  async function lookAtHint(impUid: string, merchantUid: string): Promise<Found<PaymentRecord>> {
    const reply = await api.get(`/payments/${encodeURIComponent(impUid)}${suffix}`, paymentAnswer);
    if (reply.type === 'unreachable') return { type: 'unknown', reason: reply.reason };
    if (reply.type !== 'answered') return { type: 'found', record: undefined };
    if (reply.value.merchant_uid === merchantUid) return { type: 'found', record: reply.value };
    log('portone-foreign-hint', { merchantUid, impUid });
    return { type: 'found', record: undefined };
  }

  async function find(merchantUid: string, impUid: string | undefined): Promise<Found<PaymentRecord>> {
    const hinted = impUid === undefined ? undefined : await lookAtHint(impUid, merchantUid);
    if (hinted?.type === 'unknown' || hinted?.record?.status === 'paid') return hinted;
    const path = `/payments/find/${encodeURIComponent(merchantUid)}`;
    const paid = await look(`${path}/paid`, merchantUid);
    if (paid.type === 'unknown' || paid.record) return paid;
    return hinted?.record ? hinted : look(path, merchantUid);
  }

  async function register(merchantUid: string, amount: number): Promise<PortOneReply<number>> {
    const body = { merchant_uid: merchantUid, amount, currency: 'KRW' };
    const reply = await api.send('POST', '/payments/prepare', body, preparedAnswer);
    // Refused also when it is registered already, in words that no contract fixes: so look.
    if (reply.type !== 'refused') return amountOf(reply, merchantUid);
    const known = await api.get(`/payments/prepare/${encodeURIComponent(merchantUid)}`, preparedAnswer);
    return known.type === 'missing' || known.type === 'refused' ? reply : amountOf(known, merchantUid);
  }

  async function reregister(merchantUid: string, amount: number): Promise<PortOneReply<number>> {
    const body = { merchant_uid: merchantUid, amount, currency: 'KRW' };
    return amountOf(await api.send('PUT', '/payments/prepare', body, preparedAnswer), merchantUid);
  }

  return { find, register, reregister };
}

function amountOf(
  reply: PortOneReply<{ readonly merchant_uid: string; readonly amount: number }>,
  merchantUid: string,
): PortOneReply<number> {
  if (reply.type !== 'answered') return reply;
  return reply.value.merchant_uid === merchantUid
    ? { type: 'answered', value: reply.value.amount }
    : { type: 'unreachable', reason: `asked about ${merchantUid}, answered about another` };
}
