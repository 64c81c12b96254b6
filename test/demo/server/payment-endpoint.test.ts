import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { StartRequest } from '../../../src/contract/types.js';
import { assertRefusal } from './support/refusal.js';
import { openShop, type TestShop } from './support/shop.js';
import {
  mandateConsent,
  openBrowser,
  post,
  readAnswer,
  startRequest,
  type Answer,
  type ShopperBrowser,
} from './support/shopper.js';

let shop: TestShop;
let browser: ShopperBrowser;

before(async () => {
  shop = await openShop();
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

const assertRefused = (answer: Answer, status: number, code: string, attemptId?: string): Promise<void> =>
  assertRefusal(shop, answer, { status, code, ...(attemptId !== undefined && { attemptId }) });

const orderRequest = async (changes: Partial<StartRequest> = {}, productId = 'sejak'): Promise<StartRequest> => {
  const { orderId } = await browser.createCart(productId);
  return startRequest(shop.origin, { orderId, ...changes });
};

describe('the payment endpoint refuses', () => {
  it('every method but POST, and says which one it takes', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await readAnswer(await fetch(`${shop.origin}/pay`, { method }));
      await assertRefused(answer, 405, 'method-not-allowed');
      assert.equal(answer.headers.get('Allow'), 'POST');
    }
  });

  it('a body that is not called JSON', async () => {
    const request = await orderRequest();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await browser.start(request, { 'Content-Type': type });
      await assertRefused(answer, 415, 'unsupported-content-type', request.attemptId);
    }
  });

  it('a request without X-Requested-With, which a foreign page could send', async () => {
    const request = await orderRequest();
    const answer = await browser.start(request, { 'X-Requested-With': null });
    await assertRefused(answer, 403, 'missing-header', request.attemptId);
  });

  it('a request from another site', async () => {
    const request = await orderRequest();
    const cases = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: shop.origin.replace('http:', 'https:') },
      { Origin: `${shop.origin}0` },
    ];
    for (const headers of cases) {
      await assertRefused(await browser.start(request, headers), 403, 'foreign-origin', request.attemptId);
    }
  });

  it('a body of more than 256 KiB, with and without a length', async () => {
    const request = await orderRequest({ metadata: { note: 'x'.repeat(270_000) } });
    await assertRefused(await browser.start(request), 413, 'body-too-large', request.attemptId);
    const chunks = new Blob([JSON.stringify(request)]).stream();
    const headers = { 'Content-Type': 'application/json', 'X-Requested-With': 'kr-pay-button' };
    const init = { method: 'POST', body: chunks, headers, duplex: 'half' } as const;
    await assertRefused(await readAnswer(await fetch(`${shop.origin}/pay`, init)), 413, 'body-too-large');
  });

  it('what is not JSON', async () => {
    for (const body of ['', '{', 'null', '[]', '"start"']) {
      await assertRefused(await post(shop.origin, body, {}), 400, 'invalid-body');
    }
  });

  it('a body of another shape, and names the field', async () => {
    const request = await orderRequest();
    const wrong: [string, object][] = [
      ['action', { action: 'refund' }],
      ['version', { version: 2 }],
      ['attemptId', { attemptId: 'not-a-uuid' }],
      ['attemptId', { attemptId: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }],
      ['orderId', { orderId: '' }],
      ['orderId', { orderId: "A'; DROP TABLE orders; --" }],
      ['method', { method: 'paypal' }],
      ['mode', { mode: 'gift' }],
      ['amount', { amount: '14000' }],
      ['amount', { amount: 140.5 }],
      ['amount', { amount: 0 }],
      ['currency', { currency: 'USD' }],
      ['locale', { locale: 'fr' }],
      ['returnUrl', { returnUrl: 5 }],
      ['device.os', { device: { type: 'mobile', os: 'tizen', inApp: null } }],
      ['consent.sha256', { consent: { ...mandateConsent, sha256: 'abc' } }],
      ['consent.terms.0.text', { consent: { ...mandateConsent, terms: [{ ...mandateConsent.terms[0], text: 1 }] } }],
    ];
    for (const [field, change] of wrong) {
      const answer = await post(shop.origin, JSON.stringify({ ...request, ...change }), {
        'Idempotency-Key': request.attemptId,
        Cookie: browser.cookie,
      });
      await assertRefused(answer, 400, 'invalid-body', request.attemptId);
      assert.match(String(answer.body['message']), new RegExp(`^${field.replaceAll('.', '\\.')}: `));
    }
  });

  it('names that reach the prototype', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const params = `{"action":"confirm","version":1,"attemptId":"${randomUUID()}","params":{"${name}":"x"}}`;
      await assertRefused(await post(shop.origin, params, {}), 400, 'invalid-body');
    }
  });

  it('a start without an Idempotency-Key, or with another one than the attempt id', async () => {
    const request = await orderRequest();
    for (const key of [null, '', randomUUID(), request.attemptId.slice(0, 8)]) {
      const answer = await browser.start(request, { 'Idempotency-Key': key });
      await assertRefused(answer, 400, 'invalid-idempotency-key', request.attemptId);
    }
  });

  it('a start without the cookie of a shopper, or with one that the shop did not give out', async () => {
    const request = await orderRequest();
    for (const cookie of [null, 'shopper=', `shopper=${randomUUID()}`]) {
      await assertRefused(await browser.start(request, { Cookie: cookie }), 401, 'no-shopper', request.attemptId);
    }
  });

  it('to confirm an attempt that there is not', async () => {
    await assertRefused(await browser.confirm(randomUUID()), 404, 'unknown-attempt');
  });
});

describe('no answer of the payment endpoint', () => {
  it('may be read by another origin, whether it allows or refuses', async () => {
    const request = await orderRequest();
    const away = { Origin: 'https://evil.example' };
    const asking = {
      ...away,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,idempotency-key,x-requested-with',
    };
    const answers = [
      await readAnswer(await fetch(`${shop.origin}/pay`, { method: 'OPTIONS', headers: asking })),
      await browser.start(request, away),
      await post(shop.origin, '{', {}),
      await browser.start(request, { Origin: shop.origin }),
      await browser.confirm(request.attemptId),
      await browser.confirm(randomUUID()),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [405, 403, 400, 503, 200, 404],
    );
    const allowing = answers.flatMap(({ headers }) =>
      [...headers.keys()].filter((name) => name.startsWith('access-control-')),
    );
    assert.deepEqual(allowing, []);
  });
});

describe('the payment endpoint, while the provider cannot be reached', () => {
  it('stores order, consent and attempt before asking, answers 503, and lets the same key try again', async () => {
    const request = await orderRequest({ mode: 'pay-and-save', consent: mandateConsent });
    for (const turn of [1, 2]) {
      const answer = await browser.start(request);
      assert.deepEqual(
        { turn, status: answer.status, code: answer.body['code'], wait: answer.headers.get('Retry-After') },
        { turn, status: 503, code: 'provider-unavailable', wait: '1' },
      );
    }
    const attempts = await shop.rows('SELECT state, amount FROM attempts WHERE attempt_id = ?', request.attemptId);
    assert.deepEqual(attempts, [{ state: 'starting', amount: 14_000 }]);
    const orders = await shop.rows('SELECT state FROM orders WHERE order_id = ?', request.orderId ?? '');
    assert.deepEqual(orders, [{ state: 'unpaid' }]);
    const consents = await shop.rows('SELECT sha256 FROM consents WHERE attempt_id = ?', request.attemptId);
    assert.deepEqual(consents, [{ sha256: mandateConsent.sha256 }]);
  });

  it('answers pending when such an attempt is confirmed', async () => {
    const request = await orderRequest();
    await browser.start(request);
    const answer = await browser.confirm(request.attemptId);
    assert.equal(answer.status, 200);
    assert.equal(answer.body['status'], 'pending');
  });
});
