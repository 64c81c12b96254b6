import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide, type AttemptState, type Standing } from '../../../demo/server/order-states.js';
import type { Observation } from '../../../demo/server/providers/provider.js';

const open: Standing = { attemptState: 'open', attemptFlag: null, amount: 14_000, orderState: 'unpaid' };
const paid: Observation = {
  status: 'succeeded',
  attemptId: 'a',
  paymentId: 'pi_1',
  amount: 14_000,
  currency: 'KRW',
  saved: null,
};
const expired: Observation = { status: 'expired', attemptId: 'a' };

describe('the order states', () => {
  it('captures a paid order once', () => {
    const decision = decide(open, paid);
    assert.deepEqual(decision, { type: 'end', state: 'succeeded', flag: null, ledger: ['captured'], orderFlag: null });
  });

  it('never leaves succeeded', () => {
    const succeeded: Standing = { ...open, attemptState: 'succeeded', orderState: 'paid' };
    const words: Observation[] = [
      paid,
      { ...paid, amount: 1 },
      expired,
      { status: 'failed', attemptId: 'a' },
      { status: 'canceled', attemptId: 'a' },
      { status: 'open', attemptId: 'a' },
    ];
    for (const word of words) assert.deepEqual(decide(succeeded, word, 'canceled'), { type: 'stay' });
  });

  it('does not call an order paid when the amount is one won less, or the currency another', () => {
    for (const charged of [
      { amount: 13_999, currency: 'KRW' },
      { amount: 14_000, currency: 'USD' },
      { amount: null, currency: 'KRW' },
    ]) {
      const decision = decide(open, { ...paid, ...charged });
      assert.deepEqual(decision, {
        type: 'end',
        state: 'failed',
        flag: 'amount-mismatch',
        ledger: [],
        orderFlag: 'amount-mismatch',
      });
    }
  });

  it('flags a wrong amount once', () => {
    const flagged: Standing = { ...open, attemptState: 'failed', attemptFlag: 'amount-mismatch' };
    assert.deepEqual(decide(flagged, { ...paid, amount: 13_999 }), { type: 'stay' });
  });

  it('keeps money that came after the attempt had ended, and marks it for refund', () => {
    for (const attemptState of ['canceled', 'expired', 'failed'] satisfies AttemptState[]) {
      const decision = decide({ ...open, attemptState }, paid);
      assert.deepEqual(decision, {
        type: 'end',
        state: 'succeeded',
        flag: 'refund-due',
        ledger: ['captured', 'refund-due'],
        orderFlag: 'refund-due',
      });
    }
  });

  it('does not capture an order twice: the second payment is to be refunded', () => {
    const decision = decide({ ...open, orderState: 'paid' }, paid);
    assert.deepEqual(decision, {
      type: 'end',
      state: 'succeeded',
      flag: 'refund-due',
      ledger: ['refund-due'],
      orderFlag: 'refund-due',
    });
  });

  it('calls an expired object canceled when the shop closed it itself', () => {
    const alone = decide(open, expired);
    assert.ok(alone.type === 'end' && alone.state === 'expired' && alone.flag === null);
    const canceled = decide(open, expired, 'canceled');
    const superseded = decide(open, expired, 'superseded');
    assert.ok(canceled.type === 'end' && canceled.state === 'canceled' && canceled.flag === null);
    assert.ok(superseded.type === 'end' && superseded.state === 'canceled' && superseded.flag === 'superseded');
  });

  it('does not end an ended attempt again without money', () => {
    for (const attemptState of ['canceled', 'expired', 'failed'] satisfies AttemptState[]) {
      assert.deepEqual(decide({ ...open, attemptState }, expired), { type: 'stay' });
    }
  });

  it('waits while the provider waits, and when it cannot be asked', () => {
    const words: Observation[] = [
      { status: 'open', attemptId: 'a' },
      { status: 'pending', attemptId: 'a' },
      { status: 'missing' },
      { status: 'unknown', reason: 'no connection' },
    ];
    for (const word of words) assert.deepEqual(decide(open, word, 'canceled'), { type: 'stay' });
  });

  it('writes no money for a method that was only saved', () => {
    const saving: Standing = { ...open, amount: null, orderState: null };
    const decision = decide(saving, { ...paid, amount: null, currency: null });
    assert.deepEqual(decision, { type: 'end', state: 'succeeded', flag: null, ledger: [], orderFlag: null });
  });

  it('ends in the same state in whatever order the same five words come', () => {
    const words: Observation[] = [
      { status: 'open', attemptId: 'a' },
      { status: 'pending', attemptId: 'a' },
      { status: 'unknown', reason: 'no connection' },
      paid,
      expired,
    ];
    const orders = permutations(words);
    assert.equal(orders.length, 120);
    for (const order of orders) {
      let standing = open;
      let captured = 0;
      for (const word of order) {
        const decision = decide(standing, word);
        if (decision.type === 'stay') continue;
        captured += decision.ledger.filter((entry) => entry === 'captured').length;
        standing = {
          amount: standing.amount,
          attemptState: decision.state,
          attemptFlag: decision.flag,
          orderState: captured > 0 ? 'paid' : 'unpaid',
        };
      }
      assert.equal(standing.attemptState, 'succeeded');
      assert.equal(captured, 1);
    }
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item].concat(rest)),
  );
}
