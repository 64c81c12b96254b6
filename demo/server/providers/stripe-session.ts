import type { Stripe } from 'stripe';
import type { AttemptToCreate, Observation, SavedAtProvider } from './provider.js';
import { attemptMetadata } from './stripe-metadata.js';

/** What is expanded whenever a session is read, so that one answer tells everything. */
export const sessionExpand = ['payment_intent', 'setup_intent'];

/**
 * The Checkout Session for an attempt. Stripe adds nothing to the two addresses, so the cancel address says so itself.
 * A subscription is a first payment that keeps its method: this server makes the later charges itself.
 */
export function sessionParams(attempt: AttemptToCreate, customerId: string): Stripe.Checkout.SessionCreateParams {
  const metadata = attemptMetadata(attempt);
  const common = {
    customer: customerId,
    allowed_payment_method_types: [attempt.method],
    client_reference_id: attempt.attemptId,
    success_url: attempt.returnUrl,
    cancel_url: `${attempt.returnUrl}&kr_pay_canceled=1`,
    locale: attempt.locale,
    metadata,
  } satisfies Partial<Stripe.Checkout.SessionCreateParams>;
  if (attempt.amount === null) return { ...common, mode: 'setup', setup_intent_data: { metadata } };
  const price = {
    currency: 'krw',
    unit_amount: attempt.amount,
    product_data: { name: attempt.orderName ?? attempt.attemptId },
  } satisfies Stripe.Checkout.SessionCreateParams.LineItem.PriceData;
  return {
    ...common,
    mode: 'payment',
    line_items: [{ price_data: price, quantity: 1 }],
    payment_intent_data: { metadata },
    ...(attempt.mode !== 'pay' && {
      payment_method_options: { [attempt.method]: { setup_future_usage: 'off_session' } },
    }),
  };
}

/** What of a session goes to the browser: enough to leave for it, nothing about the customer. */
export function browserSession(session: Stripe.Checkout.Session): Readonly<Record<string, unknown>> {
  const { id, object, url, mode, status, livemode, expires_at, payment_method_types } = session;
  return { id, object, url, mode, status, livemode, expires_at, payment_method_types };
}

interface ErrorToRead {
  readonly code?: string;
  readonly message?: string;
}

interface PaymentToRead extends Pick<Stripe.PaymentIntent, 'id' | 'status' | 'amount_received' | 'customer'> {
  readonly payment_method: Stripe.PaymentIntent['payment_method'];
  readonly payment_method_options: object | null;
  readonly setup_future_usage: string | null;
  readonly last_payment_error: ErrorToRead | null;
}

interface SetupToRead extends Pick<Stripe.SetupIntent, 'id' | 'status' | 'customer' | 'payment_method' | 'mandate'> {
  readonly last_setup_error: ErrorToRead | null;
}

type SessionFields = 'id' | 'mode' | 'status' | 'payment_status' | 'client_reference_id' | 'amount_total' | 'currency';

/** The part of a session that is read. */
export interface SessionToRead extends Pick<Stripe.Checkout.Session, SessionFields> {
  readonly payment_intent: string | PaymentToRead | null;
  readonly setup_intent: string | SetupToRead | null;
}

/** What a session, read with `sessionExpand`, says about its attempt. */
export function readSession(session: SessionToRead): Observation {
  const attemptId = session.client_reference_id;
  const error = lastError(session);
  switch (session.status) {
    case 'open':
      // A failed try is not the end: the shopper is still on Stripe's page and may choose again.
      return { status: 'open', attemptId };
    case 'expired':
      return { status: 'expired', attemptId, ...error };
    case 'complete':
      return session.mode === 'setup' ? readSetup(session, attemptId) : readPayment(session, attemptId);
    default:
      return { status: 'unknown', reason: `session ${session.id} has the status ${String(session.status)}` };
  }
}

function readPayment(session: SessionToRead, attemptId: string | null): Observation {
  const intent = expanded(session.payment_intent);
  if (session.payment_status === 'unpaid') {
    if (intent?.status === 'canceled') return { status: 'canceled', attemptId, paymentId: intent.id };
    const failed = intent?.status === 'requires_payment_method' && intent.last_payment_error;
    if (failed) return { status: 'failed', attemptId, paymentId: intent.id, ...lastError(session) };
    return { status: 'pending', attemptId };
  }
  const figuresAgree = !intent || intent.status !== 'succeeded' || intent.amount_received === session.amount_total;
  return {
    status: 'succeeded',
    attemptId,
    paymentId: intent?.id ?? session.id,
    // No amount at all when Stripe's own figures differ: it then equals no order's.
    amount: figuresAgree ? session.amount_total : null,
    currency: session.currency?.toUpperCase() ?? null,
    saved: intent && isSaving(intent) ? savedBy(intent, null) : null,
  };
}

/** Stripe notes the wish for the whole intent or for its method, depending on how it was asked. */
function isSaving({ setup_future_usage, payment_method_options }: PaymentToRead): boolean {
  const wishes: unknown[] = Object.values(payment_method_options ?? {});
  const saves = (wish: unknown): boolean =>
    typeof wish === 'object' &&
    wish !== null &&
    'setup_future_usage' in wish &&
    wish.setup_future_usage === 'off_session';
  return setup_future_usage === 'off_session' || wishes.some(saves);
}

function readSetup(session: SessionToRead, attemptId: string | null): Observation {
  const intent = expanded(session.setup_intent);
  if (!intent) return { status: 'unknown', reason: `session ${session.id} has no setup intent` };
  switch (intent.status) {
    case 'succeeded': {
      const saved = savedBy(intent, idOf(intent.mandate));
      return { status: 'succeeded', attemptId, paymentId: intent.id, amount: null, currency: null, saved };
    }
    case 'canceled':
      return { status: 'canceled', attemptId, paymentId: intent.id };
    case 'requires_payment_method':
      return intent.last_setup_error
        ? { status: 'failed', attemptId, paymentId: intent.id, ...lastError(session) }
        : { status: 'pending', attemptId };
    default:
      return { status: 'pending', attemptId };
  }
}

function savedBy(
  intent: Pick<PaymentToRead | SetupToRead, 'customer' | 'payment_method'>,
  mandateId: string | null,
): SavedAtProvider | null {
  const customerId = idOf(intent.customer);
  const paymentMethodId = idOf(intent.payment_method);
  return customerId && paymentMethodId ? { customerId, paymentMethodId, mandateId } : null;
}

function lastError(session: SessionToRead): { providerCode?: string; providerMessage?: string } {
  const error =
    expanded(session.payment_intent)?.last_payment_error ?? expanded(session.setup_intent)?.last_setup_error ?? null;
  return {
    ...(error?.code && { providerCode: error.code }),
    ...(error?.message && { providerMessage: error.message }),
  };
}

function expanded<T extends object>(value: string | T | null): T | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}

function idOf(value: string | { readonly id: string } | null): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null);
}
