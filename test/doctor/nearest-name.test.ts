import { expect } from '@open-wc/testing';
import { nearestName } from '../../src/doctor/nearest-name.js';

const known = ['endpoint', 'confirm-endpoint', 'order-id', 'amount', 'return-url', 'size'];

describe('the nearest name', () => {
  for (const [written, meant] of [
    ['orderid', 'order-id'],
    ['order_id', 'order-id'],
    ['ammount', 'amount'],
    ['end-point', 'endpoint'],
    ['returnurl', 'return-url'],
    ['sise', 'size'],
  ] as const) {
    it(`to ${written} is ${meant}`, () => {
      expect(nearestName(written, known)).to.equal(meant);
    });
  }

  it('is none where nothing is near', () => {
    expect(nearestName('theme', known)).to.equal(undefined);
    expect(nearestName('', known)).to.equal(undefined);
  });
});
