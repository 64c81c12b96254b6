import { newId } from '../identifiers.js';
import type { SetupFields } from '../schemas/setup-request.js';
import type { Setup } from './setup.js';

/** The statuses that the wallet page brings about. */
export type PaymentStatus = 'Pending' | 'Captured' | 'Declined' | 'Canceled' | 'Expired';

/** A payment as the emulator keeps it. Replaced, never changed. */
export interface Payment {
  readonly id: string;
  readonly setupId: string;
  /** The shopper's visit; also finds the payment, for 15 minutes. */
  readonly sessionId: string;
  /** The last part of the wallet page's address. */
  readonly walletCode: string;
  readonly fields: SetupFields;
  readonly customerId: string;
  readonly status: PaymentStatus;
  /** Whole won: what was asked for, or what was taken. */
  readonly amount: number;
  /** Milliseconds since epoch. */
  readonly createdAt: number;
  /** When the wallet decided; undefined before. Milliseconds since epoch. */
  readonly decidedAt: number | undefined;
}

/** The payment that a confirmation makes. `now` is in milliseconds since epoch. */
export function newPayment(setup: Setup, now: number): Payment {
  return {
    id: newId('pay'),
    setupId: setup.id,
    sessionId: newId('sid'),
    walletCode: newId('wallet'),
    fields: setup.fields,
    customerId: newId('cus'),
    status: 'Pending',
    amount: setup.fields.amount,
    createdAt: now,
    decidedAt: undefined,
  };
}

/** How a status is reasoned: Checkout.com's response codes, of which 10000 and 20005 are documented. */
export function responseOf(status: PaymentStatus): { response_code: string; response_summary: string } | undefined {
  switch (status) {
    case 'Captured':
      return { response_code: '10000', response_summary: 'Approved' };
    case 'Declined':
      return { response_code: '20005', response_summary: 'Declined - Do Not Honour' };
    default:
      return undefined;
  }
}

function customerOf({ fields, customerId }: Payment): object {
  const { name, email } = fields.customer ?? {};
  return { id: customerId, ...(email && { email: email.address }), ...(name && { name }) };
}

function linksOf(payment: Payment, origin: string): object {
  const self = { href: `${origin}/payments/${payment.id}` };
  return { self, ...(payment.status === 'Pending' && { redirect: { href: `${origin}/pay/${payment.walletCode}` } }) };
}

/** A payment as the confirmation answers it. */
export function acceptedBody(payment: Payment, origin: string): object {
  const { reference } = payment.fields;
  return {
    id: payment.id,
    status: payment.status,
    ...(reference && { reference }),
    customer: customerOf(payment),
    _links: linksOf(payment, origin),
  };
}

/** A payment as `GET /payments/{id}` answers it; with its actions when it was asked for by its session. */
export function paymentBody(payment: Payment, origin: string, withActions: boolean): object {
  const { fields, status, decidedAt } = payment;
  const wasTaken = status === 'Captured';
  const response = responseOf(status);
  const processed_on = decidedAt === undefined ? undefined : new Date(decidedAt).toISOString();
  return {
    id: payment.id,
    requested_on: new Date(payment.createdAt).toISOString(),
    ...(processed_on && { processed_on }),
    source: { type: 'kakaopay' },
    amount: payment.amount,
    currency: fields.currency,
    payment_type: fields.payment_type ?? 'Regular',
    ...(fields.reference && { reference: fields.reference }),
    ...(fields.description && { description: fields.description }),
    approved: wasTaken,
    status,
    ...(wasTaken && { balances: { total_authorized: payment.amount, total_captured: payment.amount } }),
    customer: customerOf(payment),
    processing_channel_id: fields.processing_channel_id,
    ...(withActions && { actions: response && processed_on ? [{ id: newId('act'), ...response, processed_on }] : [] }),
    _links: linksOf(payment, origin),
  };
}
