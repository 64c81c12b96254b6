import { z } from 'zod';
import type { ConfirmParams } from '../../../src/contract/types.js';
import type { Log } from '../log.js';
import { describeReply, mayPass, type PaymentApi, replyTo, withinLimit } from './portone-v2-client.js';
import { readHint } from './portone-v2-hints.js';
import { rememberIn } from './portone-v2-memory.js';
import { channelTypeOf, type Expectation } from './portone-v2-payment.js';

/** What asking for a billing key comes to. */
export type KeySearch =
  /** It is issued, and ours. */
  | { readonly type: 'issued'; readonly issueId: string; readonly billingKey: string; readonly customerId: string }
  /** Nobody has named one yet. */
  | { readonly type: 'none' }
  /** It was issued, and is no good any more. */
  | { readonly type: 'deleted' }
  /** PortOne says that it will not be issued. */
  | { readonly type: 'refused'; readonly code: string; readonly message?: string | undefined }
  /** PortOne could not be asked, or the key is somebody else's. */
  | { readonly type: 'unknown'; readonly reason: string };

/** Where billing keys come from, and how they are checked. A key is as good as money: it is never logged. */
export interface BillingKeys {
  /** The key of an issue: named by the browser, or by a webhook before. PortOne is asked about it each time. */
  find(issueId: string, hints: ConfirmParams): Promise<KeySearch>;
  /** Looks up a key that a webhook named, and remembers it for `find`. */
  learn(billingKey: string): Promise<KeySearch>;
}

/** PortOne's word in place of a key that is to be confirmed by the server first. */
const needsConfirmation = 'NEEDS_CONFIRMATION';

const keyAnswer = z.object({
  status: z.string(),
  billingKey: z.string(),
  storeId: z.string(),
  issueId: z.string().optional(),
  customer: z.object({ id: z.string().optional() }).optional(),
  channels: z.array(z.object({ type: z.string() })).min(1),
});

/** What PortOne's answer to GET /billing-keys/{billingKey} says. */
export function readBillingKey(body: unknown, asked: string, expected: Omit<Expectation, 'id'>): KeySearch {
  const read = keyAnswer.safeParse(body);
  if (!read.success) return { type: 'unknown', reason: 'The billing key has not the shape that PortOne documents.' };
  const { status, billingKey, storeId, issueId, customer, channels } = read.data;
  if (billingKey !== asked) return { type: 'unknown', reason: 'PortOne answered with another billing key.' };
  if (storeId !== expected.storeId) return { type: 'unknown', reason: 'The billing key is one of another store.' };
  if (issueId === undefined) return { type: 'unknown', reason: 'The billing key has no issueId: it is not of ours.' };
  if (channels.some(({ type }) => type !== channelTypeOf(expected))) {
    return { type: 'unknown', reason: `The billing key is not of a ${channelTypeOf(expected)} channel.` };
  }
  if (status === 'DELETED') return { type: 'deleted' };
  if (status !== 'ISSUED') return { type: 'unknown', reason: `The billing key has the status ${status}.` };
  return { type: 'issued', issueId, billingKey, customerId: customer?.id ?? issueId };
}

/** Opens the way to billing keys. */
export function createBillingKeys(
  api: PaymentApi,
  expected: Omit<Expectation, 'id'>,
  limitMilliseconds: number,
  log: Log,
): BillingKeys {
  const { storeId, live } = expected;
  // Keys that webhooks named, or that were confirmed, for the reading that follows.
  const remembered = new Map<string, string>();

  async function lookUp(billingKey: string): Promise<KeySearch> {
    const request = api.billingKey.getBillingKeyInfo({ billingKey, storeId });
    const reply = await withinLimit(replyTo(request), limitMilliseconds);
    if (reply.type === 'answered') return readBillingKey(reply.body, billingKey, expected);
    log('portone-v2-billing-key-unread', describeReply(reply));
    return { type: 'unknown', reason: `The billing key could not be read: ${describeReply(reply)['code'] ?? ''}.` };
  }

  /** Confirms an issue that waits for the server. A repeat cannot be told the key, so the first one remembers it. */
  async function confirm(issueId: string, billingIssueToken: string): Promise<string | KeySearch> {
    const request = api.billingKey.confirmBillingKey({ storeId, billingIssueToken, isTest: !live });
    const reply = await withinLimit(replyTo(request), limitMilliseconds);
    if (reply.type !== 'answered') {
      log('portone-v2-billing-key-unconfirmed', { issueId, ...describeReply(reply) });
      if (!mayPass(reply) && reply.type === 'refused') {
        return { type: 'refused', code: reply.pgCode ?? reply.code, message: reply.pgMessage ?? reply.message };
      }
      return { type: 'unknown', reason: 'The billing key could not be confirmed.' };
    }
    const { success, data } = z.object({ billingKey: z.string() }).safeParse(reply.body);
    if (!success) return { type: 'unknown', reason: 'The confirmation names no billing key.' };
    rememberIn(remembered, issueId, data.billingKey);
    return data.billingKey;
  }

  async function keyNamedBy(issueId: string, hints: ConfirmParams): Promise<string | KeySearch | undefined> {
    const hinted = readHint(hints, 'billingKey');
    const token = readHint(hints, 'billingIssueToken');
    if (hinted !== needsConfirmation) return hinted ?? remembered.get(issueId);
    return remembered.get(issueId) ?? (token === undefined ? undefined : confirm(issueId, token));
  }

  return {
    find: async (issueId, hints) => {
      const named = await keyNamedBy(issueId, hints);
      if (named === undefined) return { type: 'none' };
      const search = typeof named === 'string' ? await lookUp(named) : named;
      if (search.type !== 'issued' || search.issueId === issueId) return search;
      log('portone-v2-foreign-billing-key', { issueId, keyIssueId: search.issueId });
      return { type: 'unknown', reason: 'The billing key was issued for another attempt.' };
    },
    learn: async (billingKey) => {
      const search = await lookUp(billingKey);
      if (search.type === 'issued') rememberIn(remembered, search.issueId, billingKey);
      return search;
    },
  };
}
