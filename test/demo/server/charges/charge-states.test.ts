import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  decideCharge,
  mayAskAgain,
  mayHaveTaken,
  type ChargeStanding,
} from '../../../../demo/server/charges/charge-states.js';
import type { ChargeOutcome } from '../../../../demo/server/providers/provider.js';

const createdAt = '2026-12-05T00:00:00.000Z';
const open: ChargeStanding = { state: 'open', flag: null, amount: 18_000, createdAt };
const paid: ChargeOutcome = { status: 'succeeded', paymentId: 'payment-1', amount: 18_000, currency: 'KRW' };
const move = (state: string, flag: string | null) => ({ type: 'move', state, flag });
const stay = { type: 'stay' };

describe('a charge', () => {
  it('succeeds when the provider took what was agreed', () => {
    assert.deepEqual(decideCharge(open, paid, false), move('succeeded', null));
  });

  it('is flagged, and never succeeded, when the amount or the currency differs', () => {
    for (const wrong of [{ amount: 17_999 }, { amount: 1_800_000 }, { amount: Number.NaN }, { currency: 'USD' }]) {
      const decision = decideCharge(open, { ...paid, ...wrong }, false);
      assert.deepEqual(decision, move('failed', 'amount-mismatch'));
      const flagged: ChargeStanding = { ...open, state: 'failed', flag: 'amount-mismatch' };
      assert.deepEqual(decideCharge(flagged, paid, false), stay);
      assert.ok(mayHaveTaken(flagged));
    }
  });

  it('stays open as long as nobody knows, and goes from pending on only to an end', () => {
    assert.deepEqual(decideCharge(open, { status: 'unknown', reason: 'no connection' }, false), stay);
    assert.deepEqual(decideCharge(open, { status: 'pending' }, false), move('pending', null));
    assert.deepEqual(decideCharge({ ...open, state: 'pending' }, { status: 'pending' }, false), stay);
  });

  it('that failed lets another be made, and keeps money that came after all', () => {
    const failed: ChargeStanding = { ...open, state: 'failed' };
    assert.ok(!mayHaveTaken(failed));
    assert.deepEqual(decideCharge(failed, paid, false), move('succeeded', null));
    assert.deepEqual(decideCharge(failed, paid, true), move('succeeded', 'refund-due'));
  });

  it('is asked for again within a day, and not after the permission ended unless the provider has it', () => {
    const later = (hours: number): Date => new Date(Date.parse(createdAt) + hours * 60 * 60 * 1_000);
    assert.ok(mayAskAgain(open, null, later(22)));
    assert.ok(!mayAskAgain(open, null, later(23)));
    assert.ok(!mayAskAgain(open, createdAt, later(1)));
    assert.ok(mayAskAgain({ ...open, state: 'pending' }, createdAt, later(1)));
    assert.ok(!mayAskAgain({ ...open, state: 'succeeded' }, null, later(1)));
  });

  it('goes forward only, whatever the provider says and how often', () => {
    const word = fc.constantFrom<ChargeOutcome>(
      paid,
      { ...paid, amount: 17_999 },
      { ...paid, currency: 'USD' },
      { status: 'pending' },
      { status: 'failed' },
      { status: 'unknown', reason: 'no connection' },
    );
    const rank = { open: 0, pending: 1, failed: 2, succeeded: 3 };
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.boolean()), { maxLength: 12 }), (words) => {
        let standing = open;
        let tookRight = false;
        for (const [said, dueDateTaken] of words) {
          const decision = decideCharge(standing, said, dueDateTaken);
          const isRight = said.status === 'succeeded' && said.amount === 18_000 && said.currency === 'KRW';
          tookRight ||= isRight;
          if (decision.type === 'stay') continue;
          assert.ok(rank[decision.state] >= rank[standing.state]);
          assert.notEqual(standing.state, 'succeeded');
          assert.notEqual(standing.flag, 'amount-mismatch');
          standing = { ...open, state: decision.state, flag: decision.flag };
        }
        assert.ok(standing.state !== 'succeeded' || tookRight);
      }),
    );
  });
});
