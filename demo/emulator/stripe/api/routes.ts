import { createCheckoutSession, expireCheckoutSession } from '../operations/checkout-sessions.js';
import { createCustomer } from '../operations/customers.js';
import {
  confirmPaymentIntentByBrowser,
  confirmSetupIntentByBrowser,
  retrievePaymentIntentByBrowser,
  retrieveSetupIntentByBrowser,
} from '../operations/by-browser.js';
import type { BrowserOperation, Operation } from '../operations/operation.js';
import { cancelPaymentIntent, confirmPaymentIntent, createPaymentIntent } from '../operations/payment-intents.js';
import { listLineItems, retrieve } from '../operations/retrieve.js';
import { cancelSetupIntent, confirmSetupIntent, createSetupIntent } from '../operations/setup-intents.js';
import type { ExpandableKind } from './expand.js';

/** One endpoint: what it does, and the kind of object it answers with. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Below `/v1`. */
  readonly path: string;
  readonly kind: ExpandableKind;
  readonly operation: Operation;
  /** For a browser with a publishable key and the object's client secret; absent where Stripe wants the secret key. */
  readonly browserOperation?: BrowserOperation;
}

/** Every endpoint there is. */
export const routes: readonly Route[] = [
  { method: 'POST', path: '/customers', kind: 'customer', operation: createCustomer },
  { method: 'GET', path: '/customers/:id', kind: 'customer', operation: retrieve('customers') },
  { method: 'POST', path: '/checkout/sessions', kind: 'checkout.session', operation: createCheckoutSession },
  { method: 'GET', path: '/checkout/sessions/:id', kind: 'checkout.session', operation: retrieve('sessions') },
  { method: 'GET', path: '/checkout/sessions/:id/line_items', kind: 'list', operation: listLineItems },
  { method: 'POST', path: '/checkout/sessions/:id/expire', kind: 'checkout.session', operation: expireCheckoutSession },
  { method: 'POST', path: '/payment_intents', kind: 'payment_intent', operation: createPaymentIntent },
  {
    method: 'GET',
    path: '/payment_intents/:id',
    kind: 'payment_intent',
    operation: retrieve('paymentIntents'),
    browserOperation: retrievePaymentIntentByBrowser,
  },
  {
    method: 'POST',
    path: '/payment_intents/:id/confirm',
    kind: 'payment_intent',
    operation: confirmPaymentIntent,
    browserOperation: confirmPaymentIntentByBrowser,
  },
  { method: 'POST', path: '/payment_intents/:id/cancel', kind: 'payment_intent', operation: cancelPaymentIntent },
  { method: 'POST', path: '/setup_intents', kind: 'setup_intent', operation: createSetupIntent },
  {
    method: 'GET',
    path: '/setup_intents/:id',
    kind: 'setup_intent',
    operation: retrieve('setupIntents'),
    browserOperation: retrieveSetupIntentByBrowser,
  },
  {
    method: 'POST',
    path: '/setup_intents/:id/confirm',
    kind: 'setup_intent',
    operation: confirmSetupIntent,
    browserOperation: confirmSetupIntentByBrowser,
  },
  { method: 'POST', path: '/setup_intents/:id/cancel', kind: 'setup_intent', operation: cancelSetupIntent },
  { method: 'GET', path: '/payment_methods/:id', kind: 'payment_method', operation: retrieve('paymentMethods') },
  { method: 'GET', path: '/charges/:id', kind: 'charge', operation: retrieve('charges') },
  { method: 'GET', path: '/mandates/:id', kind: 'mandate', operation: retrieve('mandates') },
];
