import type Stripe from 'stripe';
import type { LaterCharge } from './later-charges.js';
import type { SessionParameters } from './parameters/checkout-session.js';

/** Everything the emulator remembers, in memory, by id. Objects are replaced, never changed. */
export interface Store {
  readonly customers: Map<string, Stripe.Customer>;
  readonly paymentMethods: Map<string, Stripe.PaymentMethod>;
  readonly paymentIntents: Map<string, Stripe.PaymentIntent>;
  readonly setupIntents: Map<string, Stripe.SetupIntent>;
  readonly charges: Map<string, Stripe.Charge>;
  readonly mandates: Map<string, Stripe.Mandate>;
  readonly sessions: Map<string, Stripe.Checkout.Session>;
  /** By session id. */
  readonly lineItems: Map<string, readonly Stripe.LineItem[]>;
  /** By session id: the checked parameters it was created with. */
  readonly sessionParameters: Map<string, SessionParameters>;
  /** By intent id: the Checkout Session that owns it. */
  readonly owningSessions: Map<string, string>;
  /** By intent id: where the shopper returns to when the test page is done. */
  readonly returnUrls: Map<string, string>;
  /** By intent id: what the shopper agreed to, until the mandate is made of it. */
  readonly acceptances: Map<string, Stripe.Mandate.CustomerAcceptance>;
  /** By payment method id: what the tester wants to come of charges without the shopper, if not a success. */
  readonly laterCharges: Map<string, LaterCharge>;
}

export function newStore(): Store {
  return {
    customers: new Map(),
    paymentMethods: new Map(),
    paymentIntents: new Map(),
    setupIntents: new Map(),
    charges: new Map(),
    mandates: new Map(),
    sessions: new Map(),
    lineItems: new Map(),
    sessionParameters: new Map(),
    owningSessions: new Map(),
    returnUrls: new Map(),
    acceptances: new Map(),
    laterCharges: new Map(),
  };
}
