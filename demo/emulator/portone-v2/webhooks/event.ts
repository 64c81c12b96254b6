import type { Webhook } from '@portone/server-sdk';

/** The webhooks that the emulator sends, of the version 2024-04-25. */
export type WebhookEvent = Extract<
  Webhook.Webhook,
  {
    readonly type:
      | 'Transaction.Ready'
      | 'Transaction.Paid'
      | 'Transaction.Failed'
      | 'Transaction.Cancelled'
      | 'BillingKey.Ready'
      | 'BillingKey.Issued'
      | 'BillingKey.Failed'
      | 'BillingKey.Deleted';
  }
>;

interface Subject {
  readonly id: string;
  readonly storeId: string;
  readonly transactionId: string;
}

/** Something that happened to a payment. */
export function transactionEvent(
  type: 'Transaction.Ready' | 'Transaction.Paid' | 'Transaction.Failed',
  { id, storeId, transactionId }: Subject,
  now: Date,
): WebhookEvent {
  return { type, timestamp: now.toISOString(), data: { paymentId: id, storeId, transactionId } };
}

/** A payment was given back. */
export function cancellationEvent(
  { id, storeId, transactionId }: Subject,
  cancellationId: string,
  now: Date,
): WebhookEvent {
  const data = { paymentId: id, storeId, transactionId, cancellationId };
  return { type: 'Transaction.Cancelled', timestamp: now.toISOString(), data };
}

/** Something that happened to a billing key. */
export function billingKeyEvent(
  type: 'BillingKey.Ready' | 'BillingKey.Issued' | 'BillingKey.Failed' | 'BillingKey.Deleted',
  { billingKey, storeId }: { readonly billingKey: string; readonly storeId: string },
  now: Date,
): WebhookEvent {
  return { type, timestamp: now.toISOString(), data: { billingKey, storeId } };
}
