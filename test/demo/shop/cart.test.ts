import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCart } from '../../../demo/shop/cart.js';

const answer = { orderId: 'A-1', orderName: '하동 세작', amount: 14_000, currency: 'KRW' };

describe('a cart', () => {
  it('is read from the answer of the server', () => {
    assert.deepEqual(readCart(answer), { orderId: 'A-1', orderName: '하동 세작', amount: 14_000 });
  });

  for (const [name, value] of Object.entries({
    'an answer without an order id': { ...answer, orderId: '' },
    'a price that is no whole number': { ...answer, amount: 140.5 },
    'a price in text': { ...answer, amount: '14000' },
    'an empty answer': undefined,
    'a list': [answer],
  })) {
    it(`is not read from ${name}`, () => {
      assert.equal(readCart(value), undefined);
    });
  }
});
