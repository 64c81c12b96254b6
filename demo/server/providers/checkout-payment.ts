import { z } from 'zod';
import type { Observation } from './provider.js';

const reason = z.object({ response_code: z.string().nullish(), response_summary: z.string().nullish() });

const paymentToRead = z.object({
  id: z.string(),
  status: z.string(),
  /** In the currency's smallest unit, which is one won. */
  amount: z.number(),
  currency: z.string(),
  reference: z.string().nullish(),
  balances: z.object({ total_captured: z.number().nullish() }).nullish(),
  ...reason.shape,
  /** There when the payment was asked for by its session id. */
  actions: z.array(reason).nullish(),
});

/** The part of a payment that is read. */
export type PaymentToRead = z.infer<typeof paymentToRead>;

/** Reads the answer of `GET /payments/{id}`; undefined when it is no payment. */
export function readPayment(body: unknown): PaymentToRead | undefined {
  return paymentToRead.safeParse(body).data;
}

type Meaning = Exclude<Observation['status'], 'saved' | 'missing' | 'unknown'>;

/**
 * What each of Checkout.com's payment statuses means for the attempt. Kakao Pay takes the money in one step, so that
 * `Authorized` is not left uncaptured. Money that went back whole is as good as canceled: an attempt that has
 * succeeded before stays so, and one that nobody settled in time is not delivered.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  Authorized: 'succeeded',
  Captured: 'succeeded',
  'Partially Captured': 'succeeded',
  Paid: 'succeeded',
  'Card Verified': 'succeeded',
  'Partially Refunded': 'succeeded',
  // The shopper may not have been to Kakao Pay yet, or may go there again: nobody can tell.
  Pending: 'open',
  Active: 'pending',
  Requested: 'pending',
  'Authentication Requested': 'pending',
  'Retry Scheduled': 'pending',
  Declined: 'failed',
  Canceled: 'canceled',
  Voided: 'canceled',
  Refunded: 'canceled',
  Returned: 'canceled',
  Expired: 'expired',
};

function meaningOf(status: string): Meaning | undefined {
  return Object.hasOwn(meanings, status) ? meanings[status] : undefined;
}

/** Whether nothing that the shopper does can change the payment any more. */
export function isDecided(status: string): boolean {
  const meaning = meaningOf(status);
  return meaning !== undefined && meaning !== 'open' && meaning !== 'pending';
}

/** What a payment says about its attempt. */
export function observePayment(payment: PaymentToRead): Observation {
  const { id, status, currency } = payment;
  const attemptId = payment.reference ?? null;
  const meaning = meaningOf(status);
  switch (meaning) {
    case undefined:
      return { status: 'unknown', reason: `payment ${id} has the status ${status}` };
    case 'open':
    case 'pending':
      return { status: meaning, attemptId };
    case 'succeeded':
      return { status: meaning, attemptId, paymentId: id, amount: amountTaken(payment), currency, saved: null };
    default:
      return { status: meaning, attemptId, paymentId: id, ...reasonOf(payment) };
  }
}

/** No amount at all when only a part was taken and nobody says which: it then equals no order's. */
function amountTaken({ status, amount, balances }: PaymentToRead): number | null {
  return status === 'Partially Captured' ? (balances?.total_captured ?? null) : amount;
}

function reasonOf(payment: PaymentToRead): { providerCode?: string; providerMessage?: string } {
  const said = [payment, ...(payment.actions ?? [])].find(({ response_code }) => response_code);
  return {
    ...(said?.response_code && { providerCode: said.response_code }),
    ...(said?.response_summary && { providerMessage: said.response_summary }),
  };
}
