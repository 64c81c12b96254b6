import type Stripe from 'stripe';

/** The lasting permission to use a saved method. */
export function newMandate(
  id: string,
  paymentMethod: Stripe.PaymentMethod,
  acceptance: Stripe.Mandate.CustomerAcceptance,
): Stripe.Mandate {
  return {
    id,
    object: 'mandate',
    customer_acceptance: acceptance,
    livemode: false,
    multi_use: {},
    payment_method: paymentMethod.id,
    payment_method_details: { type: paymentMethod.type },
    status: 'active',
    type: 'multi_use',
  };
}
