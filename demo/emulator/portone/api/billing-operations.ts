import type { z } from 'zod';
import { paymentsOf, type EmulatorContext } from '../context.js';
import { declineMessage } from '../payments/end-window.js';
import { failed, newPayment, paid, type BillingKey, type Payment } from '../payments/payment.js';
import type { againRequest } from '../schemas/api.js';
import { PortOneApiError } from './api-error.js';

/** GET /subscribe/customers/{customer_uid}. */
export function readKey({ store }: EmulatorContext, customerUid: string): BillingKey {
  const key = store.keys.get(customerUid);
  if (!key) throw new PortOneApiError(404, '등록되지 않은 customer_uid 입니다.');
  return key;
}

/** DELETE /subscribe/customers/{customer_uid}. Gives the key as it was. */
export function deleteKey(context: EmulatorContext, customerUid: string): BillingKey {
  const key = readKey(context, customerUid);
  context.store.keys.delete(customerUid);
  context.store.decliningKeys.delete(customerUid);
  return key;
}

/** POST /subscribe/payments/again. A declined charge has a record too, and code 0: it only is not paid. */
export function chargeKey(context: EmulatorContext, request: z.infer<typeof againRequest>): Payment {
  const { store } = context;
  const key = store.keys.get(request.customer_uid);
  if (!key) throw new PortOneApiError(200, '등록되지 않은 구매자입니다.');
  if (paymentsOf(store, request.merchant_uid).some(({ status }) => status === 'paid')) {
    throw new PortOneApiError(200, '이미 결제된 merchant_uid 입니다.');
  }
  const now = context.now();
  const begun = newPayment(request, {
    channel: { pg: key.pg_provider, pgId: key.pg_id },
    by: 'api',
    sandbox: context.sandbox,
    userAgent: null,
    customData: request.custom_data ?? null,
    now,
  });
  const payment = store.decliningKeys.has(key.customer_uid) ? failed(begun, now, declineMessage) : paid(begun, now);
  store.payments.set(payment.imp_uid, payment);
  return payment;
}
