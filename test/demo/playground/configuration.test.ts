import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  attributesOf,
  slotsOf,
  startValues,
  valuesOf,
  withValue,
  type Facts,
} from '../../../demo/playground/configuration.js';
import { problemOf, problemsOf } from '../../../demo/playground/problems.js';

const facts: Facts = { language: 'ko', order: undefined, mandate: undefined };
const page = 'https://shop.example/demo/playground.html';

describe('what the playground begins with', () => {
  for (const mode of ['pay', 'save', 'pay-and-save', 'subscribe']) {
    it(`is a button that works in mode ${mode}`, () => {
      const values = { ...startValues(mode, facts), mode };
      assert.deepEqual([...problemsOf(values, page)], []);
    });
  }

  it('has no order where nothing is charged', () => {
    const { 'order-id': orderId, amount } = startValues('save', facts);
    assert.deepEqual([orderId, amount], ['', '']);
  });

  it('is what the shop’s server says, where there is one', () => {
    const order = { orderId: 'O-7', orderName: '세작', amount: 9_000 };
    const values = startValues('subscribe', { ...facts, order, mandate: { merchant: '느린물', timing: '매월 1일' } });
    assert.deepEqual([values['order-id'], values.amount, values.timing], ['O-7', '9000', '매월 1일']);
  });
});

describe('a choice', () => {
  it('holds what differs from the beginning, and nothing else', () => {
    const chosen = withValue({}, 'size', 'l', facts);
    assert.deepEqual(chosen, { size: 'l' });
    assert.deepEqual(withValue(chosen, 'size', 'm', facts), {});
  });

  it('keeps a text that was emptied', () => {
    const chosen = withValue({}, 'order-name', '', facts);
    assert.deepEqual(chosen, { 'order-name': '' });
    assert.equal(valuesOf(chosen, facts)['order-name'], '');
  });

  it('of a mode brings what that mode begins with', () => {
    const values = valuesOf(withValue({}, 'mode', 'subscribe', facts), facts);
    assert.deepEqual([values.mode, values.amount, values.frequency], ['subscribe', '18000', 'recurring']);
  });
});

describe('the attributes', () => {
  it('leave out what holds without them, and begin with the endpoint', () => {
    const values = valuesOf({ size: 'l', 'brand-colors': 'on', disabled: 'on' }, facts);
    assert.deepEqual(attributesOf(values), [
      { name: 'endpoint', value: '/pay' },
      { name: 'size', value: 'l' },
      { name: 'disabled', value: true },
      { name: 'order-id', value: 'A-1001' },
      { name: 'order-name', value: '하동 세작' },
      { name: 'amount', value: '14000' },
    ]);
  });

  it('have nothing to do with slots and with what only the page knows', () => {
    const values = valuesOf({ 'slot-label': '차 값 내기', 'slot-logo': ' ', theme: 'dark', outcome: 'slow' }, facts);
    assert.deepEqual(slotsOf(values), [{ name: 'label', text: '차 값 내기' }]);
    assert.ok(attributesOf(values).every(({ name }) => !/slot|theme|outcome/.test(name)));
  });
});

describe('what is wrong with a value', () => {
  it('is said in the element’s own words', () => {
    assert.equal(problemOf('amount', '14,000', 'pay', page), 'amount: expected whole won such as 14000, got "14,000"');
    assert.match(problemOf('return-url', 'https://elsewhere.example/', 'pay', page) ?? '', /^return-url: expected/);
    assert.match(problemOf('allowed-hosts', 'a/b', 'pay', page) ?? '', /^allowed-hosts: expected/);
  });

  it('depends on the mode for the texts of a permission', () => {
    assert.equal(problemOf('merchant', '', 'pay', page), undefined);
    assert.match(problemOf('merchant', '', 'save', page) ?? '', /^merchant: expected a text with mode save/);
    assert.equal(problemOf('order-id', '', 'save', page), undefined);
  });

  it('is found for each of several', () => {
    const values = valuesOf({ amount: '1e4', endpoint: 'ftp://x', 'order-id': '' }, facts);
    assert.deepEqual([...problemsOf(values, page).keys()].sort(), ['amount', 'endpoint', 'order-id']);
  });

  it('is nothing for what has no rule', () => {
    for (const name of ['order-name', 'disabled', 'slot-label', 'theme'] as const) {
      assert.equal(problemOf(name, '<b>"</b>', 'pay', page), undefined);
    }
  });
});
