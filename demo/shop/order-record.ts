import { isObject, type JsonObject } from './json.js';

/** What the shop's database has about an order or an attempt. Fields are shown, not computed with: they stay as sent. */
export interface OrderRecord {
  readonly order?: JsonObject;
  readonly attempts: readonly JsonObject[];
  readonly consent?: JsonObject;
  readonly ledger: readonly JsonObject[];
  /** Charges of the saved method, made later without the shopper. */
  readonly charges: readonly JsonObject[];
  readonly webhooks: readonly JsonObject[];
  readonly savedMethod?: JsonObject;
}

/** One thing that happened, for the timeline. */
export interface Happening {
  /** ISO 8601. */
  readonly time: string;
  readonly kind:
    'cart' | 'paid' | 'started' | 'settled' | 'webhook' | 'money' | 'agreed' | 'saved' | 'charged' | 'ended';
  /** What it was, in the server's own word, such as `succeeded` or `payment_intent.succeeded`. */
  readonly word: string;
  /** What it was about, such as an attempt id. */
  readonly about: string;
}

const objectsOf = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The record in a server's answer; `undefined` when the answer is none. */
export function readRecord(body: unknown): OrderRecord | undefined {
  if (!isObject(body) || !Array.isArray(body['attempts'])) return undefined;
  const { order, consent, savedMethod } = body;
  return {
    ...(isObject(order) ? { order } : {}),
    attempts: objectsOf(body['attempts']),
    ...(isObject(consent) ? { consent } : {}),
    ledger: objectsOf(body['ledger']),
    charges: objectsOf(body['charges']),
    webhooks: objectsOf(body['webhooks']),
    ...(isObject(savedMethod) ? { savedMethod } : {}),
  };
}

/** A field as text; empty when it is neither text nor a number. */
export const textOf = (from: JsonObject, field: string): string => {
  const value = from[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function happening(kind: Happening['kind'], from: JsonObject, time: string, word: string, about: string): Happening[] {
  const moment = textOf(from, time);
  return moment === '' ? [] : [{ time: moment, kind, word: textOf(from, word), about: textOf(from, about) }];
}

/** Everything that the record has a time for, in the order in which it happened. */
export function timelineOf(record: OrderRecord): readonly Happening[] {
  const { order = {}, consent = {}, savedMethod = {} } = record;
  const happenings = [
    ...happening('cart', order, 'createdAt', 'orderName', 'orderId'),
    ...happening('agreed', consent, 'receivedAt', 'locale', 'attemptId'),
    ...record.attempts.flatMap((attempt) => [
      ...happening('started', attempt, 'createdAt', 'method', 'attemptId'),
      ...happening('settled', attempt, 'settledAt', 'state', 'attemptId'),
    ]),
    ...record.webhooks.flatMap((webhook) => happening('webhook', webhook, 'receivedAt', 'eventType', 'eventId')),
    ...record.ledger.flatMap((row) => happening('money', row, 'createdAt', 'entry', 'paymentId')),
    ...happening('saved', savedMethod, 'createdAt', 'method', 'paymentMethodId'),
    ...record.charges.flatMap((charge) => happening('charged', charge, 'createdAt', 'state', 'chargeId')),
    ...happening('ended', savedMethod, 'canceledAt', 'method', 'paymentMethodId'),
    ...happening('paid', order, 'paidAt', 'orderName', 'orderId'),
  ];
  return happenings.sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
}
