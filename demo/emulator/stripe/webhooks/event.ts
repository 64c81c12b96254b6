import { Stripe } from 'stripe';
import { newId } from '../identifiers.js';

/** The events this emulator sends. */
export type EventType = Extract<
  Stripe.Event['type'],
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'setup_intent.succeeded'
  | 'setup_intent.setup_failed'
  | 'setup_intent.canceled'
>;

/** Something that happened, with the object as it was then. */
export interface Happening {
  readonly type: EventType;
  readonly object: Stripe.Checkout.Session | Stripe.PaymentIntent | Stripe.SetupIntent;
}

/** The API request an event came from; absent when the shopper's browser or the clock brought it about. */
export interface Cause {
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
}

/** The envelope Stripe posts. */
export interface WebhookEvent {
  readonly id: string;
  readonly object: 'event';
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: Happening['object'] };
  readonly livemode: false;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  readonly type: EventType;
}

/** Wraps a happening. `now` is in seconds since epoch. */
export function newWebhookEvent(happening: Happening, now: number, cause?: Cause): WebhookEvent {
  return {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: now,
    data: { object: happening.object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type: happening.type,
  };
}
