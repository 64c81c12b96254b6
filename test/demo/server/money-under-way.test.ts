import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { isProblem, problemResponse, type Problem } from '../../../demo/server/problem.js';
import type { AttemptAtProvider, Observation } from '../../../demo/server/providers/provider.js';
import type { StoredAnswer } from '../../../demo/server/store/attempts.js';
import { openScriptedShop, type ScriptedShop } from './support/scripted-shop.js';

let shop: ScriptedShop;

before(async () => {
  shop = await openScriptedShop();
});

after(() => shop.close());

const open = ({ attemptId }: AttemptAtProvider): Observation => ({ status: 'open', attemptId });
const pending = ({ attemptId }: AttemptAtProvider): Observation => ({ status: 'pending', attemptId });
const expired = ({ attemptId }: AttemptAtProvider): Observation => ({ status: 'expired', attemptId });
/** As Adyen does, which cannot be asked. */
const asBefore = (attempt: AttemptAtProvider): Observation => (attempt.underWay ? pending(attempt) : open(attempt));

beforeEach(() => {
  shop.script.observe = open;
  shop.script.expire = expired;
  shop.script.expired.length = 0;
});

/** An order whose provider has said once that money is under way. */
async function startAndWait() {
  const shopper = await shop.newShopper();
  const started = await shop.open('pay', { shopper });
  shop.script.observe = pending;
  await shop.confirm(started.attemptId);
  return { ...started, shopper };
}

function refusalOf(answer: StoredAnswer | Problem): Problem {
  if (isProblem(answer)) return answer;
  throw new Error(`Expected a refusal, got ${answer.body}`);
}

describe('money that is under way', () => {
  for (const [what, method] of [
    ['another method', 'kr_card'],
    ['the same method', 'kakao_pay'],
  ] as const) {
    it(`keeps ${what} of the same order from being started, also when the provider cannot say it again`, async () => {
      const { shopper, orderId } = await startAndWait();
      shop.script.observe = asBefore;
      const refusal = refusalOf(await shop.start(shopper, { orderId, method }));
      assert.deepEqual([refusal.status, refusal.code], [409, 'payment-in-progress']);
      assert.match(refusal.message, /being paid at portone right now/);
      assert.equal(problemResponse(refusal).headers.get('Retry-After'), '60');
      assert.deepEqual(shop.script.expired, []);
    });
  }

  it('is remembered by the other processes of the shop', async () => {
    const { attemptId } = await startAndWait();
    const [row] = await shop.rows('SELECT under_way_since FROM attempts WHERE attempt_id = ?', attemptId);
    assert.equal(row?.['under_way_since'], '2026-11-21T03:00:00.000Z');
  });

  it('is in nobody’s way once the provider says that the shopper may choose again', async () => {
    const { shopper, orderId, attemptId } = await startAndWait();
    shop.script.observe = open;
    const answer = await shop.start(shopper, { orderId, method: 'kr_card' });
    assert.ok(!isProblem(answer), JSON.stringify(answer));
    assert.deepEqual(shop.script.expired, [attemptId]);
  });

  it('is in nobody’s way once the provider says that it did not come', async () => {
    const { shopper, orderId } = await startAndWait();
    shop.script.observe = ({ attemptId }) => ({ status: 'failed', attemptId });
    assert.ok(!isProblem(await shop.start(shopper, { orderId, method: 'kr_card' })));
  });

  it('pays the order that a new attempt asks for, once it is there', async () => {
    const { shopper, orderId } = await startAndWait();
    shop.script.observe = ({ attemptId, amount }) => {
      return { status: 'succeeded', attemptId, paymentId: `p-${attemptId}`, amount, currency: 'KRW', saved: null };
    };
    const answer = await shop.start(shopper, { orderId, method: 'kr_card' });
    assert.ok(!isProblem(answer) && answer.body.includes('"succeeded"'));
  });
});

describe('a payment page that cannot be closed', () => {
  it('keeps another method from being started, in a sentence, and says when to come again', async () => {
    const shopper = await shop.newShopper();
    const { orderId } = await shop.open('pay', { shopper });
    shop.script.expire = open;
    const refusal = refusalOf(await shop.start(shopper, { orderId, method: 'kr_card' }));
    assert.deepEqual([refusal.status, refusal.code, refusal.retryAfter], [409, 'payment-in-progress', 60]);
    assert.match(refusal.message, /may still be paid, and cannot be closed/);
  });
});
