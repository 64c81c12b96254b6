import { noSuch } from '../api/stripe-api-error.js';
import { lineItemListParameters, retrieveParameters } from '../parameters/endpoints.js';
import { readParameters } from '../parameters/read.js';
import type { Store } from '../store.js';
import type { Operation } from './operation.js';

type Shelf = 'charges' | 'customers' | 'mandates' | 'paymentIntents' | 'paymentMethods' | 'sessions' | 'setupIntents';

/** How Stripe names the object and the parameter when an id leads nowhere. */
const names: Readonly<Record<Shelf, { kind: string; param: string }>> = {
  charges: { kind: 'charge', param: 'charge' },
  customers: { kind: 'customer', param: 'id' },
  mandates: { kind: 'mandate', param: 'mandate' },
  paymentIntents: { kind: 'payment_intent', param: 'intent' },
  paymentMethods: { kind: 'PaymentMethod', param: 'payment_method' },
  sessions: { kind: 'checkout.session', param: 'session' },
  setupIntents: { kind: 'setupintent', param: 'intent' },
};

/** The object with this id. Throws Stripe's 404 when there is none. */
export function find<Value>(objects: ReadonlyMap<string, Value>, shelf: Shelf, id: string): Value {
  const object = objects.get(id);
  if (object === undefined) {
    throw noSuch(names[shelf].kind, id, names[shelf].param, 404);
  }
  return object;
}

/** `GET /v1/<objects>/:id` */
export function retrieve(shelf: Shelf): Operation {
  return (context, raw, id) => {
    readParameters(retrieveParameters, raw);
    return { object: find<object>(context.store[shelf], shelf, id) };
  };
}

/** `GET /v1/checkout/sessions/:id/line_items`, all on one page. */
export const listLineItems: Operation = (context, raw, id) => {
  readParameters(lineItemListParameters, raw);
  find(context.store.sessions, 'sessions', id);
  return { object: lineItemList(context.store, id) };
};

/** A session's lines as the list object Stripe answers with. */
export function lineItemList(store: Store, sessionId: string): object {
  return {
    object: 'list',
    data: store.lineItems.get(sessionId) ?? [],
    has_more: false,
    url: `/v1/checkout/sessions/${sessionId}/line_items`,
  };
}
