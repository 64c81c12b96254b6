import { Stripe } from 'stripe';
import type { AttemptToCreate, Creation, Observation } from './provider.js';
import {
  describe,
  methodUnavailable,
  narrow,
  readCreateError,
  unreadable,
  withKey,
  type StripeTools,
} from './stripe-asking.js';
import type { StripeObjects } from './stripe-objects.js';
import {
  isStripeMethod,
  mandateOf,
  paymentIntentParams,
  setupIntentParams,
  type Confirmation,
  type IntentToCreate,
} from './stripe-intent-params.js';
import { browserIntent, observeIntent, readIntent, type IntentToRead } from './stripe-intent-reading.js';

/** Who confirms an intent: this server, or the browser through Stripe.js. */
export type IntentFlow = 'intent' | 'stripe-js';

/** Why the server cannot confirm: Stripe wants to know whose browser agreed to the mandate. */
const callerUnknown: Creation = {
  type: 'refused',
  code: 'caller-unknown',
  message: "Saving a method needs the shopper's address and User-Agent, and the request came without one of them.",
};

const keyMissing: Creation = {
  type: 'refused',
  code: 'provider-refused',
  message: 'Stripe wants Stripe.js in the browser, and this server has no publishable key to give it.',
};

/** Every attempt is one PaymentIntent, or one SetupIntent when nothing is charged. */
export function createIntents(
  { stripe, log, customerOf }: StripeTools,
  flow: IntentFlow,
  publishableKey: string | undefined,
): StripeObjects {
  const resourceOf = (objectId: string) => (objectId.startsWith('seti_') ? stripe.setupIntents : stripe.paymentIntents);

  async function ask(intent: IntentToCreate): Promise<IntentToRead> {
    const { attemptId, amount } = intent.attempt;
    const answer = await withKey(`${attemptId}:${flow}`, async (key): Promise<unknown> =>
      amount === null
        ? stripe.setupIntents.create(setupIntentParams(intent), key)
        : stripe.paymentIntents.create(paymentIntentParams(intent, amount), key),
    );
    const made = readIntent(answer);
    if (!made) throw unreadable('intent');
    return made;
  }

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    const { attemptId, method } = attempt;
    if (!isStripeMethod(method)) return methodUnavailable(method);
    const confirmation = flow === 'intent' ? confirmationOf(attempt) : undefined;
    if (confirmation === 'caller-unknown') return callerUnknown;
    try {
      const customerId = await customerOf(attempt.shopper);
      const intent = await ask({ attempt, method, customerId, confirmation });
      return await creationOf(intent, method);
    } catch (error) {
      const known = narrow(error);
      log('stripe-create-failed', { attemptId, ...describe(known) });
      return readCreateError(known, method);
    }
  }

  async function creationOf(intent: IntentToRead, method: string): Promise<Creation> {
    const { action, needsScript } = browserIntent(intent);
    const offered = intent.payment_method_types.includes(method);
    if (!offered || (needsScript && publishableKey === undefined)) {
      await expire(intent.id);
      return offered ? keyMissing : methodUnavailable(method);
    }
    return { type: 'created', objectId: intent.id, action, ...(needsScript && { beside: { publishableKey } }) };
  }

  function observe(objectId: string, answer: unknown): Observation {
    const intent = readIntent(answer);
    if (intent?.id === objectId) return observeIntent(intent);
    log('stripe-answer-unreadable', { objectId, answeredId: intent?.id ?? null });
    return { status: 'unknown', reason: `Stripe answered something else than ${objectId}` };
  }

  async function retrieve(objectId: string): Promise<Observation> {
    try {
      return observe(objectId, await resourceOf(objectId).retrieve(objectId));
    } catch (error) {
      const known = narrow(error);
      log('stripe-retrieve-failed', { objectId, ...describe(known) });
      if (known.statusCode === 404) return { status: 'missing' };
      return { status: 'unknown', reason: known.message };
    }
  }

  async function expire(objectId: string): Promise<Observation> {
    try {
      const seen = observe(objectId, await resourceOf(objectId).cancel(objectId, { cancellation_reason: 'abandoned' }));
      // Closed by us, not by the shopper, as a session would be that was expired.
      return seen.status === 'canceled' ? { ...seen, status: 'expired' } : seen;
    } catch (error) {
      const known = narrow(error);
      // What has succeeded cannot be canceled: it may have been paid in this very moment, so look.
      if (known instanceof Stripe.errors.StripeInvalidRequestError) return retrieve(objectId);
      log('stripe-cancel-failed', { objectId, ...describe(known) });
      return { status: 'unknown', reason: known.message };
    }
  }

  return { create, retrieve, expire };
}

function confirmationOf(attempt: AttemptToCreate): Confirmation | 'caller-unknown' {
  const confirmation = { confirm: true, return_url: attempt.returnUrl } as const;
  if (attempt.mode === 'pay') return confirmation;
  const mandate = mandateOf(attempt);
  return mandate ? { ...confirmation, mandate_data: mandate } : 'caller-unknown';
}
