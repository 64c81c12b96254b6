import type Stripe from 'stripe';
import type { LaterCharge } from '../later-charges.js';

type PaymentCode = Stripe.PaymentIntent.LastPaymentError.Code;
type SetupCode = Stripe.SetupIntent.LastSetupError.Code;

/** Why an intent's attempt came to nothing. */
export interface IntentError {
  readonly code: PaymentCode & SetupCode;
  readonly decline_code?: string;
  readonly message: string;
  readonly type: 'card_error' | 'invalid_request_error';
}

/** How a shopper can fail on the test page: declined there, turned back, or too slow. */
export type Failure = 'fail' | 'cancel' | 'time-out';

/**
 * The codes are Stripe's. That the intent asks for a new method is documented; which code a Korean method yields is
 * not. `fail` has the general one for redirects.
 */
export const paymentErrors: Readonly<Record<Failure, IntentError>> = {
  fail: {
    code: 'payment_intent_authentication_failure',
    message:
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    type: 'invalid_request_error',
  },
  cancel: {
    code: 'payment_method_customer_decline',
    message: 'The customer did not approve the payment.',
    type: 'invalid_request_error',
  },
  'time-out': {
    code: 'payment_intent_payment_attempt_expired',
    message: 'The latest attempt to pay this PaymentIntent has expired.',
    type: 'invalid_request_error',
  },
};

/** The same for savings. */
export const setupErrors: Readonly<Record<Failure, IntentError>> = {
  fail: {
    code: 'setup_intent_authentication_failure',
    message:
      'The latest attempt to set up the payment method has failed because authentication failed. Provide payment_method_data or a new PaymentMethod to attempt it again.',
    type: 'invalid_request_error',
  },
  cancel: {
    code: 'payment_method_customer_decline',
    message: 'The customer did not approve the setup.',
    type: 'invalid_request_error',
  },
  'time-out': {
    code: 'setup_intent_setup_attempt_expired',
    message: 'The latest attempt to set up the payment method has expired.',
    type: 'invalid_request_error',
  },
};

/** A charge without the shopper that did not go through. Which code a wallet yields is not documented. */
export function declinedLaterError(fate: Exclude<LaterCharge, 'succeed'>, methodType: string): IntentError {
  if (fate === 'authentication-required') {
    return {
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'This payment needs the customer, who has to approve it.',
      type: 'card_error',
    };
  }
  return methodType === 'card' || methodType === 'kr_card'
    ? {
        code: 'card_declined',
        decline_code: 'insufficient_funds',
        message: 'Your card has insufficient funds.',
        type: 'card_error',
      }
    : {
        code: 'payment_method_provider_decline',
        message: 'The payment or setup attempt was declined by the issuer or the provider.',
        type: 'card_error',
      };
}
