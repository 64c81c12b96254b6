import { z } from 'zod';
import { attemptIdOf } from './portone-ids.js';
import type { Webhook } from './provider.js';

const notice = z.object({ imp_uid: z.string().min(1), merchant_uid: z.string().min(1), status: z.string().min(1) });

/** The statuses of a payment. Of any other nothing is known. */
const statuses: ReadonlySet<string> = new Set(['ready', 'paid', 'failed', 'cancelled']);

/**
 * Reads a webhook, JSON or a form as the console says. PortOne V1 signs nothing, so it is only a hint to look. Its event
 * is the payment in this status: however many are made up about one payment, there are five. A payment of another system
 * of the merchant's is no event here.
 */
export function readPortOneWebhook(body: string, headers: Headers): readonly Webhook[] | string {
  const isForm = headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const read = notice.safeParse(isForm ? Object.fromEntries(new URLSearchParams(body)) : parse(body));
  if (!read.success) return 'Expected imp_uid, merchant_uid and status, as JSON or as a form.';
  const { merchant_uid: merchantUid } = read.data;
  const status = statuses.has(read.data.status) ? read.data.status : 'other';
  const attemptId = attemptIdOf(merchantUid);
  if (attemptId === undefined) return [];
  return [
    {
      eventId: `${merchantUid}:${status}`,
      eventType: `payment.${status}`,
      signature: '',
      objectId: attemptId,
      attemptId,
    },
  ];
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
