import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { StartRequest } from '../../../../src/contract/types.js';
import { findPlan } from '../../../../demo/server/catalog.js';
import { cancelPermission } from '../../../../demo/server/charges/cancel.js';
import { charge } from '../../../../demo/server/charges/charge.js';
import { confirm } from '../../../../demo/server/confirm.js';
import { termsOf } from '../../../../demo/server/consents/offers.js';
import { listOwnMethods } from '../../../../demo/server/consents/own-methods.js';
import { changeIdOf, offerOf, orderIdOf } from '../../../../demo/server/consents/price-change.js';
import { announcePrice } from '../../../../demo/server/consents/terms-api.js';
import { isProblem } from '../../../../demo/server/problem.js';
import { start } from '../../../../demo/server/start.js';
import type { PriceChange } from '../../../../demo/server/store/price-changes.js';
import type { Shopper } from '../../../../demo/server/store/shoppers.js';
import { paidCharge } from '../support/charging.js';
import { openScriptedShop, type ScriptedShop } from '../support/scripted-shop.js';
import { mandateConsent, offerConsent, planConsent, sha256, startRequest } from '../support/shopper.js';

const origin = 'http://localhost:3000';
const plan = findPlan('tea-monthly');
if (!plan) throw new Error('The shop has no plan tea-monthly.');
const change: PriceChange = {
  changeId: changeIdOf('tea-monthly', '2027-01-05', 19_800),
  planId: 'tea-monthly',
  oldAmount: 18_000,
  amount: 19_800,
  fromOn: '2027-01-05',
  announcedAt: '2026-11-21T03:00:00.000Z',
};
const consent = offerConsent(termsOf(change.changeId, offerOf(plan, change)));

let shop: ScriptedShop;
let shopper: Shopper;
let savedAttemptId: string;

beforeEach(async () => {
  shop = await openScriptedShop();
  shop.script.charge = ({ amount }) => ({ ...paidCharge, amount });
  shopper = await shop.newShopper();
  savedAttemptId = await shop.save({ shopper });
  assert.equal((await announce(change)).status, 201);
  shop.setTime('2026-12-20T12:00:00+09:00');
});

afterEach(() => shop.close());

function announce(wanted: Pick<PriceChange, 'planId' | 'amount' | 'fromOn'>): Promise<Response> {
  const { planId, amount, fromOn } = wanted;
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify({ planId, amount, fromOn }) };
  return announcePrice(shop.context, new Request(`${origin}/api/admin/price-changes`, init));
}

function wish(changes: Partial<StartRequest> = {}): StartRequest {
  const metadata = { priceChangeId: change.changeId, savedAttemptId };
  const orderId = orderIdOf(change, savedAttemptId);
  return startRequest(origin, { mode: 'subscribe', orderId, consent, metadata, ...changes });
}

function ask(request: StartRequest, by = shopper) {
  const caller = { ipAddress: '203.0.113.7', userAgent: 'a browser' };
  return start(shop.context, { request, requestHash: sha256(JSON.stringify(request)), shopper: by, caller });
}

async function agree(request = wish()): Promise<string> {
  const answer = await ask(request);
  assert.ok(!isProblem(answer), JSON.stringify(answer));
  return request.attemptId;
}

async function codeOf(request: StartRequest, by = shopper): Promise<string> {
  const answer = await ask(request, by);
  assert.ok(isProblem(answer), 'it was taken');
  return answer.code;
}

/** What comes of a charge: its amount and the consent that it rests on, or the code and words of the refusal. */
async function tryCharge(amount: number) {
  const made = await charge(shop.context, { savedAttemptId, amount, chargeId: randomUUID() });
  return isProblem(made)
    ? { refused: made.code, message: made.message }
    : { amount: made.amount, by: made.consentSha256 };
}

describe('agreeing to another price', () => {
  it('stores a consent of its own and answers at once: nobody is asked, nothing is charged', async () => {
    const request = wish();
    const asked = shop.script.asked.length;
    const answer = await ask(request);
    assert.ok(!isProblem(answer));
    const { orderId } = request;
    const said = { provider: 'none', status: 'succeeded', orderId, method: 'kakao_pay', mode: 'subscribe' };
    assert.deepEqual(JSON.parse(answer.body), said);
    const [row] = await shop.rows('SELECT * FROM consents WHERE attempt_id = ?', request.attemptId);
    assert.deepEqual(JSON.parse(String(row?.['record'])), consent);
    assert.deepEqual([row?.['ip_address'], row?.['user_agent']], ['203.0.113.7', 'a browser']);
    assert.deepEqual([shop.script.asked.length, shop.script.charged.length], [asked, 0]);
    assert.deepEqual(await shop.rows('SELECT * FROM orders'), []);
    assert.deepEqual(await ask(request), answer);
    const confirmed = await confirm(shop.context, {
      action: 'confirm',
      version: 1,
      attemptId: request.attemptId,
      orderId: orderId ?? '',
      params: {},
    });
    assert.deepEqual([confirmed.status, !isProblem(confirmed) && confirmed.orderId], ['succeeded', orderId]);
  });

  it('lets the old price be charged before its day, and the new one only from then on, by the new consent', async () => {
    shop.setTime('2026-12-21T12:00:00+09:00');
    const attemptId = await agree();
    assert.deepEqual(await tryCharge(18_000), { amount: 18_000, by: mandateConsent.sha256 });
    shop.setTime('2027-01-04T23:59:00+09:00');
    assert.equal((await tryCharge(19_800)).refused, 'too-early');
    shop.setTime('2027-01-05T00:00:00+09:00');
    const old = await tryCharge(18_000);
    assert.equal(old.refused, 'amount-not-agreed');
    assert.ok(old.message?.includes(consent.sha256) && old.message.includes('19800 won'));
    assert.deepEqual(await tryCharge(19_800), { amount: 19_800, by: consent.sha256 });
    const [made] = await shop.rows('SELECT consent_attempt_id FROM charges WHERE amount = 19800');
    assert.equal(made?.['consent_attempt_id'], attemptId);
  });

  it('is what the new price needs: without it the old one stays the only one allowed', async () => {
    for (const day of ['2026-12-21', '2027-01-05', '2027-02-05']) {
      shop.setTime(`${day}T12:00:00+09:00`);
      assert.equal((await tryCharge(19_800)).refused, 'amount-not-agreed');
      assert.deepEqual(await tryCharge(18_000), { amount: 18_000, by: mandateConsent.sha256 });
    }
  });

  it('ends with the permission: nothing is charged after a withdrawal, and nothing more can be agreed to', async () => {
    await agree();
    await cancelPermission(shop.context, savedAttemptId, shopper.shopperId);
    shop.setTime('2027-01-05T12:00:00+09:00');
    for (const amount of [18_000, 19_800]) assert.equal((await tryCharge(amount)).refused, 'permission-canceled');
    shop.setTime('2026-12-22T12:00:00+09:00');
    assert.equal(await codeOf(wish()), 'permission-canceled');
  });

  it('counts within the thirty days before the change only', async () => {
    for (const [time, code] of [
      ['2026-12-05T23:59:00+09:00', 'too-early'],
      ['2027-01-05T00:00:00+09:00', 'too-late'],
    ] as const) {
      shop.setTime(time);
      assert.equal(await codeOf(wish()), code);
    }
  });

  it('is refused for somebody else, for another change, method, order, amount or mode, and leaves no row', async () => {
    const other = await shop.newShopper();
    const rows = async () => (await shop.rows('SELECT count(*) AS count FROM attempts'))[0]?.['count'];
    const before = await rows();
    assert.equal(await codeOf(wish(), other), 'unknown-saved-method');
    const metadata = { savedAttemptId };
    assert.equal(await codeOf(wish({ metadata: { ...metadata, priceChangeId: 'free' } })), 'unknown-price-change');
    assert.equal(await codeOf(wish({ method: 'kr_card' })), 'method-unavailable');
    assert.equal(await codeOf(wish({ orderId: 'A-1' })), 'unknown-order');
    assert.equal(await codeOf(wish({ amount: 18_000 })), 'amount-mismatch');
    assert.equal(await codeOf(wish({ mode: 'save' })), 'mode-unavailable');
    assert.equal(await rows(), before);
  });

  it('is refused without consent, with the consent of before, and with one to another price', async () => {
    const { consent: _none, ...without } = wish();
    assert.equal(await codeOf(without), 'consent-required');
    assert.equal(await codeOf(wish({ consent: planConsent() })), 'terms-changed');
    const cheaper = { ...change, amount: 100 };
    const forged = offerConsent(termsOf(change.changeId, offerOf(plan, cheaper)));
    assert.equal(await codeOf(wish({ consent: forged })), 'terms-changed');
  });
});

describe('an announced change', () => {
  it('is shown to those whom it concerns, with when they can agree, until they did', async () => {
    const noteOf = async () => (await listOwnMethods(shop.context, shopper.shopperId))[0]?.priceChange;
    const { announcedAt: _at, planId: _plan, ...terms } = change;
    const note = { ...terms, orderId: orderIdOf(change, savedAttemptId), opensOn: '2026-12-06' };
    assert.deepEqual(await noteOf(), { ...note, window: 'open', agreedAt: null });
    await agree();
    assert.deepEqual(await noteOf(), { ...note, window: 'open', agreedAt: shop.context.now().toISOString() });
  });

  it('from another price than the one agreed to last is not for this shopper', async () => {
    await agree();
    const second = { ...change, amount: 25_000, fromOn: '2027-01-10' };
    assert.equal((await announce(second)).status, 201);
    const changeId = changeIdOf('tea-monthly', second.fromOn, second.amount);
    const renewed = { ...second, changeId };
    const consentToIt = offerConsent(termsOf(changeId, offerOf(plan, renewed)));
    const metadata = { priceChangeId: changeId, savedAttemptId };
    const request = wish({ orderId: orderIdOf(renewed, savedAttemptId), consent: consentToIt, metadata });
    assert.equal(await codeOf(request), 'price-differs');
  });

  it('is one, however often it is announced, and cannot be for the past, the same price or no plan', async () => {
    assert.equal((await announce(change)).status, 200);
    for (const [wrong, code] of [
      [{ ...change, fromOn: '2026-12-20' }, 'too-late'],
      [{ ...change, amount: 18_000 }, 'same-price'],
      [{ ...change, planId: 'gold' }, 'unknown-plan'],
    ] as const) {
      const answer = await announce(wrong);
      assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [422, code]);
    }
  });
});
