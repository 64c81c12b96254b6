import type Stripe from 'stripe';
import type { EmulatorContext } from '../context.js';
import { newId } from '../identifiers.js';
import type { EmulatedMethod } from '../methods.js';
import { newPaymentMethod } from '../objects/payment-method.js';
import type { MandateDataParameters, PaymentMethodDataParameters } from '../parameters/shared.js';

/** Keeps a payment method made of an intent's `payment_method_data`. */
export function addPaymentMethod(context: EmulatorContext, data: PaymentMethodDataParameters): Stripe.PaymentMethod {
  const method = newPaymentMethod({
    id: newId('pm'),
    type: data.type,
    created: context.now(),
    email: data.billing_details?.email ?? null,
    name: data.billing_details?.name ?? null,
    phone: data.billing_details?.phone ?? null,
    allowRedisplay: data.allow_redisplay ?? 'unspecified',
    funding: data.naver_pay?.funding ?? 'card',
    metadata: data.metadata ?? {},
  });
  context.store.paymentMethods.set(method.id, method);
  return method;
}

/** Keeps a payment method the shopper chose on the Checkout page. */
export function addChosenPaymentMethod(
  context: EmulatorContext,
  type: EmulatedMethod,
  email: string,
  allowRedisplay: Stripe.PaymentMethod.AllowRedisplay,
): Stripe.PaymentMethod {
  const method = newPaymentMethod({
    id: newId('pm'),
    type,
    created: context.now(),
    email,
    name: null,
    phone: null,
    allowRedisplay,
    funding: 'card',
    metadata: {},
  });
  context.store.paymentMethods.set(method.id, method);
  return method;
}

/** Makes the method reusable for this customer. */
export function attach(context: EmulatorContext, method: Stripe.PaymentMethod, customer: string): void {
  context.store.paymentMethods.set(method.id, { ...method, customer });
}

/** What the server says the shopper agreed to. */
export function acceptanceOf(data: MandateDataParameters, now: number): Stripe.Mandate.CustomerAcceptance {
  const { accepted_at: acceptedAt, online } = data.customer_acceptance;
  return { accepted_at: acceptedAt ?? now, online, type: 'online' };
}
