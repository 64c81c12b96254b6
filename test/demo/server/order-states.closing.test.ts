import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide, isLive, type AttemptState, type Standing } from '../../../demo/server/order-states.js';

const states: AttemptState[] = ['starting', 'open', 'succeeded', 'failed', 'canceled', 'expired'];
const live: Standing = {
  attemptState: 'open',
  attemptFlag: null,
  amount: 14_000,
  orderState: 'unpaid',
  isBooked: false,
};

describe('an attempt', () => {
  it('is live from before the provider was asked until it ends', () => {
    assert.deepEqual(states.filter(isLive), ['starting', 'open']);
  });

  it('ends as the provider says, without money, whether or not the provider was asked before', () => {
    for (const attemptState of ['starting', 'open'] as const) {
      for (const status of ['failed', 'canceled', 'expired'] as const) {
        assert.deepEqual(decide({ ...live, attemptState }, { status, attemptId: 'a' }), {
          type: 'end',
          state: status,
          flag: null,
          entry: null,
          orderFlag: null,
        });
      }
    }
  });

  it('that the shop closes while the provider declines it ends as the provider says', () => {
    for (const closing of ['canceled', 'superseded'] as const) {
      const decision = decide(live, { status: 'failed', attemptId: 'a' }, closing);
      assert.ok(decision.type === 'end' && decision.state === 'failed' && decision.flag === null);
    }
  });
});
