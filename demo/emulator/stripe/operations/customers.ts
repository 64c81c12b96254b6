import type Stripe from 'stripe';
import { noSuch } from '../api/stripe-api-error.js';
import type { EmulatorContext } from '../context.js';
import { newId } from '../identifiers.js';
import { newCustomer } from '../objects/customer.js';
import { customerCreateParameters } from '../parameters/endpoints.js';
import { type RawParameters, readParameters } from '../parameters/read.js';
import type { OperationResult } from './operation.js';

/** `POST /v1/customers` */
export function createCustomer(context: EmulatorContext, raw: RawParameters): OperationResult {
  const parameters = readParameters(customerCreateParameters, raw);
  const customer = newCustomer({
    id: newId('cus'),
    created: context.now(),
    email: parameters.email,
    name: parameters.name,
    phone: parameters.phone,
    description: parameters.description,
    preferredLocales: parameters.preferred_locales,
    metadata: parameters.metadata,
  });
  context.store.customers.set(customer.id, customer);
  return { object: customer };
}

/** The customer a request names, or undefined when it names none. Throws when there is no such customer. */
export function namedCustomer(context: EmulatorContext, id: string | undefined): Stripe.Customer | undefined {
  if (id === undefined) {
    return undefined;
  }
  const customer = context.store.customers.get(id);
  if (customer === undefined) {
    throw noSuch('customer', id, 'customer');
  }
  return customer;
}
