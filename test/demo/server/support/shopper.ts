import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import type { ConsentRecord, ConsentTerm, Locale, Method, StartRequest } from '../../../../src/contract/types.js';
import { findPlan } from '../../../../demo/server/catalog.js';
import { termsOf } from '../../../../demo/server/consents/offers.js';
import type { OfferedTerm } from '../../../../demo/server/store/terms.js';

/** An answer of the shop, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A cart as the shop answered it. */
export interface CartAnswer {
  readonly orderId: string;
  readonly orderName: string;
  readonly amount: number;
}

/** What a request to the endpoint may differ in. A header of null is left out. */
export type HeaderChanges = Readonly<Record<string, string | null>>;

/** Somebody with a browser: a cookie, and requests as the button sends them. */
export interface ShopperBrowser {
  readonly cookie: string;
  get(path: string): Promise<Answer>;
  createCart(productId?: string): Promise<CartAnswer>;
  /** Asks the shop that the browser was opened at, or another process of it. */
  start(request: StartRequest, headers?: HeaderChanges, process?: string): Promise<Answer>;
  confirm(attemptId: string, params?: Readonly<Record<string, string>>): Promise<Answer>;
}

/** Reads a response to its end. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

/** A POST to the endpoint with the headers that the button sets, but for the changes. */
export async function post(origin: string, body: string, changes: HeaderChanges): Promise<Answer> {
  const usual = { 'Content-Type': 'application/json', 'X-Requested-With': 'kr-pay-button', ...changes };
  const headers = Object.entries(usual).filter((entry): entry is [string, string] => entry[1] !== null);
  const answer = await readAnswer(await fetch(`${origin}/pay`, { method: 'POST', body, headers }));
  // Whatever a test is about: no answer of the endpoint is for another origin.
  assert.equal(answer.headers.get('Access-Control-Allow-Origin'), null);
  return answer;
}

/** Opens a browser that has been to the shop. */
export async function openBrowser(origin: string): Promise<ShopperBrowser> {
  const first = await postCart(origin, '', 'sejak');
  const cookie = first.headers.get('Set-Cookie')?.split(';', 1)[0] ?? '';
  return {
    cookie,
    get: async (path) => readAnswer(await fetch(`${origin}${path}`, { headers: { Cookie: cookie } })),
    createCart: async (productId = 'sejak') => {
      const { body } = await postCart(origin, cookie, productId);
      const { orderId, orderName, amount } = body;
      if (typeof orderId !== 'string' || typeof orderName !== 'string' || typeof amount !== 'number') {
        throw new Error(`Expected a cart, got ${JSON.stringify(body)}`);
      }
      return { orderId, orderName, amount };
    },
    start: async (request, headers = {}, process = origin) =>
      post(process, JSON.stringify(request), { 'Idempotency-Key': request.attemptId, Cookie: cookie, ...headers }),
    confirm: async (attemptId, params = {}) =>
      post(origin, JSON.stringify({ action: 'confirm', version: 1, attemptId, params }), { Cookie: cookie }),
  };
}

async function postCart(origin: string, cookie: string, productId: string): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) };
  return readAnswer(
    await fetch(`${origin}/api/carts`, { method: 'POST', headers, body: JSON.stringify({ productId }) }),
  );
}

/** A start request for an order, as the button makes it. */
export function startRequest(origin: string, changes: Partial<StartRequest> = {}): StartRequest {
  const attemptId = changes.attemptId ?? randomUUID();
  return {
    action: 'start',
    version: 1,
    attemptId,
    method: 'kakao_pay',
    mode: 'pay',
    currency: 'KRW',
    locale: 'ko',
    returnUrl: `${origin}/?kr_pay_attempt=${attemptId}`,
    device: { type: 'desktop', os: 'other', inApp: null },
    ...changes,
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const agreedAt = '2026-11-21T03:00:00.000Z';

/** A term that was agreed to. */
export function agreedTerm(id: string, text: string): ConsentTerm {
  return { id, required: true, agreed: true, agreedAt, text, sha256: sha256(text) };
}

/** A record over these terms, with the hash that belongs to it. */
export function consentRecord(terms: readonly ConsentTerm[]): ConsentRecord {
  const lines = terms.map((term) => `${term.id}:${term.sha256}:${term.agreed}`);
  return { version: 1, locale: 'ko', agreedAt, widget: 'kr-pay-button/0.1.0', terms, sha256: sha256(lines.join('\n')) };
}

/** Another consent to the plan than the usual one. */
export interface ConsentChoice {
  readonly method?: Method;
  readonly locale?: Locale;
  /** Whether the optional term was agreed to. */
  readonly news?: boolean;
}

/** Consent to all that the plan `tea-monthly` asks for, as the button makes the record for what the catalog offers. */
export function planConsent({ method = 'kakao_pay', locale = 'ko', news = false }: ConsentChoice = {}): ConsentRecord {
  const plan = findPlan('tea-monthly');
  if (!plan) throw new Error('The shop has no plan tea-monthly.');
  return offerConsent(termsOf(plan.planId, plan), { method, locale, news });
}

/** Consent to the terms of an offer. */
export function offerConsent(
  offered: readonly OfferedTerm[],
  { method = 'kakao_pay', locale = 'ko', news = false }: ConsentChoice = {},
): ConsentRecord {
  const shown = offered.filter(
    (term) => term.locale === locale && term.price === null && (term.method === null || term.method === method),
  );
  const terms = shown.map(({ termId, version, required, text }): ConsentTerm => {
    const term = { ...agreedTerm(termId, text), version, required };
    if (required || news) return term;
    const { agreedAt: _never, ...declined } = term;
    return { ...declined, agreed: false };
  });
  return { ...consentRecord(terms), locale };
}

/** Consent to the plan `tea-monthly` by Kakao Pay, in Korean; the optional term is not agreed to. */
export const mandateConsent = planConsent();

/** What the button shows for the plan, in Korean. */
export const mandateText = mandateConsent.terms[0]?.text ?? '';
