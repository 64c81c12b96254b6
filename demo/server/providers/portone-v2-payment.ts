import { z } from 'zod';
import type { ConfirmParams } from '../../../src/contract/types.js';
import { endWithoutPayment, readFailureHints } from './portone-v2-hints.js';
import { toAttemptId } from './portone-v2-request.js';
import type { Observation } from './provider.js';

/** What a payment or a billing key must be, or it is somebody else's. */
export interface Expectation {
  /** The paymentId or issueId. */
  readonly id: string;
  readonly storeId: string;
  /** Whether real money is expected: PortOne's channel type is `LIVE` or `TEST`. */
  readonly live: boolean;
}

const paymentAnswer = z.object({
  status: z.string(),
  id: z.string(),
  storeId: z.string(),
  channel: z.object({ type: z.string() }).optional(),
  amount: z.object({ total: z.number() }),
  currency: z.string(),
  customer: z.object({ id: z.string().optional() }).optional(),
  billingKey: z.string().optional(),
  failure: z
    .object({ reason: z.string().optional(), pgCode: z.string().optional(), pgMessage: z.string().optional() })
    .optional(),
});

/** The channel type that an account in this mode has. A test channel takes no money, so it must never pay for a live order. */
export function channelTypeOf({ live }: Pick<Expectation, 'live'>): 'LIVE' | 'TEST' {
  return live ? 'LIVE' : 'TEST';
}

/**
 * What PortOne's answer to GET /payments/{paymentId} says about the attempt.
 *
 * @param hints What the browser brought back. Only asked where PortOne does not know of any payment.
 */
export function readPayment(body: unknown, expected: Expectation, hints: ConfirmParams): Observation {
  const read = paymentAnswer.safeParse(body);
  if (!read.success) return { status: 'unknown', reason: 'The payment has not the shape that PortOne documents.' };
  const payment = read.data;
  const wrong = findForeign(payment, expected);
  if (wrong !== undefined) return { status: 'unknown', reason: wrong };
  const attemptId = toAttemptId(payment.id);
  switch (payment.status) {
    case 'PAID':
      return {
        status: 'succeeded',
        attemptId,
        paymentId: payment.id,
        amount: payment.amount.total,
        currency: payment.currency,
        saved:
          payment.billingKey === undefined
            ? null
            : {
                customerId: payment.customer?.id ?? payment.id,
                paymentMethodId: payment.billingKey,
                mandateId: null,
              },
      };
    case 'READY':
      return readUnbegun(expected.id, hints);
    case 'PAY_PENDING':
    case 'VIRTUAL_ACCOUNT_ISSUED':
      return { status: 'pending', attemptId };
    case 'FAILED': {
      const { reason: message, pgCode, pgMessage } = payment.failure ?? {};
      const end = endWithoutPayment(attemptId, [{ message, pgCode, pgMessage }, readFailureHints(hints)]);
      return { ...end, paymentId: payment.id };
    }
    case 'CANCELLED':
    case 'PARTIAL_CANCELLED':
      // Paid and given back: nothing the shop may deliver for.
      return { status: 'canceled', attemptId, paymentId: payment.id };
    default:
      return { status: 'unknown', reason: `The payment has the status ${payment.status}.` };
  }
}

/** An attempt that nobody has paid yet: still open, unless the browser says that the window failed. */
export function readUnbegun(paymentId: string, hints: ConfirmParams): Observation {
  const attemptId = toAttemptId(paymentId);
  const failure = readFailureHints(hints);
  return failure ? endWithoutPayment(attemptId, [failure]) : { status: 'open', attemptId };
}

function findForeign(payment: z.infer<typeof paymentAnswer>, expected: Expectation): string | undefined {
  if (payment.id !== expected.id) return 'PortOne answered with another payment.';
  if (payment.storeId !== expected.storeId) return 'The payment is one of another store.';
  const channelType = payment.channel?.type;
  const isPaid = payment.status === 'PAID';
  if ((isPaid || channelType !== undefined) && channelType !== channelTypeOf(expected)) {
    return `The payment came through a ${channelType ?? 'nameless'} channel, not a ${channelTypeOf(expected)} one.`;
  }
  return undefined;
}
