import type Stripe from 'stripe';
import type { EmulatorContext } from '../context.js';
import { newId } from '../identifiers.js';
import { newCharge } from '../objects/charge.js';
import { completedSession } from '../objects/checkout-session.js';
import { type Failure, paymentErrors, setupErrors } from '../objects/intent-errors.js';
import { newMandate } from '../objects/mandate.js';
import { failedPaymentIntent, succeededPaymentIntent } from '../objects/payment-intent.js';
import { failedSetupIntent, succeededSetupIntent } from '../objects/setup-intent.js';
import type { Happening } from '../webhooks/event.js';
import { attach } from './payment-methods.js';

/** The intent as it came out, and what happened by it. */
export interface AttemptResult {
  readonly object: Stripe.PaymentIntent | Stripe.SetupIntent;
  readonly happenings: readonly Happening[];
}

function idOf(reference: string | { readonly id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

function methodOf(context: EmulatorContext, intent: Stripe.PaymentIntent | Stripe.SetupIntent): Stripe.PaymentMethod {
  const method = context.store.paymentMethods.get(idOf(intent.payment_method) ?? '');
  if (method === undefined) {
    throw new Error(`The intent ${intent.id} has no payment method, so nothing can be decided about it.`);
  }
  return method;
}

function isKept(intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): boolean {
  const type = (['kakao_pay', 'kr_card', 'naver_pay'] as const).find((saved) => saved === method.type);
  const own = type && intent.payment_method_options?.[type]?.setup_future_usage;
  const usage = own ?? intent.setup_future_usage;
  return usage === 'off_session' || usage === 'on_session';
}

/** Closes the session an intent belongs to, if it belongs to one. */
function completeOwner(
  context: EmulatorContext,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
): Happening[] {
  const session = context.store.sessions.get(context.store.owningSessions.get(intent.id) ?? '');
  if (session === undefined) {
    return [];
  }
  const completed = completedSession(session, {
    customer: idOf(intent.customer),
    email: method.billing_details.email,
    // The Checkout page lets nobody past without ticking what is required.
    termsAccepted: session.consent_collection?.terms_of_service === 'required',
  });
  context.store.sessions.set(session.id, completed);
  return [{ type: 'checkout.session.completed', object: completed }];
}

/**
 * The money moves: charge, saved method if asked for, and the owning session's end. `amount` is the intent's unless the
 * tester wants another one to be taken.
 */
export function succeedPayment(
  context: EmulatorContext,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  amount = intent.amount,
): AttemptResult {
  const charge = newCharge(newId('ch'), context.now(), intent, method, amount);
  const succeeded = succeededPaymentIntent(intent, method.id, charge);
  const customer = idOf(intent.customer);
  context.store.charges.set(charge.id, charge);
  context.store.paymentIntents.set(intent.id, succeeded);
  if (customer !== null && isKept(intent, method)) {
    attach(context, method, customer);
  }
  const happenings: Happening[] = [{ type: 'payment_intent.succeeded', object: succeeded }];
  return { object: succeeded, happenings: [...happenings, ...completeOwner(context, succeeded, method)] };
}

/** The method is kept: mandate, customer if there is one, and the owning session's end. */
function succeedSetup(context: EmulatorContext, intent: Stripe.SetupIntent): AttemptResult {
  const method = methodOf(context, intent);
  const acceptance = context.store.acceptances.get(intent.id) ?? { accepted_at: context.now(), type: 'online' };
  const mandate = newMandate(newId('mandate'), method, acceptance);
  const succeeded = succeededSetupIntent(intent, method.id, mandate.id);
  const customer = idOf(intent.customer);
  context.store.mandates.set(mandate.id, mandate);
  context.store.setupIntents.set(intent.id, succeeded);
  if (customer !== null) {
    attach(context, method, customer);
  }
  const happenings: Happening[] = [{ type: 'setup_intent.succeeded', object: succeeded }];
  return { object: succeeded, happenings: [...happenings, ...completeOwner(context, succeeded, method)] };
}

function failPayment(context: EmulatorContext, intent: Stripe.PaymentIntent, failure: Failure): AttemptResult {
  const failed = failedPaymentIntent(intent, methodOf(context, intent), paymentErrors[failure]);
  context.store.paymentIntents.set(intent.id, failed);
  return { object: failed, happenings: [{ type: 'payment_intent.payment_failed', object: failed }] };
}

function failSetup(context: EmulatorContext, intent: Stripe.SetupIntent, failure: Failure): AttemptResult {
  const failed = failedSetupIntent(intent, methodOf(context, intent), setupErrors[failure]);
  context.store.setupIntents.set(intent.id, failed);
  return { object: failed, happenings: [{ type: 'setup_intent.setup_failed', object: failed }] };
}

/** What the tester said on the test page. */
export type Decision = 'authorize' | Failure;

/** Carries out the tester's decision about an intent in `requires_action`. `shortfall` is in whole won. */
export function decideAttempt(
  context: EmulatorContext,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  decision: Decision,
  shortfall = 0,
): AttemptResult {
  if (intent.object === 'payment_intent') {
    return decision === 'authorize'
      ? succeedPayment(context, intent, methodOf(context, intent), intent.amount - shortfall)
      : failPayment(context, intent, decision);
  }
  return decision === 'authorize' ? succeedSetup(context, intent) : failSetup(context, intent, decision);
}

/** Whether a method would be kept by this intent, and so charged again later. */
export function keepsMethod(context: EmulatorContext, intent: Stripe.PaymentIntent | Stripe.SetupIntent): boolean {
  if (intent.customer === null) {
    return false;
  }
  return intent.object === 'setup_intent' || isKept(intent, methodOf(context, intent));
}
