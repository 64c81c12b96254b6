// Not the package's root, which loads 846 files where this loads 265, whenever a server starts.
import { PaymentClient } from '@portone/server-sdk/payment';
import { z } from 'zod';

/** What came of asking PortOne. */
export type Reply =
  /** A 2xx answer's JSON, not looked at yet. */
  | { readonly type: 'answered'; readonly body: unknown }
  /** PortOne's own error, such as `PAYMENT_NOT_FOUND`. */
  | {
      readonly type: 'refused';
      readonly code: string;
      readonly message?: string | undefined;
      readonly pgCode?: string | undefined;
      readonly pgMessage?: string | undefined;
    }
  /** No answer, a late one, or one that is no JSON. Nobody knows whether the request was carried out. */
  | { readonly type: 'unreachable'; readonly reason: string };

/** A part of the official client that requests are made with. */
export type PaymentApi = ReturnType<typeof PaymentClient>;

/** The official client. It has no time limit of its own, see `withinLimit`. */
export function createPaymentApi(secret: string, storeId: string, baseUrl: string | undefined): PaymentApi {
  return PaymentClient({ secret, storeId, ...(baseUrl !== undefined && { baseUrl }) });
}

const errorBody = z.object({
  type: z.string(),
  message: z.string().optional(),
  pgCode: z.string().optional(),
  pgMessage: z.string().optional(),
});

/** Turns whatever comes of a request into a reply. Never rejects. */
export async function replyTo(request: Promise<unknown>): Promise<Reply> {
  try {
    return { type: 'answered', body: await request };
  } catch (error) {
    // Each of its clients has an error class of its own; what they share is the answer's body, as `data`.
    const known = error instanceof Error && 'data' in error ? errorBody.safeParse(error.data) : undefined;
    if (known?.success) {
      const { type, ...rest } = known.data;
      return { type: 'refused', code: type, ...rest };
    }
    // The client rejects with whatever fetch or JSON.parse throw.
    return { type: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Waits for a reply as long as the browser can be kept waiting. The request itself goes on: the client cannot stop it. */
export async function withinLimit(reply: Promise<Reply>, limitMilliseconds: number): Promise<Reply> {
  const reason = `No answer in ${limitMilliseconds} ms.`;
  return withinTime(reply, limitMilliseconds, { type: 'unreachable', reason });
}

/** What comes of something, or `late` when it takes too long. It goes on all the same. */
export async function withinTime<T>(outcome: Promise<T>, limitMilliseconds: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), limitMilliseconds);
  });
  try {
    return await Promise.race([outcome, waited]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether asking again may help: the key or the store can be put right, and what is unknown may pass. */
export function mayPass(reply: Exclude<Reply, { type: 'answered' }>): boolean {
  return reply.type === 'unreachable' || !lasting.has(reply.code);
}

const lasting: ReadonlySet<string> = new Set([
  'INVALID_REQUEST',
  'BILLING_KEY_NOT_FOUND',
  'BILLING_KEY_ALREADY_DELETED',
  'CHANNEL_NOT_FOUND',
  'DISCOUNT_AMOUNT_EXCEEDS_TOTAL_AMOUNT',
  'MAX_TRANSACTION_COUNT_REACHED',
  'PAYMENT_SCHEDULE_ALREADY_EXISTS',
  'PG_PROVIDER',
  'PROMOTION_PAY_METHOD_DOES_NOT_MATCH',
  'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
]);

/** A reply in the log's words: no secrets, no billing key. */
export function describeReply(reply: Exclude<Reply, { type: 'answered' }>): Record<string, string> {
  return reply.type === 'refused'
    ? { code: reply.code, message: reply.message ?? '' }
    : { code: 'unreachable', message: reply.reason };
}
