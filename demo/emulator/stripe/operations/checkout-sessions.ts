import type Stripe from 'stripe';
import { refused } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import { newClientSecret, newId, newSessionId } from '../identifiers.js';
import { expiredSession, newCheckoutSession } from '../objects/checkout-session.js';
import { newLineItems } from '../objects/line-item.js';
import { canceledPaymentIntent } from '../objects/payment-intent.js';
import { canceledSetupIntent, newSetupIntent } from '../objects/setup-intent.js';
import { sessionParameters, type SessionParameters } from '../parameters/checkout-session.js';
import { retrieveParameters } from '../parameters/endpoints.js';
import { type RawParameters, readParameters, refuseRetiredParameters } from '../parameters/read.js';
import { decideSession, type SessionDecision } from '../rules/checkout-session.js';
import type { Happening } from '../webhooks/event.js';
import { namedCustomer } from './customers.js';
import type { OperationResult } from './operation.js';
import { find } from './retrieve.js';

/** Since API version 2022-08-01 payment mode gets its intent later; that setup mode has it at once is inferred. */
function addSetupIntent(
  context: EmulatorContext,
  sessionId: string,
  parameters: SessionParameters,
  decision: SessionDecision,
): string {
  const id = newId('seti');
  const intent = newSetupIntent({
    id,
    clientSecret: newClientSecret(id),
    created: context.now(),
    offeredMethods: decision.methods,
    allowedMethods: parameters.allowed_payment_method_types,
    excludedMethods: parameters.excluded_payment_method_types,
    customer: parameters.customer ?? null,
    usage: 'off_session',
    description: parameters.setup_intent_data?.description,
    metadata: parameters.setup_intent_data?.metadata,
  });
  context.store.setupIntents.set(id, intent);
  context.store.owningSessions.set(id, sessionId);
  return id;
}

/** `POST /v1/checkout/sessions` */
export function createCheckoutSession(context: EmulatorContext, raw: RawParameters): OperationResult {
  refuseRetiredParameters(raw);
  const parameters = readParameters(sessionParameters, raw);
  const now = context.now();
  const decision = decideSession(parameters, { now, enabledMethods: context.enabledMethods });
  const customer = namedCustomer(context, parameters.customer);
  const id = newSessionId();
  const hosted = decision.uiMode === 'hosted_page';
  const session = newCheckoutSession({
    id,
    created: now,
    parameters,
    decision,
    url: hosted ? `${context.origin}/c/pay/${id}` : null,
    clientSecret: hosted ? null : newClientSecret(id),
    email: parameters.customer_email ?? customer?.email ?? null,
    setupIntent: decision.mode === 'setup' ? addSetupIntent(context, id, parameters, decision) : null,
  });
  context.store.sessions.set(id, session);
  context.store.sessionParameters.set(id, parameters);
  context.store.lineItems.set(id, newLineItems(parameters));
  return { object: session };
}

/** Ends an open session and cancels its unfinished intent; the reasons given there are our guess. */
function expire(context: EmulatorContext, session: Stripe.Checkout.Session): Happening[] {
  const { paymentIntents, sessions, setupIntents } = context.store;
  const happenings: Happening[] = [];
  const payment = typeof session.payment_intent === 'string' ? paymentIntents.get(session.payment_intent) : undefined;
  if (payment !== undefined) {
    const canceled = canceledPaymentIntent(payment, context.now(), 'expired');
    paymentIntents.set(canceled.id, canceled);
    happenings.push({ type: 'payment_intent.canceled', object: canceled });
  }
  const setup = typeof session.setup_intent === 'string' ? setupIntents.get(session.setup_intent) : undefined;
  if (setup !== undefined) {
    const canceled = canceledSetupIntent(setup, 'abandoned');
    setupIntents.set(canceled.id, canceled);
    happenings.push({ type: 'setup_intent.canceled', object: canceled });
  }
  const expired = expiredSession(session);
  sessions.set(expired.id, expired);
  return [...happenings, { type: 'checkout.session.expired', object: expired }];
}

/** `POST /v1/checkout/sessions/:id/expire` */
export function expireCheckoutSession(context: EmulatorContext, raw: RawParameters, id: string): OperationResult {
  readParameters(retrieveParameters, raw);
  const session = find(context.store.sessions, 'sessions', id);
  if (session.status !== 'open') {
    throw refused(
      'session',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  const happenings = expire(context, session);
  return { object: find(context.store.sessions, 'sessions', id), happenings };
}

/** Expires every open session whose time is over. */
export function expireDueSessions(context: EmulatorContext): Happening[] {
  const now = context.now();
  return [...context.store.sessions.values()]
    .filter((session) => session.status === 'open' && session.expires_at <= now)
    .flatMap((session) => expire(context, session));
}
