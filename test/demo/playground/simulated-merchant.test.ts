import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeOf, outcomes, type Outcome } from '../../../demo/playground/outcomes.js';
import { openSimulatedMerchant } from '../../../demo/playground/simulated-merchant.js';
import { isFailure } from '../../../src/contract/failure.js';
import { readStartAnswer } from '../../../src/contract/start-answer.js';
import { judge } from '../../../src/merchant/status.js';

const attemptId = 'f3b0c442-98fc-4c14-9afb-f4c8996fb924';
const start = JSON.stringify({ action: 'start', version: 1, attemptId, orderId: 'A-1' });
const confirm = JSON.stringify({ action: 'confirm', version: 1, attemptId, orderId: 'A-1', params: {} });

/** What the element makes of the answer to a start. */
function reading(outcome: Outcome): string {
  const { status, body } = openSimulatedMerchant().answer(start, outcome);
  const judged = judge({ status, body, retryAfter: 0 }, 'start');
  if (!judged.ok) return judged.failure.code;
  const answer = readStartAnswer(judged.body, { orderId: 'A-1' });
  if (isFailure(answer)) return answer.code;
  return answer.kind === 'none' ? answer.answer.status : answer.kind;
}

describe('the simulated merchant', () => {
  const expected: Readonly<Record<Outcome, string>> = {
    approved: 'succeeded',
    declined: 'failed',
    canceled: 'canceled',
    pending: 'pending',
    slow: 'succeeded',
    'server-error': 'server-error',
    'terms-changed': 'terms-changed',
  };
  for (const outcome of outcomes) {
    it(`answers ${outcome} so that the element reads ${expected[outcome]}`, () => {
      assert.equal(reading(outcome), expected[outcome]);
    });
  }

  it('lets a pending attempt succeed once it was asked about a few times', () => {
    const merchant = openSimulatedMerchant();
    merchant.answer(start, 'pending');
    const statuses = [1, 2, 3].map(() => merchant.answer(confirm, 'declined').body['status']);
    assert.deepEqual(statuses, ['pending', 'pending', 'succeeded']);
  });

  it('knows an attempt again, whatever is wished for by then', () => {
    const merchant = openSimulatedMerchant();
    merchant.answer(start, 'approved');
    assert.equal(merchant.answer(start, 'declined').body['status'], 'succeeded');
  });

  it('takes its time when it is to be slow', () => {
    const merchant = openSimulatedMerchant();
    assert.ok(merchant.answer(start, 'slow').delay > 1_000);
  });

  it('does not know attempts that never started', () => {
    assert.equal(openSimulatedMerchant().answer(confirm, 'approved').status, 404);
  });

  it('refuses what is no request of the button', () => {
    for (const body of ['', '[]', 'null', '{}', '{"action":"start"}']) {
      assert.equal(openSimulatedMerchant().answer(body, 'approved').status, 400, body);
    }
  });

  it('approves where nothing known is wished for', () => {
    assert.deepEqual([outcomeOf('pending'), outcomeOf('whatever')], ['pending', 'approved']);
  });
});
