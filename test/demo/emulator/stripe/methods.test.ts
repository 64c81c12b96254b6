import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eligibleMethods, emulatedMethods, koreanMethods } from '../../../../demo/emulator/stripe/methods.js';
import { knownMethodTypes } from '../../../../demo/emulator/stripe/parameters/known-values.js';

const enabled = emulatedMethods;
const won = { currency: 'krw', amount: 14_000, reuse: false };

void describe('eligibleMethods', () => {
  void it('are all of them for an ordinary payment in won', () =>
    assert.deepEqual(eligibleMethods({ enabled }, won), [...emulatedMethods]));
  void it('keep the dashboard’s order, not the filter’s', () =>
    assert.deepEqual(eligibleMethods({ enabled, allowed: ['payco', 'kakao_pay'] }, won), ['kakao_pay', 'payco']));
  void it('leave out what is excluded', () =>
    assert.deepEqual(eligibleMethods({ enabled: ['kakao_pay', 'card'], excluded: ['card'] }, won), ['kakao_pay']));
  void it('are only card in another currency', () =>
    assert.deepEqual(eligibleMethods({ enabled }, { ...won, currency: 'usd' }), ['card']));
  void it('leave out Samsung Pay above 2,000,000 won, not at it', () => {
    assert.ok(eligibleMethods({ enabled }, { ...won, amount: 2_000_000 }).includes('samsung_pay'));
    assert.ok(!eligibleMethods({ enabled }, { ...won, amount: 2_000_001 }).includes('samsung_pay'));
  });
  void it('leave out PAYCO and Samsung Pay when the method is to be saved', () =>
    assert.deepEqual(eligibleMethods({ enabled }, { ...won, reuse: true }), [
      'kakao_pay',
      'kr_card',
      'naver_pay',
      'card',
    ]));
  void it('have names that Stripe knows', () =>
    assert.ok(koreanMethods.every((method) => knownMethodTypes.includes(method))));
});
