import type { EmulatorContext, StatusAfterCancel } from '../context.js';
import type { Payment, PaymentStatus } from '../objects/payment.js';
import type { Outcome } from './wording.js';

/** What an outcome means for the payment, its webhooks and the shopper's browser. */
export interface Consequence {
  readonly status: PaymentStatus;
  /** Whole won less than asked for. */
  readonly shortfall: number;
  /** Whether the status comes after the shopper has returned. */
  readonly isLate: boolean;
  readonly webhook: 'after' | 'first' | 'never';
  readonly browser: 'success' | 'failure' | 'stays';
}

const approved: Consequence = {
  status: 'Captured',
  shortfall: 0,
  isLate: false,
  webhook: 'after',
  browser: 'success',
};

const consequences: Readonly<Record<Exclude<Outcome, 'cancel'>, Consequence>> = {
  approve: approved,
  decline: { ...approved, status: 'Declined', browser: 'failure' },
  expire: { ...approved, status: 'Expired', browser: 'failure' },
  slow: { ...approved, isLate: true },
  'never-return': { ...approved, browser: 'stays' },
  'webhook-first': { ...approved, webhook: 'first' },
  'webhook-never': { ...approved, webhook: 'never' },
  'wrong-amount': { ...approved, shortfall: 1 },
};

/** What the tester's choice leads to. A cancel that leaves the payment Pending has nothing to tell. */
export function consequenceOf(outcome: Outcome, statusAfterCancel: StatusAfterCancel): Consequence {
  if (outcome !== 'cancel') return consequences[outcome];
  const webhook = statusAfterCancel === 'Pending' ? 'never' : 'after';
  return { ...approved, status: statusAfterCancel, webhook, browser: 'failure' };
}

/** Brings a pending payment to its status and keeps it. A decided one stays as it is. */
export function settlePayment(
  { store, now }: EmulatorContext,
  paymentId: string,
  { status, shortfall }: Pick<Consequence, 'status' | 'shortfall'>,
): Payment | undefined {
  const payment = store.payments.get(paymentId);
  if (payment?.status !== 'Pending' || status === 'Pending') return undefined;
  const settled = { ...payment, status, amount: payment.amount - shortfall, decidedAt: now() };
  store.payments.set(paymentId, settled);
  return settled;
}
