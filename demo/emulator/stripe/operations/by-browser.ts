import type Stripe from 'stripe';
import { StripeApiError } from '../api/stripe-api-error.js';
import { browserView } from '../objects/browser-view.js';
import {
  browserConfirmParameters,
  browserRetrieveParameters,
  type InferredMandateData,
} from '../parameters/by-browser.js';
import { readParameters, refuseRetiredParameters } from '../parameters/read.js';
import type { MandateDataParameters } from '../parameters/shared.js';
import type { BrowserOperation, OperationResult } from './operation.js';
import { confirm as confirmPayment, confirmablePaymentIntent } from './payment-intents.js';
import { find } from './retrieve.js';
import { confirm as confirmSetup, confirmableSetupIntent } from './setup-intents.js';
import type { Visitor } from './visitor.js';

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

const names = { payment_intent: 'PaymentIntent', setup_intent: 'SetupIntent' } as const;

/** Whoever has the secret may do what a browser does; nobody else. */
function checkSecret(intent: Intent, secret: string): void {
  if (secret !== intent.client_secret) {
    throw new StripeApiError({
      ...(intent.object === 'payment_intent' ? { code: 'payment_intent_invalid_parameter' } : {}),
      param: 'client_secret',
      message: `The client_secret provided does not match the client_secret associated with the ${names[intent.object]}.`,
    });
  }
}

/** The acceptance, with what Stripe sees of the browser. */
function seen(data: InferredMandateData | undefined, visitor: Visitor): MandateDataParameters | undefined {
  if (data === undefined) {
    return undefined;
  }
  const online = { ip_address: visitor.ipAddress ?? '', user_agent: visitor.userAgent ?? '' };
  return { customer_acceptance: { ...data.customer_acceptance, online } };
}

function viewed(result: OperationResult, intent: Intent): OperationResult {
  return { ...result, object: browserView(intent) };
}

export const retrievePaymentIntentByBrowser: BrowserOperation = ({ store }, raw, id) => {
  const parameters = readParameters(browserRetrieveParameters, raw);
  const intent = find(store.paymentIntents, 'paymentIntents', id);
  checkSecret(intent, parameters.client_secret);
  return { object: browserView(intent) };
};

export const retrieveSetupIntentByBrowser: BrowserOperation = ({ store }, raw, id) => {
  const parameters = readParameters(browserRetrieveParameters, raw);
  const intent = find(store.setupIntents, 'setupIntents', id);
  checkSecret(intent, parameters.client_secret);
  return { object: browserView(intent) };
};

export const confirmPaymentIntentByBrowser: BrowserOperation = (context, raw, id, visitor) => {
  refuseRetiredParameters(raw);
  const { client_secret: secret, mandate_data: mandate, ...parameters } = readParameters(browserConfirmParameters, raw);
  checkSecret(find(context.store.paymentIntents, 'paymentIntents', id), secret);
  const intent = confirmablePaymentIntent(context, id);
  const result = confirmPayment(context, intent, { ...parameters, mandate_data: seen(mandate, visitor) });
  return viewed(result, context.store.paymentIntents.get(id) ?? intent);
};

export const confirmSetupIntentByBrowser: BrowserOperation = (context, raw, id, visitor) => {
  refuseRetiredParameters(raw);
  const { client_secret: secret, mandate_data: mandate, ...parameters } = readParameters(browserConfirmParameters, raw);
  checkSecret(find(context.store.setupIntents, 'setupIntents', id), secret);
  const intent = confirmableSetupIntent(context, id);
  const result = confirmSetup(context, intent, { ...parameters, mandate_data: seen(mandate, visitor) });
  return viewed(result, context.store.setupIntents.get(id) ?? intent);
};
