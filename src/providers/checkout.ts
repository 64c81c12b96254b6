import { invalidResponse } from '../contract/failure.js';
import { readFields, readText } from '../contract/json.js';
import type { Fields } from '../contract/json.js';
import { depart, refused } from './provider.js';
import type { Handoff } from './provider.js';

/** Where a payment sends the shopper: `_links.redirect`. */
const redirectOf = (payment: Fields | undefined): unknown => readFields(payment?.['_links'])?.['redirect'];

/**
 * Reads the answer of Checkout.com's "confirm a payment setup": the payment itself, or the setup with the payment in
 * `latest_payment`. Both shapes are documented. One with a status and no address needs nothing from the browser.
 */
export function start(action: unknown): Handoff {
  const answer = readFields(action);
  const payment = readFields(answer?.['latest_payment']);
  const redirect = redirectOf(answer) ?? redirectOf(payment);
  const url = readText(readFields(redirect)?.['href']);
  if (url) return depart(url);
  return !redirect && readText((payment ?? answer)?.['status'])
    ? { type: 'settled' }
    : refused(invalidResponse('Expected _links.redirect.href or latest_payment._links.redirect.href'));
}
