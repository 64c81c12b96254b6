import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { scriptProvider, savedAtProvider } from '../support/scripted-provider.js';
import { openShop, type TestShop } from '../support/shop.js';
import {
  mandateConsent,
  openBrowser,
  readAnswer,
  startRequest,
  type Answer,
  type ShopperBrowser,
} from '../support/shopper.js';

const november = new Date('2026-11-21T12:00:00+09:00');
const december = new Date('2026-12-05T12:00:00+09:00');
const { provider, script } = scriptProvider();
let shop: TestShop;
let browser: ShopperBrowser;
let now = november;

before(async () => {
  shop = await openShop({ providers: [provider], now: () => now });
});

beforeEach(async () => {
  now = november;
  script.charge = ({ chargeId, amount }) => {
    return { status: 'succeeded', paymentId: `payment-${chargeId}`, amount, currency: 'KRW' };
  };
  browser = await openBrowser(shop.origin);
});

after(() => shop.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  const usual = { 'Content-Type': 'application/json', ...headers };
  return readAnswer(await fetch(`${shop.origin}${path}`, { ...init, headers: usual }));
}

const chargeOf = (savedAttemptId: string, changes: object = {}): Promise<Answer> =>
  post('/api/admin/charges', { savedAttemptId, amount: 18_000, chargeId: randomUUID(), ...changes });

/** Saves a method for the plan in November, as a shopper would. */
async function save(): Promise<string> {
  const changes = { mode: 'save', provider: 'portone', consent: mandateConsent } as const;
  const request = startRequest(shop.origin, { ...changes, metadata: { planId: 'tea-monthly' } });
  assert.equal((await browser.start(request)).status, 200);
  const word = { paymentId: `payment-${request.attemptId}`, amount: null, currency: null, saved: savedAtProvider };
  script.observe = ({ attemptId }) => ({ status: 'succeeded', attemptId, ...word });
  assert.equal((await browser.confirm(request.attemptId)).body['status'], 'succeeded');
  return request.attemptId;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** What the list says about a saved method. */
async function listed(savedAttemptId: string): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await browser.get('/api/admin/saved-methods');
  const { savedMethods } = body;
  assert.ok(Array.isArray(savedMethods));
  const found: unknown = savedMethods.find((each: unknown) => fieldOf(each, 'savedAttemptId') === savedAttemptId);
  assert.ok(typeof found === 'object' && found !== null);
  return Object.fromEntries(Object.entries(found));
}

describe('POST /api/admin/charges', () => {
  it('charges a saved method on its due date, and says what came of it', async () => {
    const savedAttemptId = await save();
    now = december;
    const chargeId = randomUUID();
    const { status, body, text } = await chargeOf(savedAttemptId, { chargeId });
    assert.equal(status, 200);
    const { charge } = body;
    const expected = { chargeId, savedAttemptId, state: 'succeeded', flag: null, amount: 18_000, dueOn: '2026-12-05' };
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(fieldOf(charge, name), value);
    assert.equal(fieldOf(charge, 'consentSha256'), mandateConsent.sha256);
    assert.ok(!text.includes(browser.cookie.replace('shopper=', '')));
    assert.equal((await chargeOf(savedAttemptId, { chargeId })).text, text);
  });

  it('answers 202 as long as nobody knows', async () => {
    const savedAttemptId = await save();
    now = december;
    script.charge = () => ({ status: 'unknown', reason: 'no connection' });
    const { status, body } = await chargeOf(savedAttemptId);
    assert.deepEqual([status, fieldOf(body['charge'], 'state')], [202, 'open']);
  });

  it('refuses what the shopper did not agree to, in a sentence that names the consent record', async () => {
    const savedAttemptId = await save();
    const early = await chargeOf(savedAttemptId);
    now = december;
    const wrong = await chargeOf(savedAttemptId, { amount: 19_000 });
    await post('/api/admin/plans/cancel', { savedAttemptId });
    const late = await chargeOf(savedAttemptId);
    for (const [answer, status, code] of [
      [early, 409, 'too-early'],
      [wrong, 422, 'amount-not-agreed'],
      [late, 409, 'permission-canceled'],
    ] as const) {
      assert.deepEqual([answer.status, answer.body['code']], [status, code]);
      assert.deepEqual(answer.body['consent'], { attemptId: savedAttemptId, sha256: mandateConsent.sha256 });
      assert.ok(String(answer.body['message']).includes(mandateConsent.sha256));
    }
    assert.deepEqual(await shop.rows('SELECT 1 FROM charges WHERE saved_attempt_id = ?', savedAttemptId), []);
  });

  it('refuses a body that is not as expected, by the field', async () => {
    const savedAttemptId = await save();
    for (const [changes, field] of [
      [{ amount: '18000' }, /^amount: /],
      [{ amount: 18_000.5 }, /^amount: /],
      [{ amount: 0 }, /^amount: /],
      [{ chargeId: 'once' }, /^chargeId: expected a v4 UUID/],
      [{ savedAttemptId: 7 }, /^savedAttemptId: /],
    ] as const) {
      const { status, body } = await chargeOf(savedAttemptId, changes);
      assert.equal(status, 400);
      assert.match(String(body['message']), field);
    }
  });
});

describe('GET /api/admin/saved-methods', () => {
  it('says what can be charged, when, and by which consent', async () => {
    const savedAttemptId = await save();
    const { plan, consent, refusal, ...rest } = await listed(savedAttemptId);
    assert.equal(fieldOf(plan, 'amount'), 18_000);
    assert.deepEqual(consent, { attemptId: savedAttemptId, sha256: mandateConsent.sha256 });
    assert.equal(fieldOf(refusal, 'code'), 'too-early');
    assert.deepEqual(rest, {
      savedAttemptId,
      provider: 'portone',
      method: 'kakao_pay',
      savedAt: november.toISOString(),
      canceledAt: null,
      nextDueOn: '2026-12-05',
      charges: [],
    });
  });

  it('says what was charged, and when the next payment is due', async () => {
    const savedAttemptId = await save();
    now = december;
    assert.equal((await listed(savedAttemptId))['refusal'], null);
    await chargeOf(savedAttemptId);
    const { charges, nextDueOn } = await listed(savedAttemptId);
    assert.ok(Array.isArray(charges));
    assert.deepEqual(
      charges.map((each: unknown) => fieldOf(each, 'state')),
      ['succeeded'],
    );
    assert.equal(nextDueOn, '2027-01-05');
  });

  it('tells nobody’s cookie and none of the provider’s ids', async () => {
    await save();
    const { text } = await browser.get('/api/admin/saved-methods');
    assert.ok(!text.includes(browser.cookie.replace('shopper=', '')));
    assert.ok(!text.includes(savedAtProvider.paymentMethodId) && !text.includes(savedAtProvider.customerId));
  });
});

describe('a permission', () => {
  const cancelOwn = (attemptId: string, cookie: string): Promise<Answer> =>
    post(`/api/saved-methods/${attemptId}/cancel`, {}, { Cookie: cookie });

  it('is ended by its shopper, once, and the record says when', async () => {
    const savedAttemptId = await save();
    const first = await cancelOwn(savedAttemptId, browser.cookie);
    now = december;
    const second = await cancelOwn(savedAttemptId, browser.cookie);
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.deepEqual(first.body, { savedAttemptId, canceledAt: november.toISOString() });
    assert.deepEqual(second.body, first.body);
    const { body } = await browser.get(`/api/attempts/${savedAttemptId}`);
    assert.equal(fieldOf(body['savedMethod'], 'canceledAt'), november.toISOString());
    assert.equal((await listed(savedAttemptId))['nextDueOn'], null);
  });

  it('is not ended by another shopper, by nobody, or from another site', async () => {
    const savedAttemptId = await save();
    const other = await openBrowser(shop.origin);
    assert.equal((await cancelOwn(savedAttemptId, other.cookie)).status, 404);
    assert.equal((await cancelOwn(savedAttemptId, '')).status, 401);
    const headers = { Cookie: browser.cookie, Origin: 'https://evil.example' };
    assert.equal((await post(`/api/saved-methods/${savedAttemptId}/cancel`, {}, headers)).status, 403);
    assert.equal((await listed(savedAttemptId))['canceledAt'], null);
  });

  it('that was never given cannot be ended', async () => {
    assert.equal((await cancelOwn(randomUUID(), browser.cookie)).status, 404);
    assert.equal((await post('/api/admin/plans/cancel', { savedAttemptId: randomUUID() })).status, 404);
  });
});

describe('the record of an attempt', () => {
  it('holds what was charged later by the method that it saved', async () => {
    const savedAttemptId = await save();
    now = december;
    await chargeOf(savedAttemptId);
    const { body } = await browser.get(`/api/attempts/${savedAttemptId}`);
    const { charges } = body;
    assert.ok(Array.isArray(charges));
    assert.deepEqual(
      charges.map((each: unknown) => [fieldOf(each, 'dueOn'), fieldOf(each, 'capturedAmount')]),
      [['2026-12-05', 18_000]],
    );
  });
});

describe('the shop’s own addresses', () => {
  const addresses = ['/api/admin/charges', '/api/admin/plans/cancel'];

  it('take JSON from the shop’s own pages only', async () => {
    for (const path of addresses) {
      assert.equal((await post(path, {}, { Origin: 'https://evil.example' })).status, 403);
      assert.equal((await post(path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
      assert.equal((await post(path, {}, { 'Content-Type': 'text/plain' })).status, 415);
    }
  });

  it('answer nobody who comes through a proxy, or under a name that is not the shop’s', async () => {
    assert.equal(
      (await post('/api/admin/charges', {}, { 'X-Forwarded-For': '203.0.113.7' })).body['code'],
      'loopback-only',
    );
    assert.equal(await statusUnderName('rebound.example'), 403);
    assert.equal(await statusUnderName(`127.0.0.1:${new URL(shop.origin).port}`), 200);
  });
});

/** fetch does not let anybody choose the `Host` header. */
async function statusUnderName(host: string): Promise<number | undefined> {
  const { port } = new URL(shop.origin);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/api/admin/saved-methods', headers: { Host: host } };
    const asked = httpRequest(options, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
}
