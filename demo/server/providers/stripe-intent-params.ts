import type { Stripe } from 'stripe';
import type { Method } from '../../../src/contract/types.js';
import type { AttemptToCreate, ChargeToMake } from './provider.js';
import { attemptMetadata, chargeMetadata } from './stripe-metadata.js';

/** The methods that Stripe has, by Stripe's names, which are the button's. */
const stripeMethods = [
  'kakao_pay',
  'kr_card',
  'naver_pay',
  'payco',
  'samsung_pay',
] as const satisfies readonly (Method &
  Stripe.PaymentIntentCreateParams.PaymentMethodData.Type &
  Stripe.SetupIntentCreateParams.PaymentMethodData.Type)[];

export type StripeMethod = (typeof stripeMethods)[number];

export function isStripeMethod(method: Method): method is StripeMethod {
  return stripeMethods.some((each) => each === method);
}

/** What both kinds of intent take, so that neither is given what the client does not know. */
type Shared = Stripe.PaymentIntentCreateParams & Stripe.SetupIntentCreateParams;
type MethodData = NonNullable<Shared['payment_method_data']>;

type MandateData = Stripe.PaymentIntentCreateParams.MandateData & Stripe.SetupIntentCreateParams.MandateData;

/**
 * The mandate of an attempt that saves its method, or undefined when it is not known who agreed to it. A call with the
 * secret key has to state both: Stripe does not see the shopper's browser then.
 */
export function mandateOf({ caller }: AttemptToCreate): MandateData | undefined {
  const { ipAddress, userAgent } = caller;
  if (!ipAddress || !userAgent) return undefined;
  return { customer_acceptance: { type: 'online', online: { ip_address: ipAddress, user_agent: userAgent } } };
}

/** What makes Stripe confirm in the same call and send the shopper off. */
export type Confirmation = Required<Pick<Shared, 'confirm' | 'return_url'>> & { readonly mandate_data?: MandateData };

/** What an intent is made of. Without a confirmation the browser confirms it, through Stripe.js. */
export interface IntentToCreate {
  readonly attempt: AttemptToCreate;
  readonly method: StripeMethod;
  readonly customerId: string;
  readonly confirmation: Confirmation | undefined;
}

/** Kakao Pay alone needs the shopper's e-mail (Stripe: "Accept a payment using Kakao Pay in South Korea"). */
function methodData({ method, attempt }: IntentToCreate): MethodData {
  const { email } = attempt.shopper;
  return method === 'kakao_pay' && email ? { type: method, billing_details: { email } } : { type: method };
}

/** The PaymentIntent of an attempt over `amount` won. Everything but `pay` keeps the method for later. */
export function paymentIntentParams(intent: IntentToCreate, amount: number): Stripe.PaymentIntentCreateParams {
  const { attempt, method, customerId, confirmation } = intent;
  return {
    amount,
    currency: 'krw',
    customer: customerId,
    allowed_payment_method_types: [method],
    payment_method_data: methodData(intent),
    // A method that is kept has to be captured automatically.
    capture_method: 'automatic',
    ...(attempt.mode !== 'pay' &&
      ({ setup_future_usage: 'off_session' } satisfies Partial<Stripe.PaymentIntentCreateParams>)),
    ...(attempt.orderName !== null &&
      ({ description: attempt.orderName } satisfies Partial<Stripe.PaymentIntentCreateParams>)),
    metadata: attemptMetadata(attempt),
    ...confirmation,
  };
}

/** The SetupIntent of an attempt that charges nothing. */
export function setupIntentParams(intent: IntentToCreate): Stripe.SetupIntentCreateParams {
  const { attempt, method, customerId, confirmation } = intent;
  return {
    customer: customerId,
    usage: 'off_session',
    allowed_payment_method_types: [method],
    payment_method_data: methodData(intent),
    metadata: attemptMetadata(attempt),
    ...confirmation,
  };
}

/** The PaymentIntent of a charge without the shopper. */
export function chargeParams(charge: ChargeToMake): Stripe.PaymentIntentCreateParams {
  return {
    amount: charge.amount,
    currency: 'krw',
    customer: charge.saved.customerId,
    payment_method: charge.saved.paymentMethodId,
    allowed_payment_method_types: [charge.method],
    off_session: true,
    confirm: true,
    capture_method: 'automatic',
    description: charge.orderName,
    metadata: chargeMetadata(charge),
  };
}
