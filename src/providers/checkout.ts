import { invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import type { Fields } from '../contract/json.js';
import { depart, refused } from './provider.js';
import type { Handoff } from './provider.js';

/** The address of a payment: `_links.redirect.href`. */
const hrefOf = (payment: Fields | undefined): string | undefined =>
  readText(readFields(readFields(payment?.['_links'])?.['redirect'])?.['href']);

/**
 * Reads the answer of Checkout.com's "confirm a payment setup": the payment itself, or the setup with the payment in
 * `latest_payment`. Both shapes are documented. One with a status and no address needs nothing from the browser.
 */
export function start(action: unknown): Handoff {
  const answer = readFields(action);
  const payment = readFields(answer?.['latest_payment']);
  const url = hrefOf(answer) ?? hrefOf(payment);
  if (url) return depart(url);
  return readText((payment ?? answer)?.['status'])
    ? { type: 'settled' }
    : refused(invalidResponse('Expected _links.redirect.href or latest_payment._links.redirect.href'));
}
