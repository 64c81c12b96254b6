import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Observation, Webhook } from './provider.js';

/** What webhooks are checked against. Keys are hex, as the Customer Area shows them. */
export interface AdyenWebhookSettings {
  readonly merchantAccount: string;
  readonly live: boolean;
  /** Of the standard webhook. */
  readonly hmacKey: string;
  /** Of the "Recurring tokens life cycle events" webhook; without one those are refused. */
  readonly tokenHmacKey?: string | undefined;
}

const item = z.object({
  eventCode: z.string(),
  success: z.enum(['true', 'false']),
  pspReference: z.string(),
  originalReference: z.string().nullish(),
  merchantAccountCode: z.string(),
  merchantReference: z.string().nullish(),
  amount: z.object({ value: z.int(), currency: z.string() }).nullish(),
  reason: z.string().nullish(),
  additionalData: z.object({ hmacSignature: z.string() }),
});

const standardWebhook = z.object({
  live: z.enum(['true', 'false']),
  notificationItems: z.array(z.object({ NotificationRequestItem: item })),
});

const tokenWebhook = z.object({
  type: z.string(),
  eventId: z.string(),
  environment: z.enum(['test', 'live']),
  data: z.object({ merchantAccount: z.string(), shopperReference: z.string(), storedPaymentMethodId: z.string() }),
});

type Item = z.infer<typeof item>;

/** The fields of a standard webhook that its signature covers. */
type SignedFields = Omit<Item, 'reason' | 'additionalData'>;

/**
 * Reads a standard webhook (signed item by item) or one about a token (signed over the raw body, in a header).
 *
 * @returns a sentence saying why, when it is neither or when any signature is missing or wrong.
 */
export function readAdyenWebhook(
  settings: AdyenWebhookSettings,
  body: string,
  headers: Headers,
): readonly Webhook[] | string {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'Expected JSON.';
  }
  if (typeof json === 'object' && json !== null && 'notificationItems' in json) return readStandard(settings, json);
  return readToken(settings, json, body, headers.get('HmacSignature'));
}

function readStandard(settings: AdyenWebhookSettings, json: object): readonly Webhook[] | string {
  const webhook = standardWebhook.safeParse(json);
  if (!webhook.success) return `Expected a signed standard webhook: ${describe(webhook.error)}`;
  const isOurs = (webhook.data.live === 'true') === settings.live;
  const items = webhook.data.notificationItems.map((wrapper) => wrapper.NotificationRequestItem);
  const isSigned = (each: Item): boolean => fits(settings.hmacKey, signedText(each), each.additionalData.hmacSignature);
  if (!items.every(isSigned)) return 'The signature of an item does not fit.';
  return items.map((each) => {
    const { pspReference, eventCode, success } = each;
    const common = {
      eventId: `${pspReference}:${eventCode}:${success}`,
      eventType: eventCode,
      signature: each.additionalData.hmacSignature,
    };
    // Another account of the same company, or the other environment: kept, and left alone.
    if (!isOurs || each.merchantAccountCode !== settings.merchantAccount) return common;
    const observation = readItem(each);
    return observation ? { ...common, attemptId: each.merchantReference ?? undefined, observation } : common;
  });
}

/** What Adyen signs of an item: eight values joined by colons, missing ones empty. */
export function signedText(fields: SignedFields): string {
  const { pspReference, originalReference, merchantAccountCode, merchantReference, amount, eventCode, success } =
    fields;
  const references = [pspReference, originalReference, merchantAccountCode, merchantReference];
  return [...references, amount?.value, amount?.currency, eventCode, success].map((value) => value ?? '').join(':');
}

/** What a signed item says about the attempt that is its reference; undefined when it says nothing about that. */
function readItem(event: Item): Observation | undefined {
  const { eventCode, pspReference, amount, reason } = event;
  const attemptId = event.merchantReference ?? null;
  if (eventCode === 'AUTHORISATION' && event.success === 'false') {
    // The reason is not signed, so it decides nothing but which kind of "not paid" is shown.
    const status = /cancel/i.test(reason ?? '') ? 'canceled' : 'failed';
    return { status, attemptId, paymentId: pspReference, ...(reason && { providerMessage: reason }) };
  }
  if (event.success !== 'true') return undefined;
  switch (eventCode) {
    case 'AUTHORISATION':
      if (!amount) return undefined;
      return {
        status: 'succeeded',
        attemptId,
        paymentId: pspReference,
        amount: amount.value,
        currency: amount.currency,
        saved: null,
      };
    case 'CANCELLATION':
      return { status: 'canceled', attemptId, paymentId: event.originalReference ?? undefined };
    case 'OFFER_CLOSED':
      return { status: 'expired', attemptId };
    default:
      return undefined;
  }
}

/** Both name the token that belongs to the payment: a second payment from one wallet does not create it anew. */
const tokenTypes: ReadonlySet<string> = new Set(['recurring.token.created', 'recurring.token.alreadyExisting']);

function readToken(
  { merchantAccount, live, tokenHmacKey }: AdyenWebhookSettings,
  json: unknown,
  body: string,
  signature: string | null,
): readonly Webhook[] | string {
  if (tokenHmacKey === undefined) return 'There is no HMAC key for webhooks about tokens.';
  if (!signature || !fits(tokenHmacKey, body, signature))
    return 'The signature in the header HmacSignature does not fit.';
  const webhook = tokenWebhook.safeParse(json);
  if (!webhook.success) return `Expected a webhook about a token: ${describe(webhook.error)}`;
  const { type, eventId, environment, data } = webhook.data;
  const { shopperReference: customerId, storedPaymentMethodId: paymentMethodId } = data;
  const common = { eventId: `${eventId}:${type}:${paymentMethodId}`, eventType: type, signature };
  const isOurs = data.merchantAccount === merchantAccount && (environment === 'live') === live;
  if (!isOurs || !tokenTypes.has(type)) return [common];
  // It names the payment, and not the attempt.
  const saved = { customerId, paymentMethodId, mandateId: null };
  return [{ ...common, paymentId: eventId, observation: { status: 'saved', attemptId: null, saved } }];
}

/** Compares in constant time. The signature is the base64 of the HMAC-SHA256. */
function fits(hexKey: string, signed: string, signature: string): boolean {
  const hmac = createHmac('sha256', Buffer.from(hexKey, 'hex')).update(signed, 'utf8').digest('base64');
  const [expected, given] = [Buffer.from(hmac), Buffer.from(signature)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'is not as expected'}`;
}
