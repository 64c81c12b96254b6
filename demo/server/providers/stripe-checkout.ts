import { Stripe } from 'stripe';
import { z } from 'zod';
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
import { browserSession, readSession, sessionExpand, sessionParams } from './stripe-session.js';

/** Enough to know that it is a session, and for what. */
const madeSession = z.object({
  id: z.string(),
  object: z.literal('checkout.session'),
  payment_method_types: z.array(z.string()),
});

/** Every attempt is one hosted Checkout Session. */
export function createCheckout({ stripe, log, customerOf }: StripeTools): StripeObjects {
  const { sessions } = stripe.checkout;

  async function create(attempt: AttemptToCreate): Promise<Creation> {
    try {
      const params = sessionParams(attempt, await customerOf(attempt.shopper));
      const session = await withKey(`${attempt.attemptId}:session`, (key) => sessions.create(params, key));
      if (!madeSession.safeParse(session).success) throw unreadable('session');
      if (session.payment_method_types.includes(attempt.method)) {
        return { type: 'created', objectId: session.id, action: browserSession(session) };
      }
      await expire(session.id);
      return methodUnavailable(attempt.method);
    } catch (error) {
      const known = narrow(error);
      log('stripe-create-failed', { attemptId: attempt.attemptId, ...describe(known) });
      return readCreateError(known, attempt.method);
    }
  }

  async function retrieve(objectId: string): Promise<Observation> {
    try {
      return readSession(await sessions.retrieve(objectId, { expand: sessionExpand }));
    } catch (error) {
      const known = narrow(error);
      log('stripe-retrieve-failed', { objectId, ...describe(known) });
      if (known.statusCode === 404) return { status: 'missing' };
      return { status: 'unknown', reason: known.message };
    }
  }

  async function expire(objectId: string): Promise<Observation> {
    try {
      return readSession(await sessions.expire(objectId, { expand: sessionExpand }));
    } catch (error) {
      const known = narrow(error);
      // Stripe expires open sessions only: it may have been paid in this very moment, so look.
      if (known instanceof Stripe.errors.StripeInvalidRequestError) return retrieve(objectId);
      log('stripe-expire-failed', { objectId, ...describe(known) });
      return { status: 'unknown', reason: known.message };
    }
  }

  return { create, retrieve, expire };
}
