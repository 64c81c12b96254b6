import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { cancelPermission } from '../../../../demo/server/charges/cancel.js';
import { sweepOnce } from '../../../../demo/server/sweep.js';
import { chargeNow, paidCharge, refusalOf, saveUntilDue, unknownCharge } from '../support/charging.js';
import { openScriptedShop, type ScriptedShop } from '../support/scripted-shop.js';

let shop: ScriptedShop;

beforeEach(async () => {
  shop = await openScriptedShop();
  shop.script.charge = () => paidCharge;
});

afterEach(() => shop.close());

const minute = 60_000;

const stateOf = async (chargeId: string): Promise<unknown> =>
  (await shop.rows('SELECT state, flag FROM charges WHERE charge_id = ?', chargeId))[0];

describe('a charge whose outcome nobody knows', () => {
  it('lets no other be made for its due date', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => unknownCharge;
    await chargeNow(shop, savedAttemptId);
    assert.equal(await refusalOf(shop, savedAttemptId), 'too-early');
  });

  it('is settled by the sweep, with the same id, also after a crash before the provider was asked', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => {
      throw new Error('power cut');
    };
    const chargeId = randomUUID();
    await assert.rejects(chargeNow(shop, savedAttemptId, chargeId), /power cut/);
    shop.script.charge = () => paidCharge;
    await sweepOnce(shop.context);
    assert.deepEqual(await stateOf(chargeId), { state: 'open', flag: null });
    shop.pass(minute);
    await sweepOnce(shop.context);
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: null });
    assert.deepEqual(new Set(shop.script.charged.map((asked) => asked.chargeId)), new Set([chargeId]));
  });

  it('is not asked for after the permission ended, since that might make it: a person has to look', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => unknownCharge;
    const { chargeId } = await chargeNow(shop, savedAttemptId);
    await cancelPermission(shop.context, savedAttemptId);
    shop.pass(minute);
    await sweepOnce(shop.context);
    await sweepOnce(shop.context);
    assert.equal(shop.script.charged.length, 1);
    assert.deepEqual(await stateOf(chargeId), { state: 'open', flag: 'unsettled' });
  });

  it('is still asked for after that when the provider said that it has it', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => ({ status: 'pending', paymentId: 'payment-1' });
    const { chargeId, state } = await chargeNow(shop, savedAttemptId);
    assert.equal(state, 'pending');
    await cancelPermission(shop.context, savedAttemptId);
    shop.pass(minute);
    shop.script.charge = () => paidCharge;
    await sweepOnce(shop.context);
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: null });
  });

  it('is left to a person before the provider forgets its key', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => unknownCharge;
    const { chargeId } = await chargeNow(shop, savedAttemptId);
    shop.pass(24 * 60 * minute);
    await sweepOnce(shop.context);
    assert.equal(shop.script.charged.length, 1);
    assert.deepEqual(await stateOf(chargeId), { state: 'open', flag: 'unsettled' });
  });
});

describe('a charge that the provider can look up', () => {
  const failedCharge = async (): Promise<string> => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => ({ status: 'failed' });
    const { chargeId, state } = await chargeNow(shop, savedAttemptId);
    assert.equal(state, 'failed');
    return chargeId;
  };
  const hint = (attemptId: string) => ({ eventId: randomUUID(), eventType: 'charge', signature: '', attemptId });

  it('and that was called failed is corrected by a webhook, and not asked for again', async () => {
    const chargeId = await failedCharge();
    shop.script.find = () => paidCharge;
    assert.equal(await shop.deliver(hint(chargeId)), 200);
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: null });
    assert.equal(shop.script.charged.length, 1);
  });

  it('and that was called failed stays so when there is nothing, and the webhook comes again when nobody knows', async () => {
    const chargeId = await failedCharge();
    assert.equal(await shop.deliver(hint(chargeId)), 200);
    shop.script.find = () => unknownCharge;
    assert.equal(await shop.deliver(hint(chargeId)), 503);
    assert.deepEqual(await stateOf(chargeId), { state: 'failed', flag: null });
    assert.equal(shop.script.charged.length, 1);
  });

  it('is looked up by the sweep where it must not be asked for any more', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => unknownCharge;
    const { chargeId } = await chargeNow(shop, savedAttemptId);
    await cancelPermission(shop.context, savedAttemptId);
    shop.script.find = () => paidCharge;
    shop.pass(minute);
    await sweepOnce(shop.context);
    assert.equal(shop.script.charged.length, 1);
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: null });
  });
});

describe('a webhook about a charge', () => {
  const pendingCharge = async (): Promise<string> => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => ({ status: 'pending' });
    return (await chargeNow(shop, savedAttemptId)).chargeId;
  };
  const webhook = () => ({ eventId: randomUUID(), eventType: 'charge', signature: '' });

  it('settles it by what the provider signed, where there is nothing else to ask', async () => {
    const chargeId = await pendingCharge();
    const observation = { ...paidCharge, attemptId: chargeId, saved: null };
    assert.equal(await shop.deliver({ ...webhook(), attemptId: chargeId, observation }), 200);
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: null });
  });

  it('that names another amount flags it, and one that is about something else changes nothing', async () => {
    const chargeId = await pendingCharge();
    const foreign = { ...paidCharge, attemptId: randomUUID(), saved: null };
    await shop.deliver({ ...webhook(), attemptId: chargeId, observation: foreign });
    assert.deepEqual(await stateOf(chargeId), { state: 'pending', flag: null });
    const observation = { ...paidCharge, amount: 1, attemptId: chargeId, saved: null };
    await shop.deliver({ ...webhook(), attemptId: chargeId, observation });
    assert.deepEqual(await stateOf(chargeId), { state: 'failed', flag: 'amount-mismatch' });
  });

  it('that says nothing itself makes the shop ask', async () => {
    const chargeId = await pendingCharge();
    shop.pass(minute);
    shop.script.charge = () => paidCharge;
    await shop.deliver({ ...webhook(), attemptId: chargeId });
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: null });
  });

  it('that brings money after all, when the month was paid by another charge, marks it for refund', async () => {
    const savedAttemptId = await saveUntilDue(shop);
    shop.script.charge = () => ({ status: 'failed' });
    const { chargeId } = await chargeNow(shop, savedAttemptId);
    shop.script.charge = () => paidCharge;
    await chargeNow(shop, savedAttemptId);
    const observation = { ...paidCharge, attemptId: chargeId, saved: null };
    await shop.deliver({ ...webhook(), attemptId: chargeId, observation });
    assert.deepEqual(await stateOf(chargeId), { state: 'succeeded', flag: 'refund-due' });
  });
});
