import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findProduct, plans } from '../../../demo/server/catalog.js';
import {
  benchAddress,
  buttonAttributes,
  isPossible,
  nearestChoice,
  productOf,
  readWish,
  wholeChoice,
  type Choice,
} from '../../../demo/shop/bench-choice.js';
import type { ProviderTable } from '../../../demo/shop/provider-table.js';

const table: ProviderTable = {
  defaultProvider: 'stripe',
  providers: [
    { name: 'stripe', emulator: undefined, modes: { kakao_pay: ['pay', 'save'], payco: ['pay'] } },
    { name: 'adyen', emulator: undefined, modes: { kr_card: ['pay-and-save', 'pay'] } },
  ],
};
const cart = { orderId: 'A-1', orderName: '하동 세작', amount: 14_000 };
const paying: Choice = { provider: 'stripe', method: 'kakao_pay', mode: 'pay' };

describe('the choice on the payment bench', () => {
  it('is read from the address', () => {
    const wish = readWish('?provider=portone-v2&method=toss_pay&mode=pay-and-save&lang=en');
    assert.deepEqual(wish, { provider: 'portone-v2', method: 'toss_pay', mode: 'pay-and-save' });
  });

  it('leaves out of an address what nobody knows', () => {
    assert.deepEqual(readWish('?provider=paypal&method=kakao_pay&mode='), { method: 'kakao_pay' });
  });

  it('is paying by Kakao Pay where the address does not say', () => {
    assert.deepEqual(wholeChoice({}, 'stripe'), paying);
    assert.deepEqual(wholeChoice({ mode: 'save' }, 'adyen'), { ...paying, provider: 'adyen', mode: 'save' });
  });

  it('is possible when the table has it', () => {
    assert.ok(isPossible(table, paying));
    assert.ok(!isPossible(table, { ...paying, mode: 'subscribe' }));
    assert.ok(!isPossible(table, { ...paying, method: 'toss_pay' }));
    assert.ok(!isPossible(table, { ...paying, provider: 'checkout' }));
  });

  it('stays as it is when it is possible', () => {
    assert.deepEqual(nearestChoice(table, { ...paying, mode: 'save' }), { ...paying, mode: 'save' });
  });

  it('keeps the provider, then the method, then the mode, when it is not', () => {
    const adyen: Choice = { provider: 'adyen', method: 'kr_card', mode: 'pay' };
    assert.deepEqual(nearestChoice(table, { ...paying, provider: 'adyen' }), adyen);
    assert.deepEqual(nearestChoice(table, { ...paying, method: 'payco', mode: 'save' }), {
      ...paying,
      method: 'payco',
    });
    assert.deepEqual(nearestChoice(table, { ...paying, provider: 'checkout' }), paying);
  });

  it('stands in the page’s own address, with the module script carried along', () => {
    const address = '/demo/try.html?provider=stripe&method=kakao_pay&mode=pay';
    assert.equal(benchAddress(paying, '?order=x&kr_pay_attempt=y'), address);
    assert.equal(benchAddress(paying, '?script=module'), `${address}&script=module`);
  });
});

describe('the button on the payment bench', () => {
  it('pays the order and comes back to the same choice', () => {
    const attributes = buttonAttributes(paying, cart, 'ko', '');
    assert.deepEqual(Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)), {
      provider: 'stripe',
      method: 'kakao_pay',
      mode: 'pay',
      'order-id': 'A-1',
      'order-name': '하동 세작',
      amount: '14000',
      'return-url': '/demo/try.html?provider=stripe&method=kakao_pay&mode=pay',
    });
  });

  it('asks for the plan’s permission in every mode that saves the method', () => {
    for (const mode of ['save', 'pay-and-save', 'subscribe'] as const) {
      const attributes = buttonAttributes({ ...paying, mode }, cart, 'en', '');
      assert.equal(attributes['amount-rule'], plans[0]?.mandate.en.amountRule);
      assert.equal(attributes['frequency'], 'recurring');
      assert.equal(attributes['return-url'], `/demo/try.html?provider=stripe&method=kakao_pay&mode=${mode}`);
    }
  });

  it('has no order when it only saves the method', () => {
    const attributes = buttonAttributes({ ...paying, mode: 'save' }, cart, 'ko', '');
    assert.deepEqual(
      [attributes['order-id'], attributes['order-name'], attributes['amount']],
      [undefined, undefined, undefined],
    );
  });

  it('loses the plan’s words when it only pays', () => {
    const attributes = buttonAttributes(paying, cart, 'ko', '');
    for (const name of ['merchant', 'frequency', 'timing', 'amount-rule', 'cancellation', 'terms-version']) {
      assert.ok(name in attributes, `${name} is not removed`);
      assert.equal(attributes[name], undefined);
    }
  });

  it('subscribes with the first month of the plan, at the plan’s price', () => {
    assert.equal(findProduct(productOf('subscribe'))?.amount, plans[0]?.amount);
    assert.notEqual(findProduct(productOf('pay')), undefined);
  });
});
