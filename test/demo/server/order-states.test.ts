import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decide,
  progressOf,
  type AttemptFlag,
  type AttemptState,
  type LedgerEntry,
  type Standing,
} from '../../../demo/server/order-states.js';
import type { Observation } from '../../../demo/server/providers/provider.js';

const open: Standing = {
  attemptState: 'open',
  attemptFlag: null,
  amount: 14_000,
  orderState: 'unpaid',
  isBooked: false,
};
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
    assert.deepEqual(decision, { type: 'end', state: 'succeeded', flag: null, entry: 'captured', orderFlag: null });
  });

  it('never leaves succeeded', () => {
    const succeeded: Standing = { ...open, attemptState: 'succeeded', orderState: 'paid', isBooked: true };
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

  it('does not call an order paid when the amount is one won less, or the currency another: that money is to go back', () => {
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
        entry: 'refund-due',
        orderFlag: 'amount-mismatch',
      });
    }
  });

  it('flags a wrong amount once, and writes a second wrong payment down as well', () => {
    const flagged: Standing = { ...open, attemptState: 'failed', attemptFlag: 'amount-mismatch' };
    assert.deepEqual(decide({ ...flagged, isBooked: true }, { ...paid, amount: 13_999 }), { type: 'stay' });
    const second = decide(flagged, { ...paid, paymentId: 'pi_2', amount: 13_999 });
    assert.deepEqual(second, { type: 'book', entry: 'refund-due', orderFlag: 'amount-mismatch' });
  });

  it('pays the order with money that came after the attempt had ended, if nothing has paid it', () => {
    for (const attemptState of ['canceled', 'expired', 'failed'] satisfies AttemptState[]) {
      const decision = decide({ ...open, attemptState }, paid);
      assert.deepEqual(decision, { type: 'end', state: 'succeeded', flag: null, entry: 'captured', orderFlag: null });
    }
  });

  it('remembers that an attempt was replaced whose money paid the order all the same', () => {
    const decision = decide({ ...open, attemptState: 'canceled', attemptFlag: 'superseded' }, paid);
    assert.ok(decision.type === 'end' && decision.flag === 'superseded' && decision.entry === 'captured');
  });

  it('does not capture an order twice: the second payment is to go back, however its attempt stands', () => {
    for (const attemptState of ['open', 'canceled', 'expired', 'failed'] satisfies AttemptState[]) {
      const decision = decide({ ...open, attemptState, orderState: 'paid' }, paid);
      assert.deepEqual(decision, {
        type: 'end',
        state: 'succeeded',
        flag: 'refund-due',
        entry: 'refund-due',
        orderFlag: 'refund-due',
      });
    }
    const again = decide({ ...open, attemptState: 'succeeded', orderState: 'paid' }, { ...paid, paymentId: 'pi_2' });
    assert.deepEqual(again, { type: 'book', entry: 'refund-due', orderFlag: 'refund-due' });
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
    assert.deepEqual(decision, { type: 'end', state: 'succeeded', flag: null, entry: null, orderFlag: null });
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
      const { attempts, books } = play(order.map((word) => ['a', word]));
      assert.deepEqual([attempts['a'].state, books.map(({ entry }) => entry)], ['succeeded', ['captured']]);
    }
  });

  it('counts every payment once, and captures the order once, in whatever order two attempts are heard of', () => {
    const second: Observation = { ...paid, attemptId: 'b', paymentId: 'pi_2' };
    const wrong: Observation = { ...paid, attemptId: 'b', paymentId: 'pi_3', amount: 13_999 };
    const words: Word[] = [
      ['a', { ...expired, attemptId: 'a' }],
      ['a', paid],
      ['a', paid],
      ['b', second],
      ['b', wrong],
      ['b', { status: 'canceled', attemptId: 'b' }],
    ];
    for (const order of permutations(words)) {
      const { books } = play(order);
      assert.deepEqual(books.map(({ paymentId }) => paymentId).sort(), ['pi_1', 'pi_2', 'pi_3']);
      const captured = books.filter(({ entry }) => entry === 'captured');
      assert.equal(captured.length, 1);
      assert.notEqual(captured[0]?.paymentId, 'pi_3');
    }
  });
});

describe('what is known of an attempt that goes on', () => {
  const action = { type: 'redirect', url: 'https://pay.example/2' };

  it('is that money is under way from the provider’s pending to its open', () => {
    assert.deepEqual(progressOf('open', { status: 'pending', attemptId: 'a' }, false), {
      underWay: true,
      action: null,
    });
    assert.deepEqual(progressOf('open', { status: 'open', attemptId: 'a' }, false), {
      underWay: false,
      action: 'same',
    });
  });

  it('is the step that the shopper has to take', () => {
    assert.deepEqual(progressOf('open', { status: 'open', attemptId: 'a', action }, false), {
      underWay: false,
      action,
    });
  });

  it('is nothing new by an outdated word, by none, or about an attempt that is not open', () => {
    assert.equal(progressOf('open', { status: 'open', attemptId: 'a', action }, true), undefined);
    assert.equal(progressOf('open', { status: 'unknown', reason: 'no connection' }, false), undefined);
    for (const state of ['starting', 'succeeded', 'failed', 'canceled', 'expired'] satisfies AttemptState[]) {
      assert.equal(progressOf(state, { status: 'pending', attemptId: 'a' }, false), undefined);
    }
  });
});

type Word = readonly ['a' | 'b', Observation];

/** Two attempts of one order, and what a provider says of them, one word after the other. */
function play(words: readonly Word[]) {
  const fresh: { readonly state: AttemptState; readonly flag: AttemptFlag | null } = { state: 'open', flag: null };
  const attempts = { a: fresh, b: fresh };
  const books: { readonly paymentId: string; readonly entry: LedgerEntry }[] = [];
  for (const [name, word] of words) {
    const paymentId = word.status === 'succeeded' ? word.paymentId : '';
    const decision = decide(
      {
        attemptState: attempts[name].state,
        attemptFlag: attempts[name].flag,
        amount: 14_000,
        orderState: books.some(({ entry }) => entry === 'captured') ? 'paid' : 'unpaid',
        isBooked: books.some((line) => line.paymentId === paymentId),
      },
      word,
    );
    if (decision.type === 'stay') continue;
    if (decision.type === 'end') attempts[name] = { state: decision.state, flag: decision.flag };
    if (decision.entry) books.push({ paymentId, entry: decision.entry });
  }
  return { attempts, books };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item].concat(rest)),
  );
}
