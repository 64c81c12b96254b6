import { newId } from '../identifiers.js';
import { responseOf, type Payment, type PaymentStatus } from '../objects/payment.js';

/** The events this emulator sends. */
export type EventType =
  | 'payment_pending'
  | 'payment_approved'
  | 'payment_captured'
  | 'payment_declined'
  | 'payment_canceled'
  | 'payment_expired';

const eventTypes: Readonly<Record<PaymentStatus, readonly EventType[]>> = {
  Pending: ['payment_pending'],
  // Documented one by one; that Kakao Pay sends both is our reading.
  Captured: ['payment_approved', 'payment_captured'],
  Declined: ['payment_declined'],
  Canceled: ['payment_canceled'],
  Expired: ['payment_expired'],
};

/** The bodies to post about a payment that has just come to its status. */
export function eventsAbout(payment: Payment, origin: string, now: number): string[] {
  return eventTypes[payment.status].map((type) => JSON.stringify(newEvent(payment, type, origin, now)));
}

function newEvent(payment: Payment, type: EventType, origin: string, now: number): object {
  const time = new Date(now).toISOString();
  const { fields } = payment;
  return {
    id: newId('evt'),
    type,
    version: '1.0.0',
    created_on: time,
    data: {
      id: payment.id,
      action_id: newId('act'),
      ...(fields.reference && { reference: fields.reference }),
      amount: payment.amount,
      currency: fields.currency,
      payment_type: fields.payment_type ?? 'Regular',
      processed_on: time,
      source: { type: 'kakaopay' },
      ...responseOf(payment.status),
    },
    _links: { payment: { href: `${origin}/payments/${payment.id}` } },
  };
}
