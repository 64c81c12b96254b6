import type Stripe from 'stripe';
import type { EmulatorContext } from '../context.js';
import { newClientSecret, newId } from '../identifiers.js';
import type { EmulatedMethod } from '../methods.js';
import { compactMethodOptions } from '../objects/checkout-session.js';
import { newCustomer } from '../objects/customer.js';
import { newPaymentIntent } from '../objects/payment-intent.js';
import type { SessionParameters } from '../parameters/checkout-session.js';
import { redirectAction } from './confirm.js';
import { addChosenPaymentMethod } from './payment-methods.js';
import { find } from './retrieve.js';

/** What the shopper gave on the Checkout page. */
export interface ShopperChoice {
  readonly method: EmulatedMethod;
  readonly email: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** The session's customer; with `customer_creation=always` one is made of the shopper's e-mail. */
function customerFor(context: EmulatorContext, session: Stripe.Checkout.Session, email: string): string | null {
  if (typeof session.customer === 'string') {
    return session.customer;
  }
  if (session.customer_creation !== 'always') {
    return null;
  }
  const customer = newCustomer({ id: newId('cus'), created: context.now(), email });
  context.store.customers.set(customer.id, customer);
  return customer.id;
}

function paymentIntentFor(
  context: EmulatorContext,
  session: Stripe.Checkout.Session,
  parameters: SessionParameters,
  email: string,
): Stripe.PaymentIntent {
  if (typeof session.payment_intent === 'string') {
    return find(context.store.paymentIntents, 'paymentIntents', session.payment_intent);
  }
  const id = newId('pi');
  const data = parameters.payment_intent_data;
  const intent = newPaymentIntent({
    id,
    clientSecret: newClientSecret(id),
    created: context.now(),
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'krw',
    offeredMethods: session.payment_method_types,
    allowedMethods: parameters.allowed_payment_method_types,
    excludedMethods: parameters.excluded_payment_method_types,
    customer: customerFor(context, session, email),
    setupFutureUsage: data?.setup_future_usage ?? null,
    captureMethod: 'automatic_async',
    paymentMethodOptions: compactMethodOptions(parameters.payment_method_options),
    description: data?.description,
    receiptEmail: data?.receipt_email,
    statementDescriptor: data?.statement_descriptor,
    statementDescriptorSuffix: data?.statement_descriptor_suffix,
    metadata: data?.metadata,
  });
  context.store.owningSessions.set(id, session.id);
  context.store.sessions.set(session.id, { ...session, payment_intent: id });
  return intent;
}

/**
 * The shopper pressed Pay: the session's intent now waits for the test page. Answers the page's address. Pressing
 * again after a failure or a step back makes a new payment method for the same intent.
 */
export function startCheckoutAttempt(
  context: EmulatorContext,
  session: Stripe.Checkout.Session,
  parameters: SessionParameters,
  choice: ShopperChoice,
): string {
  const { store } = context;
  const redisplay = parameters.payment_method_data?.allow_redisplay ?? 'limited';
  const method = addChosenPaymentMethod(context, choice.method, choice.email, redisplay);
  const returnUrl = `${context.origin}/c/pay/${session.id}`;
  const waiting = { payment_method: method.id, status: 'requires_action' } as const;
  if (typeof session.setup_intent === 'string') {
    const intent = find(context.store.setupIntents, 'setupIntents', session.setup_intent);
    const action = redirectAction(context, intent.id, returnUrl);
    const customer = intent.customer ?? customerFor(context, session, choice.email);
    store.setupIntents.set(intent.id, { ...intent, ...waiting, customer, last_setup_error: null, next_action: action });
    store.acceptances.set(intent.id, {
      accepted_at: context.now(),
      online: { ip_address: choice.ipAddress, user_agent: choice.userAgent },
      type: 'online',
    });
    return action.redirect_to_url.url;
  }
  const intent = paymentIntentFor(context, session, parameters, choice.email);
  const action = redirectAction(context, intent.id, returnUrl);
  store.paymentIntents.set(intent.id, { ...intent, ...waiting, last_payment_error: null, next_action: action });
  return action.redirect_to_url.url;
}
