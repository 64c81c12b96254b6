import { randomUUID } from 'node:crypto';
import { findChannel, selectedChannel } from '../channels.js';
import type { EmulatorContext } from '../context.js';
import { deletedKey, type EmulatedBillingKey } from '../objects/billing-key.js';
import { cancelledPayment, failedPayment, paidPayment, readyPayment } from '../objects/payment.js';
import { billingKeyEvent, cancellationEvent, transactionEvent, type WebhookEvent } from '../webhooks/event.js';
import { PortOneApiError, readInput } from './api-error.js';
import { billingKeyPaymentBody, cancelBody, confirmBody, deleteQuery, preRegisterBody, storeQuery } from './bodies.js';

/** What an endpoint comes to. */
export interface Result {
  readonly body: object;
  readonly events?: readonly WebhookEvent[];
}

/** An endpoint: works on the store, throws a `PortOneApiError` to refuse. `id` is from the path, `input` the query or body. */
export type Operation = (context: EmulatorContext, id: string, input: unknown) => Result;

/** POST /payments/{paymentId}/pre-register. A second registration takes the first one's place. */
export const preRegister: Operation = (context, paymentId, input) => {
  const { storeId, totalAmount, currency } = readInput(preRegisterBody, input);
  checkStore(context, storeId);
  refusePaid(context, paymentId);
  context.store.registrations.set(paymentId, { totalAmount, currency });
  return { body: {} };
};

/** GET /payments/{paymentId} */
export const getPayment: Operation = (context, paymentId, input) => {
  checkStore(context, readInput(storeQuery, input).storeId);
  return { body: findPayment(context, paymentId) };
};

/** POST /payments/{paymentId}/billing-key. Ends as the tester chose when the key was issued. */
export const payWithBillingKey: Operation = (context, paymentId, input) => {
  const wanted = readInput(billingKeyPaymentBody, input);
  checkStore(context, wanted.storeId);
  refusePaid(context, paymentId);
  const { info, charges } = findKey(context, wanted.billingKey);
  if (info.status === 'DELETED') throw new PortOneApiError('BILLING_KEY_ALREADY_DELETED', 'The key was deleted.');
  const channel = findChannel(wanted.channelKey ?? info.channels[0]?.key);
  if (!channel) throw new PortOneApiError('CHANNEL_NOT_FOUND', 'There is no such channel.');
  const { id, name, email, phoneNumber } = wanted.customer ?? {};
  const now = context.now();
  const ready = readyPayment(
    {
      id: paymentId,
      transactionId: randomUUID(),
      storeId: context.storeId,
      channel: selectedChannel(channel, context.channelType),
      orderName: wanted.orderName,
      total: wanted.amount.total,
      currency: wanted.currency,
      customer: {
        ...(id !== undefined && { id }),
        ...(name?.full !== undefined && { name: name.full }),
        ...(email !== undefined && { email }),
        ...(phoneNumber !== undefined && { phoneNumber }),
      },
      customData: wanted.customData,
      billingKey: wanted.billingKey,
    },
    now,
  );
  if (charges === 'decline') {
    const pg = { pgCode: 'LIMIT_EXCEEDED', pgMessage: '한도를 초과했어요.' };
    context.store.payments.set(paymentId, failedPayment(ready, { reason: pg.pgMessage, ...pg }, now));
    void context.outbox.send([transactionEvent('Transaction.Failed', ready, now)]);
    throw new PortOneApiError('PG_PROVIDER', pg.pgMessage, pg);
  }
  const done = paidPayment(ready, charges === 'wrong-amount' ? wanted.amount.total - 1 : wanted.amount.total, now);
  context.store.payments.set(paymentId, done);
  const payment = { pgTxId: done.pgTxId, paidAt: done.paidAt };
  return { body: { payment }, events: [transactionEvent('Transaction.Paid', done, now)] };
};

/** POST /payments/{paymentId}/cancel, of the whole amount. */
export const cancelPayment: Operation = (context, paymentId, input) => {
  const { storeId, reason, currentCancellableAmount } = readInput(cancelBody, input);
  checkStore(context, storeId);
  const payment = findPayment(context, paymentId);
  if (payment.status === 'CANCELLED') throw new PortOneApiError('PAYMENT_ALREADY_CANCELLED', 'It is cancelled.');
  if (payment.status !== 'PAID') throw new PortOneApiError('PAYMENT_NOT_PAID', 'It is not paid.');
  const { total } = payment.amount;
  if (currentCancellableAmount !== undefined && currentCancellableAmount !== total) {
    throw new PortOneApiError('CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN', `${total} won can be cancelled.`);
  }
  const now = context.now();
  const time = now.toISOString();
  const cancellation = {
    status: 'SUCCEEDED',
    id: randomUUID(),
    totalAmount: total,
    taxFreeAmount: 0,
    vatAmount: 0,
    reason,
    cancelledAt: time,
    requestedAt: time,
  } as const;
  context.store.payments.set(paymentId, cancelledPayment(payment, cancellation, now));
  return { body: { cancellation }, events: [cancellationEvent(payment, cancellation.id, now)] };
};

/** GET /billing-keys/{billingKey} */
export const getBillingKey: Operation = (context, billingKey, input) => {
  checkStore(context, readInput(storeQuery, input).storeId);
  return { body: findKey(context, billingKey).info };
};

/** DELETE /billing-keys/{billingKey} */
export const deleteBillingKey: Operation = (context, billingKey, input) => {
  checkStore(context, readInput(deleteQuery, input).storeId);
  const key = findKey(context, billingKey);
  if (key.info.status === 'DELETED') throw new PortOneApiError('BILLING_KEY_ALREADY_DELETED', 'It is deleted.');
  const now = context.now();
  const info = deletedKey(key.info, now);
  context.store.billingKeys.set(billingKey, { ...key, info });
  return { body: { deletedAt: info.deletedAt }, events: [billingKeyEvent('BillingKey.Deleted', info, now)] };
};

/** POST /billing-keys/confirm */
export const confirmBillingKey: Operation = (context, _id, input) => {
  const { storeId, billingIssueToken, isTest } = readInput(confirmBody, input);
  checkStore(context, storeId);
  const { unconfirmedKeys, billingKeys } = context.store;
  if (!unconfirmedKeys.has(billingIssueToken)) {
    throw new PortOneApiError('BILLING_KEY_NOT_FOUND', 'Nothing was issued under this token.');
  }
  const key = unconfirmedKeys.get(billingIssueToken);
  if (!key) throw new PortOneApiError('BILLING_KEY_ALREADY_ISSUED', 'The key was confirmed before.');
  if (isTest !== undefined && isTest !== (context.channelType === 'TEST')) {
    throw new PortOneApiError('INFORMATION_MISMATCH', 'isTest does not fit the channel.');
  }
  unconfirmedKeys.set(billingIssueToken, undefined);
  billingKeys.set(key.info.billingKey, key);
  const { billingKey } = key.info;
  return { body: { billingKey }, events: [billingKeyEvent('BillingKey.Issued', key.info, context.now())] };
};

function checkStore(context: EmulatorContext, storeId: string | undefined): void {
  if (storeId !== undefined && storeId !== context.storeId) {
    throw new PortOneApiError('FORBIDDEN', 'The secret is not one of this store.');
  }
}

function refusePaid({ store }: EmulatorContext, paymentId: string): void {
  const status = store.payments.get(paymentId)?.status;
  if (status === 'PAID' || status === 'CANCELLED') throw new PortOneApiError('ALREADY_PAID', 'It is paid already.');
}

function findPayment({ store }: EmulatorContext, paymentId: string) {
  const payment = store.payments.get(paymentId);
  if (!payment) throw new PortOneApiError('PAYMENT_NOT_FOUND', 'There is no such payment.');
  return payment;
}

function findKey({ store }: EmulatorContext, billingKey: string): EmulatedBillingKey {
  const key = store.billingKeys.get(billingKey);
  if (!key) throw new PortOneApiError('BILLING_KEY_NOT_FOUND', 'There is no such billing key.');
  return key;
}
