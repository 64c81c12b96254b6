import type { EmulatorContext } from '../context.js';
import { acceptedBody, newPayment, paymentBody } from '../objects/payment.js';
import { newSetup, readinessOf, setupBody, type Setup } from '../objects/setup.js';
import { setupRequest } from '../schemas/setup-request.js';
import { findBySession } from '../store.js';
import { eventsAbout } from '../webhooks/event.js';
import { errorCodesOf, invalid, malformed, notFound, type ApiAnswer } from './errors.js';

/** How soon webhooks go out, milliseconds. */
export const webhookDelay = 100;

function answerSetup(context: EmulatorContext, setup: Setup): object {
  const payment = context.store.payments.get(setup.latestPaymentId ?? '');
  const readiness = readinessOf(setup, context.kakaopayEnabled);
  return setupBody(setup, readiness, payment && acceptedBody(payment, context.origin));
}

/** `POST /payments/setups` */
export function createSetup(context: EmulatorContext, body: unknown, requestId: string): ApiAnswer {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return malformed(requestId);
  const read = setupRequest.safeParse(body, { reportInput: true });
  if (!read.success) return invalid(requestId, errorCodesOf(read.error));
  if (read.data.processing_channel_id !== context.processingChannelId) {
    return invalid(requestId, ['processing_channel_id_invalid']);
  }
  const setup = newSetup(read.data);
  context.store.setups.set(setup.id, setup);
  return { status: 201, body: answerSetup(context, setup) };
}

/** `GET /payments/setups/{id}` */
export function getSetup(context: EmulatorContext, id: string): ApiAnswer {
  const setup = context.store.setups.get(id);
  return setup ? { status: 200, body: answerSetup(context, setup) } : notFound;
}

/** `POST /payments/setups/{id}/confirm/{method}`: every call makes a payment, as nobody documents that it does not. */
export function confirmSetup(
  context: EmulatorContext,
  { id, method, body, requestId }: { id: string; method: string; body: unknown; requestId: string },
): ApiAnswer {
  const setup = context.store.setups.get(id);
  if (!setup) return notFound;
  if (body !== undefined) return invalid(requestId, ['body_not_empty']);
  if (method !== 'kakaopay') return invalid(requestId, ['payment_method_invalid']);
  const { status, flags } = readinessOf(setup, context.kakaopayEnabled);
  if (status !== 'ready') return invalid(requestId, ['payment_method_not_ready', ...flags]);
  const payment = newPayment(setup, context.now());
  const confirmed = { ...setup, latestPaymentId: payment.id };
  context.store.payments.set(payment.id, payment);
  context.store.setups.set(id, confirmed);
  void context.outbox.send(eventsAbout(payment, context.origin, context.now()), webhookDelay);
  return context.confirmAnswer === 'payment'
    ? { status: 202, body: acceptedBody(payment, context.origin) }
    : { status: 200, body: answerSetup(context, confirmed) };
}

/** `GET /payments/{id}`, by the payment's id or, for 15 minutes, its session's. */
export function getPayment(context: EmulatorContext, id: string): ApiAnswer {
  const bySession = id.startsWith('sid_');
  const payment = bySession ? findBySession(context.store, id, context.now()) : context.store.payments.get(id);
  return payment ? { status: 200, body: paymentBody(payment, context.origin, bySession) } : notFound;
}
