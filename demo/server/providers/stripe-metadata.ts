import type { Stripe } from 'stripe';
import type { AttemptToCreate, ChargeToMake } from './provider.js';

/** What this server noted on an object of Stripe's. */
export interface StripeNotes {
  readonly attemptId: string | null;
  readonly orderId: string | null;
  /** Of a charge without the shopper. */
  readonly chargeId: string | null;
  /** Whether it is a plan's first payment or one of its regular ones. */
  readonly recurring: boolean;
}

/** The metadata of an attempt's session and of its intent. */
export function attemptMetadata({ attemptId, orderId, mode }: AttemptToCreate): Stripe.MetadataParam {
  return {
    attempt: attemptId,
    ...(orderId !== null && { order: orderId }),
    ...(mode === 'subscribe' && { recurring: 'true' }),
  };
}

/** The metadata of a charge without the shopper. It names no attempt, so that its webhooks settle none. */
export function chargeMetadata({ chargeId, recurring }: ChargeToMake): Stripe.MetadataParam {
  return { charge: chargeId, ...(recurring && { recurring: 'true' }) };
}

/** Reads what was noted; an object made elsewhere, in the dashboard for example, has none of it. */
export function readMetadata(metadata: Readonly<Record<string, string>> | null | undefined): StripeNotes {
  return {
    attemptId: metadata?.['attempt'] ?? null,
    orderId: metadata?.['order'] ?? null,
    chargeId: metadata?.['charge'] ?? null,
    recurring: metadata?.['recurring'] === 'true',
  };
}
