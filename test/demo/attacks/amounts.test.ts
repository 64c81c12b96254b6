import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { isProblem } from '../../../demo/server/problem.js';
import { openScriptedShop, type ScriptedShop } from '../server/support/scripted-shop.js';

let shop: ScriptedShop;
before(async () => {
  shop = await openScriptedShop();
});
after(() => shop.close());

// Planted by hand in a copy of the server to see this fail: `decide` content with more than the amount, and with any
// currency.

const pairsTried = 60;
const oddAmount = fc.oneof(
  fc.integer({ min: -20_000, max: 2_000_000_000 }),
  fc.constantFrom(0, 1, -1, 13_999, 14_001, 1_400_000, Number.MAX_SAFE_INTEGER, 18_000.5),
);

describe('whatever amount was asked for and was charged', () => {
  it(`an order is paid by its own price in won alone, and is flagged otherwise (${pairsTried} pairs)`, async () => {
    const { orderId: someOrder } = await shop.open('pay');
    const [sold] = await shop.rows('SELECT amount FROM orders WHERE order_id = ?', someOrder);
    const price = Number(sold?.['amount']);
    assert.ok(price > 0);
    const charged = fc.record({
      amount: fc.oneof(fc.constant(price), fc.constantFrom(price - 1, price + 1, price * 100, price / 100), oddAmount),
      currency: fc.constantFrom('KRW', 'KRW', 'KRW', 'USD', 'JPY', 'krw', ''),
    });
    let paid = 0;
    await fc.assert(
      fc.asyncProperty(charged, async (taken) => {
        const { attemptId, orderId } = await shop.open('pay');
        const word = { attemptId, paymentId: `payment-${attemptId}`, saved: null, ...taken };
        shop.script.observe = () => ({ status: 'succeeded', ...word });
        const { status } = await shop.confirm(attemptId);
        const isRight = taken.amount === price && taken.currency === 'KRW';
        const [order] = await shop.rows('SELECT state, flag FROM orders WHERE order_id = ?', orderId);
        const captured = await shop.rows("SELECT 1 FROM ledger WHERE order_id = ? AND entry = 'captured'", orderId);
        assert.equal(status, isRight ? 'succeeded' : 'failed');
        assert.deepEqual(order, isRight ? { state: 'paid', flag: null } : { state: 'unpaid', flag: 'amount-mismatch' });
        assert.equal(captured.length, isRight ? 1 : 0);
        paid += isRight ? 1 : 0;
      }),
      { numRuns: pairsTried },
    );
    assert.ok(paid > 0 && paid < pairsTried, `${paid} of ${pairsTried} were right`);
  });

  it('nothing is started for another amount than the price, and nothing is stored', async () => {
    const { orderId } = await shop.open('pay');
    const [sold] = await shop.rows('SELECT amount, shopper_id FROM orders WHERE order_id = ?', orderId);
    const shopper = { shopperId: String(sold?.['shopper_id']), name: '김민지', email: 'minji@example.com' };
    const count = async () => (await shop.rows('SELECT count(*) AS count FROM attempts'))[0]?.['count'];
    const before = await count();
    await fc.assert(
      fc.asyncProperty(oddAmount, async (amount) => {
        fc.pre(amount !== sold?.['amount']);
        const answer = await shop.start(shopper, { orderId, amount });
        assert.ok(isProblem(answer));
        assert.equal(answer.status, 422);
      }),
      { numRuns: pairsTried },
    );
    assert.equal(await count(), before);
  });
});
