import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isProblem } from '../../../demo/server/problem.js';
import type { AttemptAtProvider, Observation } from '../../../demo/server/providers/provider.js';
import { sweepOnce } from '../../../demo/server/sweep.js';
import { objectOf } from './support/scripted-provider.js';
import { openScriptedShop, type ScriptedShop } from './support/scripted-shop.js';

let shop: ScriptedShop;
const minute = 60_000;

before(async () => {
  shop = await openScriptedShop();
});

after(() => shop.close());

const open = ({ attemptId }: AttemptAtProvider): Observation => ({ status: 'open', attemptId });
const expired = ({ attemptId }: AttemptAtProvider): Observation => ({ status: 'expired', attemptId });
const paid = ({ attemptId, amount }: AttemptAtProvider): Observation => {
  return { status: 'succeeded', attemptId, paymentId: `payment-${attemptId}`, amount, currency: 'KRW', saved: null };
};

beforeEach(() => {
  shop.script.observe = open;
  shop.script.expire = expired;
  shop.script.expired.length = 0;
});

/** Starts an order, and once more with another method, which replaces the first attempt. */
async function startTwice() {
  const shopper = await shop.newShopper();
  const { attemptId: first, orderId } = await shop.open('pay', { shopper });
  const second = randomUUID();
  const answer = await shop.start(shopper, { attemptId: second, orderId, method: 'kr_card' });
  assert.ok(!isProblem(answer), JSON.stringify(answer));
  assert.deepEqual(await stateOf(first), { state: 'canceled', flag: 'superseded' });
  shop.script.expired.length = 0;
  return { shopper, orderId, first, second };
}

/** Lets the provider say of one attempt that it was paid, and tells the shop to look at it. */
async function tell(attemptId: string, observe = paid): Promise<void> {
  shop.script.observe = (attempt) => (attempt.attemptId === attemptId ? observe(attempt) : open(attempt));
  const event = { eventId: randomUUID(), eventType: 'payment', signature: 'signed', objectId: objectOf(attemptId) };
  assert.equal(await shop.deliver(event), 200);
}

const stateOf = async (attemptId: string) =>
  (await shop.rows('SELECT state, flag FROM attempts WHERE attempt_id = ?', attemptId))[0];
const orderOf = async (orderId: string) =>
  (await shop.rows('SELECT state, flag FROM orders WHERE order_id = ?', orderId))[0];
const ledgerOf = (orderId: string) =>
  shop.rows('SELECT attempt_id, entry, amount FROM ledger WHERE order_id = ? ORDER BY entry_id', orderId);

describe('money that comes for an attempt that another one has replaced', () => {
  it('pays the order, and the newer attempt is closed at its provider', async () => {
    const { shopper, orderId, first, second } = await startTwice();
    await tell(first);
    assert.deepEqual(await ledgerOf(orderId), [{ attempt_id: first, entry: 'captured', amount: 18_000 }]);
    assert.deepEqual(await orderOf(orderId), { state: 'paid', flag: null });
    assert.deepEqual(shop.script.expired, [second]);
    assert.deepEqual(await stateOf(second), { state: 'canceled', flag: 'superseded' });
    const again = await shop.start(shopper, { orderId, method: 'kr_card' });
    assert.ok(!isProblem(again) && again.body.includes('"provider":"none"') && again.body.includes('"succeeded"'));
  });

  it('is to go back when the newer attempt has paid the order', async () => {
    const { orderId, first, second } = await startTwice();
    await tell(second);
    await tell(first);
    assert.deepEqual(await ledgerOf(orderId), [
      { attempt_id: second, entry: 'captured', amount: 18_000 },
      { attempt_id: first, entry: 'refund-due', amount: 18_000 },
    ]);
    assert.deepEqual(await stateOf(first), { state: 'succeeded', flag: 'refund-due' });
    assert.deepEqual(await orderOf(orderId), { state: 'paid', flag: 'refund-due' });
  });

  it('pays the order, and what the newer attempt took in the same moment is to go back', async () => {
    const { orderId, first, second } = await startTwice();
    shop.script.expire = paid;
    await tell(first);
    assert.deepEqual(await ledgerOf(orderId), [
      { attempt_id: first, entry: 'captured', amount: 18_000 },
      { attempt_id: second, entry: 'refund-due', amount: 18_000 },
    ]);
  });

  it('leaves the newer attempt to the sweep when its provider cannot be asked', async () => {
    const { first, second } = await startTwice();
    shop.script.expire = () => ({ status: 'unknown', reason: 'no connection' });
    await tell(first);
    assert.deepEqual(await stateOf(second), { state: 'open', flag: null });
    shop.script.expire = expired;
    shop.pass(minute);
    await sweepOnce(shop.context);
    assert.deepEqual(await stateOf(second), { state: 'canceled', flag: 'superseded' });
  });

  it('ends a newer attempt whose provider is being asked right now', async () => {
    const { first, second } = await startTwice();
    await shop.context.database.write((transaction) =>
      transaction.execute({
        sql: `UPDATE attempts SET state = 'starting', provider_object_id = NULL WHERE attempt_id = ?`,
        args: [second],
      }),
    );
    await tell(first);
    assert.deepEqual(await stateOf(second), { state: 'canceled', flag: 'superseded' });
  });

  it('and is not the order’s amount is to go back, and nobody is asked for more', async () => {
    const { orderId, first, second } = await startTwice();
    await tell(first, (attempt) => ({ ...paid(attempt), amount: 17_999 }) as Observation);
    assert.deepEqual(await ledgerOf(orderId), [{ attempt_id: first, entry: 'refund-due', amount: 17_999 }]);
    assert.deepEqual(await orderOf(orderId), { state: 'unpaid', flag: 'amount-mismatch' });
    assert.deepEqual(await stateOf(second), { state: 'canceled', flag: 'superseded' });
  });

  it('in figures that nobody can count is flagged, and is no line of the ledger', async () => {
    const { attemptId, orderId } = await shop.open('pay');
    await tell(attemptId, (attempt) => ({ ...paid(attempt), amount: 0.5 }) as Observation);
    assert.deepEqual(await ledgerOf(orderId), []);
    assert.deepEqual(await orderOf(orderId), { state: 'unpaid', flag: 'amount-mismatch' });
  });
});

describe('an attempt that was given up while it may be paid', () => {
  const givenUp = ({ attemptId }: AttemptAtProvider): Observation => {
    return { status: 'expired', attemptId, payableMilliseconds: 60 * minute };
  };

  it('is looked at by the sweep, which finds its money', async () => {
    shop.script.expire = givenUp;
    const { orderId, first } = await startTwice();
    shop.script.observe = (attempt) => (attempt.attemptId === first ? paid(attempt) : open(attempt));
    shop.pass(2 * minute);
    await sweepOnce(shop.context);
    assert.deepEqual(await ledgerOf(orderId), [{ attempt_id: first, entry: 'captured', amount: 18_000 }]);
  });

  it('is left alone once its time is over', async () => {
    shop.script.expire = givenUp;
    const { first } = await startTwice();
    shop.pass(61 * minute);
    shop.script.asked.length = 0;
    await sweepOnce(shop.context);
    assert.ok(!shop.script.asked.includes(first));
  });
});
