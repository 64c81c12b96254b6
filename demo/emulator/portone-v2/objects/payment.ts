import type { Common, Payment } from '@portone/server-sdk';

/** The payments that the emulator has, as the official client reads them. */
export type EmulatedPayment =
  Payment.ReadyPayment | Payment.PaidPayment | Payment.FailedPayment | Payment.CancelledPayment;

/** What every payment has from its beginning. */
export interface NewPayment {
  readonly id: string;
  readonly transactionId: string;
  readonly storeId: string;
  readonly channel: Common.SelectedChannel;
  readonly orderName: string;
  /** Whole won. */
  readonly total: number;
  readonly currency: string;
  readonly customer: Common.Customer;
  readonly customData?: string | undefined;
  readonly billingKey?: string | undefined;
}

export const merchantId = 'merchant-emulator';

const amountOf = (total: number, paid: number, cancelled = 0): Payment.ReadyPayment['amount'] => ({
  total,
  taxFree: 0,
  discount: 0,
  paid,
  cancelled,
  cancelledTaxFree: 0,
});

/** A payment whose window was opened. */
export function readyPayment(wanted: NewPayment, now: Date): Payment.ReadyPayment {
  const time = now.toISOString();
  const { total, customData, billingKey, ...rest } = wanted;
  return {
    status: 'READY',
    ...rest,
    merchantId,
    version: 'V2',
    requestedAt: time,
    updatedAt: time,
    statusChangedAt: time,
    amount: amountOf(total, 0),
    ...(customData !== undefined && { customData }),
    ...(billingKey !== undefined && { billingKey }),
  };
}

/** The same payment, paid. `total` is what was really taken. */
export function paidPayment(payment: Payment.ReadyPayment, total: number, now: Date): Payment.PaidPayment {
  const { channel } = payment;
  if (!channel) throw new Error('A payment is paid through a channel.');
  const time = now.toISOString();
  return {
    ...payment,
    status: 'PAID',
    channel,
    amount: amountOf(total, total),
    updatedAt: time,
    statusChangedAt: time,
    paidAt: time,
    pgTxId: `pg-${payment.transactionId}`,
    disputes: [],
  };
}

/** The same payment, refused. */
export function failedPayment(
  payment: Payment.ReadyPayment,
  failure: Payment.FailedPayment['failure'],
  now: Date,
): Payment.FailedPayment {
  const time = now.toISOString();
  return { ...payment, status: 'FAILED', updatedAt: time, statusChangedAt: time, failedAt: time, failure };
}

/** A paid payment, given back as a whole. */
export function cancelledPayment(
  payment: Payment.PaidPayment,
  cancellation: Payment.SucceededPaymentCancellation,
  now: Date,
): Payment.CancelledPayment {
  const time = now.toISOString();
  const { total } = payment.amount;
  return {
    ...payment,
    status: 'CANCELLED',
    amount: amountOf(total, total, total),
    updatedAt: time,
    statusChangedAt: time,
    cancelledAt: time,
    cancellations: [cancellation],
  };
}
