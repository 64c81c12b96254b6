import { lineItemList } from '../operations/retrieve.js';
import type { Store } from '../store.js';
import { refused } from './stripe-api-error.js';

type Kind =
  | 'charge'
  | 'checkout.session'
  | 'customer'
  | 'list'
  | 'mandate'
  | 'payment_intent'
  | 'payment_method'
  | 'setup_intent';

/** Which fields can be expanded, and what stands there then. */
const expandable: Readonly<Record<Kind, Readonly<Record<string, Kind>>>> = {
  charge: { customer: 'customer', payment_intent: 'payment_intent' },
  'checkout.session': {
    customer: 'customer',
    line_items: 'list',
    payment_intent: 'payment_intent',
    setup_intent: 'setup_intent',
  },
  customer: {},
  list: {},
  mandate: { payment_method: 'payment_method' },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  payment_method: { customer: 'customer' },
  setup_intent: { customer: 'customer', mandate: 'mandate', payment_method: 'payment_method' },
};

export type ExpandableKind = Kind;

/** Throws unless every path can be followed from an object of this kind, at most four levels deep as with Stripe. */
export function checkExpand(kind: Kind, paths: readonly string[]): void {
  for (const path of paths) {
    const fields = path.split('.');
    let at: Kind | undefined = fields.length <= 4 ? kind : undefined;
    for (const field of fields) {
      at = at && (Object.hasOwn(expandable[at], field) ? expandable[at][field] : undefined);
    }
    if (at === undefined) {
      throw refused('expand', `This property cannot be expanded (${path}).`);
    }
  }
}

function lookUp(store: Store, kind: Exclude<Kind, 'list'>, id: string): object | undefined {
  const shelves: Readonly<Record<typeof kind, ReadonlyMap<string, object>>> = {
    charge: store.charges,
    'checkout.session': store.sessions,
    customer: store.customers,
    mandate: store.mandates,
    payment_intent: store.paymentIntents,
    payment_method: store.paymentMethods,
    setup_intent: store.setupIntents,
  };
  return shelves[kind].get(id);
}

function expandOne(store: Store, kind: Kind, object: object, fields: readonly string[]): object {
  const [field = '', ...rest] = fields;
  const target = expandable[kind][field];
  if (target === undefined) {
    return object;
  }
  if (target === 'list') {
    return { ...object, [field]: lineItemList(store, String(Reflect.get(object, 'id'))) };
  }
  const value: unknown = Reflect.get(object, field);
  const related = typeof value === 'string' ? lookUp(store, target, value) : value;
  if (typeof related !== 'object' || related === null) {
    return object;
  }
  return { ...object, [field]: rest.length === 0 ? related : expandOne(store, target, related, rest) };
}

/** A copy of the object with the related objects in place of their ids. The paths have been checked. */
export function expandObject(store: Store, kind: Kind, object: object, paths: readonly string[]): object {
  return paths.reduce((expanded, path) => expandOne(store, kind, expanded, path.split('.')), object);
}
