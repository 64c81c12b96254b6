import { soundsCanceled, type WindowError } from './portone-hints.js';
import type { PaymentRecord } from './portone-answers.js';
import type { Observation } from './provider.js';

/** What a record is judged by. */
export interface Judging {
  readonly attemptId: string;
  /** Whether this server works with test channels. */
  readonly sandbox: boolean;
  /** What the browser says; counts only when the record says that nothing was paid. */
  readonly error: WindowError | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** After this time a window that nobody finished cannot be paid any more: the longest that Toss Pay can be set to. */
export const windowLifeMilliseconds = 3_600_000;

/**
 * What PortOne's record of a window or a charge means, without a billing key in mind. Nothing there yet is an open
 * attempt: PortOne makes its record when the window opens.
 */
export function judgeRecord(record: PaymentRecord | undefined, judging: Judging): Observation {
  if (!record) return judgeUnpaid(undefined, judging);
  switch (record.status) {
    case 'paid':
      return judgePaid(record, judging);
    case 'ready':
      // An account number was given out, and the money is to come.
      if (record.pay_method === 'vbank') return { status: 'pending', attemptId: judging.attemptId };
      return judgeUnpaid(record, judging);
    case 'failed':
      return judgeFailed(record, judging);
    case 'cancelled':
      return { status: 'canceled', attemptId: judging.attemptId, paymentId: record.imp_uid };
    default:
      return { status: 'unknown', reason: `payment ${record.imp_uid} has the status ${record.status}` };
  }
}

/** Undefined when a payment or key is of the kind that this server works with: of a test channel, or real. */
export function judgeChannel(
  { paymentId, sandbox: isTest }: { readonly paymentId: string; readonly sandbox: boolean },
  { attemptId, sandbox }: Pick<Judging, 'attemptId' | 'sandbox'>,
): Observation | undefined {
  if (isTest === sandbox) return undefined;
  if (sandbox) return { status: 'unknown', reason: `${paymentId} is real, and this server is in test mode` };
  // The channel of a window is chosen in the browser: a test channel in its place would pay with nothing.
  const providerMessage = 'A test channel was used, and this shop takes real payments only.';
  return { status: 'failed', attemptId, paymentId, providerCode: 'sandbox-payment', providerMessage };
}

/** Whether the window itself took money, as opposed to issuing a billing key for the amount that it showed. */
export function tookMoney(record: PaymentRecord | undefined): boolean {
  return record?.status === 'paid' && record.amount > 0 && record.customer_uid_usage !== 'issue';
}

function judgePaid(record: PaymentRecord, judging: Judging): Observation {
  const { attemptId } = judging;
  const wrongChannel = judgeChannel({ paymentId: record.imp_uid, sandbox: record.sandbox }, judging);
  if (wrongChannel) return wrongChannel;
  return {
    status: 'succeeded',
    attemptId,
    paymentId: record.imp_uid,
    amount: record.amount,
    currency: record.currency.toUpperCase(),
    saved: null,
  };
}

function judgeUnpaid(record: PaymentRecord | undefined, { attemptId, error, now }: Judging): Observation {
  if (error && error.kind !== 'blocked') {
    return { status: error.kind, attemptId, ...(record && { paymentId: record.imp_uid }), ...reasonOf(error, null) };
  }
  const opened = (record?.started_at ?? 0) * 1_000;
  const isOver = opened > 0 && now - opened > windowLifeMilliseconds;
  return { status: isOver ? 'expired' : 'open', attemptId };
}

function judgeFailed(record: PaymentRecord, { attemptId, error }: Judging): Observation {
  const turnedBack = soundsCanceled(record.fail_reason ?? '') || error?.kind === 'canceled';
  const status = turnedBack ? 'canceled' : 'failed';
  return { status, attemptId, paymentId: record.imp_uid, ...reasonOf(error, record.fail_reason ?? null) };
}

/** The browser's words first: Naver Pay wants the shopper to read exactly those of its window. */
function reasonOf(
  error: WindowError | undefined,
  failReason: string | null,
): { readonly providerCode: string | undefined; readonly providerMessage: string | undefined } {
  return { providerCode: error?.code, providerMessage: error?.message ?? failReason ?? undefined };
}
