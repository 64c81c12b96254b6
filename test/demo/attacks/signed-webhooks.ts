import { createHash, createHmac } from 'node:crypto';
import type { OpenAttempt } from './shop-with-five.js';
import { merchantAccount, storeId, webhookSecrets } from './shop-with-five.js';

/** A webhook as it goes over the wire. */
export interface SentWebhook {
  readonly body: string;
  /** A list is a header that stands there several times. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
}

/** How a signature may be made otherwise than the provider makes it. */
export interface Signing {
  readonly secret?: string;
  readonly algorithm?: 'sha256' | 'sha1' | 'md5' | 'sha384' | 'sha512';
  readonly encoding?: 'hex' | 'base64' | 'base64url';
  readonly secondsAgo?: number;
}

/** A provider that signs the raw body in a header. */
export interface SigningProvider {
  readonly secret: string;
  /** Headers that a genuine webhook cannot do without. */
  readonly needed: readonly string[];
  /** The header that holds the signature, and what stands before it there. */
  readonly signatureHeader: string;
  /** Whether a signature has a time in it, and is refused when it is old. */
  readonly isDated: boolean;
  /** The claim that an attempt was paid, in the provider's own envelope. */
  claim(attempt: OpenAttempt): string;
  sign(body: string, how?: Signing): Readonly<Record<string, string>>;
}

type Encoding = NonNullable<Signing['encoding']>;

const hmac = (
  key: string | Buffer,
  text: string,
  { algorithm = 'sha256', encoding }: Pick<Signing, 'algorithm'> & { readonly encoding: Encoding },
): string => createHmac(algorithm, key).update(text, 'utf8').digest(encoding);

const seconds = ({ secondsAgo = 0 }: Signing): number => Math.floor(Date.now() / 1_000) - secondsAgo;

/** A new event's id each time: that an event is taken once is tested elsewhere. */
let events = 0;
const newEvent = (): string => `forged_${(events += 1)}`;

export const stripe: SigningProvider = {
  secret: webhookSecrets.stripe,
  needed: ['Stripe-Signature'],
  signatureHeader: 'Stripe-Signature',
  isDated: true,
  claim: ({ objectId, attemptId }) =>
    JSON.stringify({
      id: newEvent(),
      object: 'event',
      type: 'checkout.session.completed',
      livemode: false,
      data: {
        object: { id: objectId, object: 'checkout.session', payment_status: 'paid', metadata: { attempt: attemptId } },
      },
    }),
  sign: (body, how = {}) => {
    const time = seconds(how);
    const signature = hmac(how.secret ?? stripe.secret, `${time}.${body}`, { encoding: 'hex', ...how });
    return { 'Stripe-Signature': `t=${time},v1=${signature}` };
  },
};

export const portOneV2: SigningProvider = {
  secret: webhookSecrets['portone-v2'],
  needed: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  signatureHeader: 'webhook-signature',
  isDated: true,
  claim: ({ objectId }) =>
    JSON.stringify({
      type: 'Transaction.Paid',
      timestamp: new Date().toISOString(),
      data: { storeId, paymentId: objectId, transactionId: newEvent() },
    }),
  sign: (body, how = {}) => {
    const id = createHash('sha256').update(body).digest('hex').slice(0, 16);
    const time = seconds(how);
    const key = Buffer.from((how.secret ?? portOneV2.secret).replace(/^whsec_/, ''), 'base64');
    const signature = hmac(key, `${id}.${time}.${body}`, { encoding: 'base64', ...how });
    return { 'webhook-id': id, 'webhook-timestamp': String(time), 'webhook-signature': `v1,${signature}` };
  },
};

export const checkout: SigningProvider = {
  secret: webhookSecrets.checkout,
  needed: ['Cko-Signature', 'Authorization'],
  signatureHeader: 'Cko-Signature',
  isDated: false,
  claim: ({ attemptId }) =>
    JSON.stringify({
      id: newEvent(),
      type: 'payment_captured',
      data: { id: 'pay_forged', reference: attemptId, amount: 14_000, currency: 'KRW', approved: true },
    }),
  sign: (body, how = {}) => ({
    'Cko-Signature': hmac(how.secret ?? checkout.secret, body, { encoding: 'hex', ...how }),
    Authorization: webhookSecrets.checkoutAuthorization,
  }),
};

/** An item of Adyen's standard webhook, which says that an attempt was paid. */
export const adyenItem = ({ attemptId }: OpenAttempt) => ({
  eventCode: 'AUTHORISATION',
  success: 'true',
  pspReference: newEvent(),
  originalReference: '',
  merchantAccountCode: merchantAccount,
  merchantReference: attemptId,
  amount: { currency: 'KRW', value: 14_000 },
  reason: '',
});
export type AdyenItem = ReturnType<typeof adyenItem>;

/** The signature of an item: over eight of its values, with colons between them. */
export function signAdyen(item: AdyenItem, { secret = webhookSecrets.adyen, ...how }: Signing = {}): string {
  const { pspReference, originalReference, merchantAccountCode, merchantReference, amount, eventCode, success } = item;
  const values = [pspReference, originalReference, merchantAccountCode, merchantReference, amount.value];
  const text = [...values, amount.currency, eventCode, success].join(':');
  return hmac(Buffer.from(secret, 'hex'), text, { encoding: 'base64', ...how });
}

/** The body of a standard webhook, each item with the signature given for it. */
export function adyenBody(...items: readonly (readonly [AdyenItem, unknown])[]): string {
  const wrapped = items.map(([item, hmacSignature]) => ({
    NotificationRequestItem: { ...item, additionalData: hmacSignature === undefined ? {} : { hmacSignature } },
  }));
  return JSON.stringify({ live: 'false', notificationItems: wrapped });
}
