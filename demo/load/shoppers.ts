import { randomUUID } from 'node:crypto';
import type { ConsentRecord, ProviderName, StartRequest } from '../../src/contract/types.js';
import { findPlan } from '../server/catalog.js';
import { hashOfTerms } from '../server/consent-hashes.js';
import { termsOf } from '../server/consents/offers.js';
import type { Caller, HttpAnswer } from './http.js';

/** Something that a shopper is about to pay for, and the request that starts it: the same bytes at every try. */
export interface Purchase {
  readonly attemptId: string;
  readonly orderId: string;
  readonly cookie: string;
  readonly body: string;
}

/** What is bought under load: tea each month, with the consent that this needs. */
export const product = { productId: 'tea-monthly', planId: 'tea-monthly', method: 'kakao_pay', locale: 'ko' } as const;

/** Consent to every required term of the plan, as the button would send it. Nobody reads the texts anew for each. */
const consent = consentTo(new Date().toISOString());

function consentTo(agreedAt: string): ConsentRecord {
  const { planId, method, locale } = product;
  const plan = findPlan(planId);
  if (!plan) throw new Error(`The shop has no plan ${planId}.`);
  const shown = termsOf(planId, plan).filter(
    (term) => term.locale === locale && term.required && (term.method === null || term.method === method),
  );
  // A mandate is on offer with its price and without.
  const terms = shown
    .filter((term) => term.method === null || term.price === plan.amount)
    .map(({ termId, version, text, sha256 }) => ({
      id: termId,
      version,
      required: true,
      agreed: true,
      agreedAt,
      text,
      sha256,
    }));
  return { version: 1, locale, agreedAt, widget: 'kr-pay-button/load', terms, sha256: hashOfTerms(terms) };
}

/** The request that starts a purchase. */
export function purchaseOf(origin: string, orderId: string, cookie: string, provider: ProviderName): Purchase {
  const attemptId = randomUUID();
  const request: StartRequest = {
    action: 'start',
    version: 1,
    attemptId,
    orderId,
    provider,
    method: product.method,
    mode: 'pay-and-save',
    currency: 'KRW',
    locale: product.locale,
    returnUrl: `${origin}/demo/return.html?kr_pay_attempt=${attemptId}`,
    device: { type: 'mobile', os: 'android', inApp: null },
    consent,
    metadata: { planId: product.planId },
  };
  return { attemptId, orderId, cookie, body: JSON.stringify(request) };
}

/** Puts the tea into a new cart. A cookie comes back with the first one. */
export async function fillCart(shop: Caller, cookie: string): Promise<{ orderId: string; cookie: string }> {
  const { productId } = product;
  const answer = await shop.post('/api/carts', JSON.stringify({ productId }), cookie === '' ? {} : { Cookie: cookie });
  const made: unknown = JSON.parse(answer.body);
  if (typeof made !== 'object' || made === null || !('orderId' in made) || typeof made.orderId !== 'string') {
    throw new Error(`A cart was answered ${answer.status}: ${answer.body}`);
  }
  return { orderId: made.orderId, cookie: answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? cookie };
}

const fromButton = { 'X-Requested-With': 'kr-pay-button' };

/** Sends the start request, as the button does. */
export function start(shop: Caller, { attemptId, cookie, body }: Purchase): Promise<HttpAnswer> {
  return shop.post('/pay', body, { ...fromButton, 'Idempotency-Key': attemptId, Cookie: cookie });
}

/** Asks how an attempt stands, as the page does that the shopper comes back to. */
export function confirm(shop: Caller, attemptId: string): Promise<HttpAnswer> {
  return shop.post('/pay', JSON.stringify({ action: 'confirm', version: 1, attemptId, params: {} }), fromButton);
}
