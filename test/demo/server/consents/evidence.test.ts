import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buyerIdOf } from '../../../../demo/server/buyer-id.js';
import { openShopWithStripe, sessionOf, type TestShopWithStripe } from '../support/shop-with-stripe.js';
import {
  openBrowser,
  planConsent,
  readAnswer,
  startRequest,
  type Answer,
  type ShopperBrowser,
} from '../support/shopper.js';
import { goThroughCheckout } from '../support/stripe-page.js';

let shop: TestShopWithStripe;
let browser: ShopperBrowser;
let other: ShopperBrowser;

before(async () => {
  shop = await openShopWithStripe();
  [browser, other] = [await openBrowser(shop.origin), await openBrowser(shop.origin)];
});

after(() => shop.close());

const agent = 'a browser <b>&"';

/** An order that was paid for with consent. */
async function payWithConsent(by = browser, choice: Parameters<typeof planConsent>[0] = {}) {
  const { orderId } = await by.createCart();
  const consent = planConsent(choice);
  const changes = { orderId, mode: 'pay-and-save', consent, locale: consent.locale } as const;
  const request = startRequest(shop.origin, { ...changes, metadata: { planId: 'tea-monthly' } });
  await goThroughCheckout(sessionOf(await by.start(request, { 'User-Agent': agent })).url);
  await shop.emulator.webhooksSettled();
  return { orderId, attemptId: request.attemptId, consent };
}

const get = async (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  readAnswer(await fetch(`${shop.origin}${path}`, { headers }));

/** The consents in an export, loosely typed: tests look into them. */
function consentsOf({ body }: Answer): readonly Readonly<Record<string, unknown>>[] {
  const { consents } = body;
  assert.ok(Array.isArray(consents));
  return consents as readonly Readonly<Record<string, unknown>>[];
}

/** Changes a row as only somebody with the file in their hands can. */
async function tamper(sql: string, ...values: string[]): Promise<void> {
  const [trigger] = await shop.rows(`SELECT sql FROM sqlite_schema WHERE name = 'consents_are_never_changed'`);
  await shop.change('DROP TRIGGER consents_are_never_changed');
  await shop.change(sql, ...values);
  await shop.change(String(trigger?.['sql']));
}

/** A field of a field that is an object. */
function inner(of: Readonly<Record<string, unknown>> | undefined, field: string, name: string): unknown {
  const value = of?.[field];
  assert.ok(typeof value === 'object' && value !== null, `there is no ${field}`);
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

const isVerified = async (attemptId: string): Promise<unknown> =>
  inner(consentsOf(await browser.get(`/api/consents?attempt=${attemptId}`))[0], 'hashes', 'verifies');

describe('an export of consents', () => {
  it('holds the order, the merchant, the record, what the server saw, the terms’ own versions, and that all verifies', async () => {
    const { orderId, attemptId, consent } = await payWithConsent();
    const answer = await browser.get(`/api/consents?order=${orderId}`);
    const [evidence, ...more] = consentsOf(answer);
    assert.ok(evidence && more.length === 0);
    assert.deepEqual(evidence['record'], consent);
    assert.deepEqual(evidence['order'], {
      orderId,
      orderName: '하동 세작',
      amount: 14_000,
      currency: 'KRW',
      state: 'paid',
    });
    assert.deepEqual(evidence['merchant'], { name: '느린물', site: shop.origin });
    const { at, ipAddress, userAgent } = evidence['received'] as Record<string, string>;
    const [row] = await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', attemptId);
    assert.deepEqual([at, ipAddress, userAgent], [row?.['received_at'], row?.['ip_address'], agent]);
    assert.match(ipAddress ?? '', /^(?:127\.0\.0\.1|::1)$/);
    const terms = consent.terms.map(({ id }) => ({ id, verifies: true }));
    assert.deepEqual(evidence['hashes'], { verifies: true, isRecord: true, terms, record: true, row: true });
    const offered = evidence['offered'] as { id: string; version: string; validFrom: string }[];
    assert.deepEqual(
      offered.map(({ id, version }) => [id, version]),
      consent.terms.map(({ id, version }) => [id, version]),
    );
    assert.equal(evidence['withdrawal'], null);
    const shopperId = browser.cookie.replace('shopper=', '');
    assert.ok(!answer.text.includes(shopperId), 'the cookie is in the export');
    assert.equal((evidence['customer'] as { buyerId: string }).buyerId, buyerIdOf(shopperId));
  });

  it('of a customer holds all of theirs, oldest first, and nobody else’s', async () => {
    const visitor = await openBrowser(shop.origin);
    const [first, second] = [await payWithConsent(visitor), await payWithConsent(visitor, { locale: 'ja' })];
    const ids = (answer: Answer) =>
      consentsOf(answer).map((each) => (each['attempt'] as { attemptId: string }).attemptId);
    assert.deepEqual(ids(await visitor.get('/api/consents')), [first.attemptId, second.attemptId]);
    const admin = await get(`/api/admin/consents?customerOf=${second.attemptId}`);
    assert.deepEqual(ids(admin), [first.attemptId, second.attemptId]);
  });

  it('for print is one page that holds everything, in the language of each record, under a policy of its own', async () => {
    for (const locale of ['ko', 'en', 'ja', 'zh'] as const) {
      const { orderId, consent, attemptId } = await payWithConsent(browser, { locale, news: true });
      const page = await browser.get(`/api/consents/page?order=${orderId}`);
      const policy = page.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'none'; img-src data:; style-src 'sha256-[\w+/=]+'; base-uri 'none'/);
      assert.ok(page.text.startsWith(`<!doctype html>\n<html lang="${locale}">`));
      assert.ok(page.text.includes(`<article lang="${locale}">`));
      const loading = page.text.replace(`<link rel="icon" href="data:,">`, '');
      assert.ok(!/<script|<link|src=|url\(/.test(loading), 'it loads something');
      const [row] = await shop.rows('SELECT row_sha256, received_at FROM consents WHERE attempt_id = ?', attemptId);
      const words = [
        orderId,
        attemptId,
        consent.sha256,
        consent.agreedAt,
        String(row?.['row_sha256']),
        String(row?.['received_at']),
      ];
      const terms = consent.terms.flatMap(({ text, version = '', sha256 }) => [text, version, sha256]);
      for (const word of [...words, ...terms]) assert.ok(page.text.includes(word), `the page lacks ${word}`);
      assert.ok(page.text.includes('a browser &lt;b&gt;&amp;&quot;'), 'the browser’s name is not escaped');
      assert.match(page.text, /data-verifies="yes"/);
      assert.ok(!page.text.includes('data-verifies="no"'));
    }
  });

  it('tells a row that was changed, whatever was changed in it', async () => {
    const changes: readonly (readonly [string, string])[] = [
      [`record = replace(record, '18,000', '8,000')`, 'a text'],
      [`record = replace(record, '"agreed":false', '"agreed":true')`, 'an answer'],
      [`record = '{}'`, 'no record any more'],
      [`record = 'x'`, 'no JSON any more'],
      [`sha256 = '0'`, 'the hash beside it'],
      [`ip_address = '203.0.113.9'`, 'the address'],
      [`user_agent = NULL`, 'the browser'],
      [`received_at = '2020-01-01T00:00:00.000Z'`, 'the time'],
      [`row_sha256 = '0'`, 'the row’s own hash'],
    ];
    for (const [change, what] of changes) {
      const { attemptId } = await payWithConsent();
      assert.equal(await isVerified(attemptId), true);
      await tamper(`UPDATE consents SET ${change} WHERE attempt_id = ?`, attemptId);
      assert.equal(await isVerified(attemptId), false, what);
      const page = await browser.get(`/api/consents/page?attempt=${attemptId}`);
      assert.match(page.text, /data-verifies="no">해시가 맞지 않아요/);
    }
  });

  it('is for the owner’s cookie and this machine only', async () => {
    const { orderId, attemptId } = await payWithConsent();
    for (const form of ['/api/consents', '/api/consents/page']) {
      for (const query of [`order=${orderId}`, `attempt=${attemptId}`]) {
        assert.equal((await browser.get(`${form}?${query}`)).status, 200);
        assert.equal((await other.get(`${form}?${query}`)).status, 404);
        assert.equal((await get(`${form}?${query}`)).status, 404);
      }
      assert.equal((await browser.get(`${form}?customerOf=${attemptId}`)).status, 404);
      assert.equal((await get(form)).status, 404);
      assert.equal((await browser.get(`${form}?attempt=everything`)).status, 400);
    }
    for (const form of ['/api/admin/consents', '/api/admin/consents/page']) {
      assert.equal((await get(`${form}?order=${orderId}`)).status, 200);
      assert.equal((await get(`${form}?order=${orderId}`, { 'X-Forwarded-For': '203.0.113.7' })).status, 403);
      assert.equal((await get(`${form}?order=${orderId}`, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
      assert.equal((await get(form)).status, 404);
    }
    assert.deepEqual(consentsOf(await other.get('/api/consents')), []);
  });
});

describe('a withdrawal', () => {
  it('is a row of its own, by the shopper or by the shop; the consent stays, and the export tells of it', async () => {
    for (const [by, address] of [
      ['shopper', (id: string) => `/api/saved-methods/${id}/cancel`],
      ['shop', () => '/api/admin/plans/cancel'],
    ] as const) {
      const { attemptId, consent } = await payWithConsent();
      const [before] = await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', attemptId);
      const headers = { 'Content-Type': 'application/json', Cookie: browser.cookie };
      const init = { method: 'POST', headers, body: JSON.stringify({ savedAttemptId: attemptId }) };
      for (const _again of [1, 2]) {
        assert.equal((await fetch(`${shop.origin}${address(attemptId)}`, init)).status, 200);
      }
      const rows = await shop.rows('SELECT * FROM withdrawals WHERE consent_attempt_id = ?', attemptId);
      assert.deepEqual([rows.length, rows[0]?.['withdrawn_by']], [1, by]);
      assert.deepEqual(await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', attemptId), [before]);
      const [evidence] = consentsOf(await browser.get(`/api/consents?attempt=${attemptId}`));
      assert.equal(inner(evidence, 'withdrawal', 'withdrawnBy'), by);
      assert.deepEqual(evidence?.['record'], consent);

      const charge = { savedAttemptId: attemptId, amount: 18_000, chargeId: crypto.randomUUID() };
      const refused = await readAnswer(
        await fetch(`${shop.origin}/api/admin/charges`, { ...init, body: JSON.stringify(charge) }),
      );
      assert.deepEqual([refused.status, refused.body['code']], [409, 'permission-canceled']);
      const sentence = String(refused.body['message']);
      assert.ok(sentence.includes(consent.sha256) && sentence.includes(String(rows[0]?.['withdrawal_id'])), sentence);
    }
  });

  it('cannot be taken back or changed in the database', async () => {
    await assert.rejects(shop.change('DELETE FROM withdrawals'), /a withdrawal is never deleted/);
    await assert.rejects(shop.change(`UPDATE withdrawals SET withdrawn_by = NULL`), /a withdrawal is never changed/);
  });
});

describe('what a shopper has saved', () => {
  it('is told to its owner without any id of the provider’s, and to nobody else', async () => {
    const visitor = await openBrowser(shop.origin);
    const { attemptId } = await payWithConsent(visitor);
    const { body, text } = await visitor.get('/api/saved-methods');
    const [saved] = body['savedMethods'] as Record<string, unknown>[];
    assert.equal(saved?.['savedAttemptId'], attemptId);
    assert.equal(inner(saved, 'plan', 'amount'), 18_000);
    assert.ok(!/cus_|pm_/.test(text));
    assert.deepEqual((await get('/api/saved-methods')).body, { savedMethods: [] });
  });
});
