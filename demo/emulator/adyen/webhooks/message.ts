import { createHmac } from 'node:crypto';

/** Where webhooks of one kind go, and the hex key that they are signed with. */
export interface WebhookDestination {
  readonly url: string;
  readonly hmacKey: string;
}

/** A webhook, ready to be posted. */
export interface Message {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a standard webhook tells. */
export interface StandardEvent {
  readonly eventCode: 'AUTHORISATION' | 'OFFER_CLOSED';
  readonly success: boolean;
  readonly pspReference: string;
  readonly merchantAccountCode: string;
  readonly merchantReference: string;
  readonly amount: { readonly currency: string; readonly value: number };
  readonly paymentMethod: string;
  readonly reason: string;
}

/** A standard webhook with one item, whose signature is inside it. */
export function standardMessage({ url, hmacKey }: WebhookDestination, event: StandardEvent): Message {
  const { pspReference, merchantAccountCode, merchantReference, amount, eventCode } = event;
  const success = String(event.success);
  const signed = [
    pspReference,
    '', // originalReference: none of these events has one
    merchantAccountCode,
    merchantReference,
    amount.value,
    amount.currency,
    eventCode,
    success,
  ].join(':');
  const item = {
    ...event,
    success,
    eventDate: new Date().toISOString(),
    additionalData: { hmacSignature: sign(hmacKey, signed) },
  };
  const body = JSON.stringify({ live: 'false', notificationItems: [{ NotificationRequestItem: item }] });
  return { url, body, headers: {} };
}

/** What a webhook about a token tells. */
export interface TokenEvent {
  readonly type: 'recurring.token.created' | 'recurring.token.alreadyExisting';
  /** The payment's reference at Adyen. */
  readonly eventId: string;
  readonly merchantAccount: string;
  readonly shopperReference: string;
  readonly storedPaymentMethodId: string;
  readonly paymentMethod: string;
}

/** A webhook about a token, signed over the whole body in a header. */
export function tokenMessage({ url, hmacKey }: WebhookDestination, event: TokenEvent): Message {
  const { type, eventId, merchantAccount, shopperReference, storedPaymentMethodId, paymentMethod } = event;
  const operation = type.slice('recurring.token.'.length);
  const body = JSON.stringify({
    createdAt: new Date().toISOString(),
    eventId,
    environment: 'test',
    data: { merchantAccount, storedPaymentMethodId, type: paymentMethod, operation, shopperReference },
    type,
    version: '1',
  });
  return { url, body, headers: { HmacSignature: sign(hmacKey, body), Protocol: 'HmacSHA256' } };
}

function sign(hexKey: string, text: string): string {
  return createHmac('sha256', Buffer.from(hexKey, 'hex')).update(text, 'utf8').digest('base64');
}
