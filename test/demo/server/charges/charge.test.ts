import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { cancelPermission } from '../../../../demo/server/charges/cancel.js';
import { charge } from '../../../../demo/server/charges/charge.js';
import { isProblem } from '../../../../demo/server/problem.js';
import { chargeNow, paidCharge, refusalOf, saveUntilDue, unknownCharge } from '../support/charging.js';
import { savedAtProvider } from '../support/scripted-provider.js';
import { openScriptedShop, type ScriptedShop } from '../support/scripted-shop.js';
import { mandateConsent } from '../support/shopper.js';

let shop: ScriptedShop;

beforeEach(async () => {
  shop = await openScriptedShop();
  shop.script.charge = () => paidCharge;
});

afterEach(() => shop.close());

const minute = 60_000;

describe('charging a saved method', () => {
  it('asks the provider with the charge id and the saved method, and stores the money with the consent', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const { chargeId, ...made } = await chargeNow(shop, savedAttemptId);
    const [asked] = shop.script.charged;
    assert.ok(asked);
    const { shopper, ...question } = asked;
    const about = { orderName: '다달이 차 한 봉', method: 'kakao_pay', amount: 18_000, recurring: true } as const;
    assert.deepEqual(question, { chargeId, ...about, saved: savedAtProvider });
    assert.equal(shopper.shopperId, made.shopperId);
    assert.deepEqual([made.state, made.flag, made.dueOn], ['succeeded', null, '2026-12-05']);
    assert.deepEqual([made.paymentId, made.capturedAmount, made.capturedCurrency], ['payment-1', 18_000, 'KRW']);
    assert.deepEqual([made.consentAttemptId, made.consentSha256], [savedAttemptId, mandateConsent.sha256]);
  });

  it('is stored before the provider is asked', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const seen: unknown[] = [];
    shop.script.charge = async ({ chargeId }) => {
      seen.push(...(await shop.rows('SELECT state FROM charges WHERE charge_id = ?', chargeId)));
      return paidCharge;
    };
    await chargeNow(shop, savedAttemptId);
    assert.deepEqual(seen, [{ state: 'open' }]);
  });

  it('is once a month: refused at once, a day before the next due date, and allowed on it', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    await chargeNow(shop, savedAttemptId);
    assert.equal(await refusalOf(shop, savedAttemptId), 'too-early');
    shop.setTime('2027-01-04T23:59:00+09:00');
    assert.equal(await refusalOf(shop, savedAttemptId), 'too-early');
    shop.setTime('2027-01-05T00:00:00+09:00');
    assert.equal((await chargeNow(shop, savedAttemptId)).dueOn, '2027-01-05');
  });

  it('counts the first payment of a subscription', async () => {
    const { attemptId } = await shop.open('subscribe');
    const first = { paymentId: 'payment-0', amount: 18_000, currency: 'KRW', saved: savedAtProvider };
    shop.script.observe = (attempt) => ({ status: 'succeeded', attemptId: attempt.attemptId, ...first });
    shop.setTime('2026-12-02T12:00:00+09:00');
    await shop.confirm(attemptId);
    shop.setTime('2026-12-05T12:00:00+09:00');
    assert.equal(await refusalOf(shop, attemptId), 'too-early');
    shop.setTime('2027-01-05T12:00:00+09:00');
    assert.equal((await chargeNow(shop, attemptId)).state, 'succeeded');
  });

  it('is refused for what was not agreed to, and nobody is asked', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    assert.equal(await refusalOf(shop, savedAttemptId, 18_001), 'amount-not-agreed');
    assert.equal(await refusalOf(shop, await shop.save({ planId: null })), 'plan-unknown');
    assert.equal(await refusalOf(shop, randomUUID()), 'unknown-saved-method');
    await cancelPermission(shop.context, savedAttemptId);
    assert.equal(await refusalOf(shop, savedAttemptId), 'permission-canceled');
    assert.deepEqual(shop.script.charged, []);
    assert.deepEqual(await shop.rows('SELECT * FROM charges'), []);
  });

  it('is refused when the stored consent was changed or emptied afterwards', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const terms = mandateConsent.terms.map((term) => ({ ...term, text: '무엇이든' }));
    for (const [record, code] of [
      [JSON.stringify({ ...mandateConsent, terms }), 'mandate-not-agreed'],
      ['{}', 'consent-missing'],
    ] as const) {
      // Only somebody with the file in their hands can do this.
      await shop.context.database.write((transaction) =>
        transaction.execute('DROP TRIGGER IF EXISTS consents_are_never_changed'),
      );
      await shop.context.database.write((transaction) =>
        transaction.execute({
          sql: 'UPDATE consents SET record = ? WHERE attempt_id = ?',
          args: [record, savedAttemptId],
        }),
      );
      assert.equal(await refusalOf(shop, savedAttemptId), code);
    }
  });

  it('is refused where the shop no longer works with the provider', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const made = await charge(
      { ...shop.context, providers: new Map() },
      { savedAttemptId, amount: 18_000, chargeId: randomUUID() },
    );
    assert.equal(isProblem(made) && made.code, 'charge-unavailable');
  });

  it('that differs in amount or currency is flagged, keeps what was taken, and lets no other be made', async () => {
    for (const [amount, currency] of [
      [17_999, 'KRW'],
      [18_000, 'USD'],
    ] as const) {
      const savedAttemptId = await saveUntilDue(shop);
      shop.script.charge = () => ({ ...paidCharge, amount, currency });
      const made = await chargeNow(shop, savedAttemptId);
      assert.deepEqual([made.state, made.flag], ['failed', 'amount-mismatch']);
      assert.deepEqual([made.capturedAmount, made.capturedCurrency], [amount, currency]);
      assert.equal(await refusalOf(shop, savedAttemptId), 'too-early');
      shop.setTime('2026-11-21T12:00:00+09:00');
    }
  });

  it('that failed may be tried again under another key', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => ({ status: 'failed', providerCode: 'NO_MONEY', providerMessage: '잔액 부족' });
    const failed = await chargeNow(shop, savedAttemptId);
    assert.deepEqual([failed.state, failed.providerCode, failed.providerMessage], ['failed', 'NO_MONEY', '잔액 부족']);
    shop.script.charge = () => paidCharge;
    assert.equal((await chargeNow(shop, savedAttemptId)).state, 'succeeded');
  });
});

describe('the same charge again', () => {
  it('is the same charge, without a second question, though it would be too early now', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const first = await chargeNow(shop, savedAttemptId);
    assert.deepEqual(await chargeNow(shop, savedAttemptId, first.chargeId), first);
    assert.equal(shop.script.charged.length, 1);
  });

  it('is a conflict when the key was used for another amount, another method or an attempt', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const { chargeId } = await chargeNow(shop, savedAttemptId);
    assert.equal(await refusalOf(shop, savedAttemptId, 18_001, chargeId), 'conflict');
    const otherMethod = await charge(shop.context, { savedAttemptId: await shop.save(), amount: 18_000, chargeId });
    assert.equal(isProblem(otherMethod) && otherMethod.code, 'conflict');
    assert.equal(await refusalOf(shop, savedAttemptId, 18_000, savedAttemptId), 'conflict');
  });

  it('asks the provider again as long as nobody knows, with the same question, once a minute at most', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => unknownCharge;
    const { chargeId, state } = await chargeNow(shop, savedAttemptId);
    assert.equal(state, 'open');
    await chargeNow(shop, savedAttemptId, chargeId);
    assert.equal(shop.script.charged.length, 1);
    shop.pass(minute);
    shop.script.charge = () => paidCharge;
    assert.equal((await chargeNow(shop, savedAttemptId, chargeId)).state, 'succeeded');
    const [first, second] = shop.script.charged;
    assert.deepEqual(second, first);
  });
});

describe('many charges at once', () => {
  it('of one due date take money once, from two processes and under different keys', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const other = await shop.otherProcess();
    const tries = Array.from({ length: 20 }, (_, index) =>
      charge(index % 2 === 0 ? shop.context : other, { savedAttemptId, amount: 18_000, chargeId: randomUUID() }),
    );
    const made = await Promise.all(tries);
    other.close();
    assert.equal(made.filter((each) => !isProblem(each)).length, 1);
    assert.equal(shop.script.charged.length, 1);
  });

  it('under one key are one question', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    const chargeId = randomUUID();
    const made = await Promise.all(Array.from({ length: 20 }, () => chargeNow(shop, savedAttemptId, chargeId)));
    assert.ok(made.every((each) => each.chargeId === chargeId));
    assert.equal(shop.script.charged.length, 1);
  });

  it('by two methods that one shopper saved for the plan take money once', async () => {
    const shopper = await shop.newShopper();
    const [first, second] = [await shop.save({ shopper }), await shop.save({ shopper })];
    shop.setTime('2026-12-05T09:00:00+09:00');
    await chargeNow(shop, first);
    assert.equal(await refusalOf(shop, second), 'too-early');
  });
});
