import type { z } from 'zod';
import { paymentsOf, type EmulatorContext } from '../context.js';
import { refunded, type Payment } from '../payments/payment.js';
import type { cancelRequest, paymentStatus, prepareRequest } from '../schemas/api.js';
import { PortOneApiError } from './api-error.js';

const noPayment = '존재하지 않는 결제정보입니다.';

/** A merchant_uid and the amount that it may be paid with. */
export interface Prepared {
  readonly merchant_uid: string;
  readonly amount: number;
  readonly currency: string | null;
}

/** POST registers once; PUT changes what is registered. */
export function prepare(
  { store }: EmulatorContext,
  method: 'POST' | 'PUT',
  { merchant_uid, amount, currency = 'KRW' }: z.infer<typeof prepareRequest>,
): Prepared {
  const isKnown = store.prepared.has(merchant_uid);
  if (method === 'POST' && isKnown) throw new PortOneApiError(200, '이미 등록된 merchant_uid 입니다.');
  if (method === 'PUT' && !isKnown) throw new PortOneApiError(404, '등록된 결제사전정보를 찾을 수 없습니다.');
  store.prepared.set(merchant_uid, amount);
  return { merchant_uid, amount, currency };
}

/** GET /payments/prepare/{merchant_uid}. */
export function readPrepared({ store }: EmulatorContext, merchantUid: string): Prepared {
  const amount = store.prepared.get(merchantUid);
  if (amount === undefined) throw new PortOneApiError(404, '등록된 결제사전정보를 찾을 수 없습니다.');
  return { merchant_uid: merchantUid, amount, currency: 'KRW' };
}

/** GET /payments/{imp_uid}: payments of test channels are not found unless they are asked for. */
export function readPayment({ store }: EmulatorContext, impUid: string, withSandbox: boolean): Payment {
  const payment = store.payments.get(impUid);
  if (!payment || (payment.sandbox && !withSandbox)) throw new PortOneApiError(404, noPayment);
  return payment;
}

/** GET /payments/find/{merchant_uid}/{payment_status}: the first in the order asked for, by default the latest. */
export function findPayment(
  { store }: EmulatorContext,
  merchantUid: string,
  status: z.infer<typeof paymentStatus> | undefined,
  sorting: string | undefined,
): Payment {
  const fitting = paymentsOf(store, merchantUid).filter((payment) => status === undefined || payment.status === status);
  const latestFirst = sorting === undefined || sorting.startsWith('-');
  const payment = latestFirst ? fitting[0] : fitting.at(-1);
  if (!payment) throw new PortOneApiError(404, noPayment);
  return payment;
}

/** POST /payments/cancel. Gives the record after it. */
export function cancelPayment(context: EmulatorContext, request: z.infer<typeof cancelRequest>): Payment {
  const { store } = context;
  const { imp_uid, merchant_uid = '', checksum, reason, extra } = request;
  const payment =
    imp_uid === undefined
      ? paymentsOf(store, merchant_uid).find(({ status }) => status !== 'failed')
      : store.payments.get(imp_uid);
  if (!payment) throw new PortOneApiError(404, noPayment);
  if (payment.status === 'cancelled') throw new PortOneApiError(200, '이미 전액취소된 주문입니다.');
  if (payment.status !== 'paid') throw new PortOneApiError(200, '결제완료 상태가 아니어서 취소할 수 없습니다.');
  if (payment.pg_provider === 'naverpay' && (reason === undefined || extra?.requester === undefined)) {
    throw new PortOneApiError(200, '네이버페이 취소에는 reason과 extra.requester가 필요합니다.');
  }
  const left = payment.amount - payment.cancel_amount;
  if (checksum !== undefined && checksum !== left)
    throw new PortOneApiError(200, '취소 가능 금액이 일치하지 않습니다.');
  const amount = request.amount === undefined || request.amount === 0 ? left : request.amount;
  if (amount > left) throw new PortOneApiError(200, '취소 가능 금액을 초과했습니다.');
  const after = refunded(payment, context.now(), amount, reason ?? null);
  store.payments.set(after.imp_uid, after);
  return after;
}
