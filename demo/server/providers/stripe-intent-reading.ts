import type { Stripe } from 'stripe';
import { z } from 'zod';
import type { Observation, SavedAtProvider } from './provider.js';
import { readMetadata } from './stripe-metadata.js';

const reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null);

const lastError = z
  .object({
    code: z.string().optional(),
    decline_code: z.string().optional(),
    message: z.string().optional(),
  })
  .nullish()
  .transform((error) => error ?? null);

const common = {
  id: z.string(),
  status: z.string(),
  client_secret: z.string().nullish(),
  customer: reference,
  metadata: z.record(z.string(), z.string()).nullish(),
  next_action: z
    .object({ type: z.string(), redirect_to_url: z.object({ url: z.string().nullish() }).optional() })
    .nullish(),
  payment_method: reference,
  payment_method_types: z.array(z.string()),
  cancellation_reason: z.string().nullish(),
} satisfies Partial<Record<keyof Stripe.PaymentIntent & keyof Stripe.SetupIntent, z.ZodType>>;

const paymentIntent = z.object({
  ...common,
  object: z.literal('payment_intent'),
  amount_capturable: z.int().nonnegative(),
  amount_received: z.int().nonnegative(),
  currency: z.string(),
  last_payment_error: lastError,
  setup_future_usage: z.string().nullish(),
} satisfies Partial<Record<keyof Stripe.PaymentIntent, z.ZodType>>);

const setupIntent = z.object({
  ...common,
  object: z.literal('setup_intent'),
  last_setup_error: lastError,
  mandate: reference,
} satisfies Partial<Record<keyof Stripe.SetupIntent, z.ZodType>>);

const intent = z.discriminatedUnion('object', [paymentIntent, setupIntent]);

/** The part of a PaymentIntent that is read. */
export type PaymentIntentToRead = z.output<typeof paymentIntent>;
/** The part of a PaymentIntent or SetupIntent that is read. */
export type IntentToRead = z.output<typeof intent>;

/** Reads a PaymentIntent or SetupIntent as Stripe answered it; undefined when it is neither. */
export function readIntent(answer: unknown): IntentToRead | undefined {
  return intent.safeParse(answer).data;
}

type Code = Stripe.PaymentIntent.LastPaymentError.Code | Stripe.SetupIntent.LastSetupError.Code;

// Stripe has these codes; which one a Korean method yields for what the shopper does is not documented.
const canceledCodes: readonly Code[] = ['payment_method_customer_decline'];
const expiredCodes: readonly Code[] = [
  'payment_intent_payment_attempt_expired',
  'setup_intent_setup_attempt_expired',
  'payment_method_provider_timeout',
];

/** How a try ended that left this code. A code nobody foresaw is a failure. */
function endOf(code: string | undefined): 'failed' | 'canceled' | 'expired' {
  if (canceledCodes.some((each) => each === code)) return 'canceled';
  return expiredCodes.some((each) => each === code) ? 'expired' : 'failed';
}

/** Why a payment or a saving did not go through: the narrower of Stripe's two codes, and its message. */
export function reasonOf(error: z.output<typeof lastError>): { providerCode?: string; providerMessage?: string } {
  const code = error?.decline_code || error?.code;
  return { ...(code && { providerCode: code }), ...(error?.message && { providerMessage: error.message }) };
}

/** What an intent says about its attempt, or about whatever else was noted on it. */
export function observeIntent(
  read: IntentToRead,
  attemptId: string | null = readMetadata(read.metadata).attemptId,
): Observation {
  const { id: paymentId, status, cancellation_reason: why } = read;
  switch (status) {
    case 'succeeded':
      return read.object === 'payment_intent' ? paid(read, attemptId, read.amount_received) : saved(read, attemptId);
    case 'requires_capture':
      // Never asked for here: somebody changed it in the dashboard. The money is reserved.
      return read.object === 'payment_intent' ? paid(read, attemptId, read.amount_capturable) : unknown(read);
    case 'processing':
      return { status: 'pending', attemptId };
    case 'requires_action':
    case 'requires_confirmation':
      return { status: 'open', attemptId };
    case 'requires_payment_method': {
      const error = read.object === 'payment_intent' ? read.last_payment_error : read.last_setup_error;
      if (!error) return { status: 'open', attemptId };
      return { status: endOf(error.code), attemptId, paymentId, ...reasonOf(error) };
    }
    case 'canceled':
      return { status: why === 'automatic' || why === 'expired' ? 'expired' : 'canceled', attemptId, paymentId };
    default:
      return unknown(read);
  }
}

function unknown({ id, status }: IntentToRead): Observation {
  return { status: 'unknown', reason: `${id} has the status ${status}` };
}

function paid(read: PaymentIntentToRead, attemptId: string | null, amount: number): Observation {
  const kept = read.setup_future_usage === 'off_session' ? methodOf(read, null) : null;
  return {
    status: 'succeeded',
    attemptId,
    paymentId: read.id,
    amount,
    currency: read.currency.toUpperCase(),
    saved: kept,
  };
}

function saved(read: z.output<typeof setupIntent>, attemptId: string | null): Observation {
  const method = methodOf(read, read.mandate);
  if (!method) return { status: 'unknown', reason: `${read.id} has succeeded without a customer's method` };
  return { status: 'succeeded', attemptId, paymentId: read.id, amount: null, currency: null, saved: method };
}

function methodOf({ customer, payment_method }: IntentToRead, mandateId: string | null): SavedAtProvider | null {
  return customer && payment_method ? { customerId: customer, paymentMethodId: payment_method, mandateId } : null;
}

/** What of an intent goes to the browser. */
export interface BrowserIntent {
  readonly action: Readonly<Record<string, unknown>>;
  /** Whether the browser has to load Stripe.js, and so needs the publishable key. */
  readonly needsScript: boolean;
}

/** The secret goes along only where the browser has to confirm or to go on by itself; a redirect needs none. */
export function browserIntent(read: IntentToRead): BrowserIntent {
  const { id, object, status, next_action, client_secret, payment_method_types } = read;
  const url = next_action?.redirect_to_url?.url;
  const action = { id, object, status, payment_method_types };
  if (status === 'requires_action' && url) {
    return {
      action: { ...action, next_action: { type: 'redirect_to_url', redirect_to_url: { url } } },
      needsScript: false,
    };
  }
  if (status !== 'requires_action' && status !== 'requires_confirmation') return { action, needsScript: false };
  const keeps = read.object === 'payment_intent' && { setup_future_usage: read.setup_future_usage ?? null };
  return { action: { ...action, client_secret, ...keeps }, needsScript: true };
}
