import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOffer } from '../../../demo/shop/offered-terms.js';
import { findChanging, readOwnMethods } from '../../../demo/shop/own-methods.js';

const change = {
  changeId: 'c',
  orderId: 'P-1',
  oldAmount: 18_000,
  amount: 19_800,
  fromOn: '2027-01-05',
  opensOn: '2026-12-06',
  window: 'open',
  agreedAt: null,
};
const saved = {
  savedAttemptId: 'a',
  provider: 'stripe',
  method: 'kakao_pay',
  plan: { planId: 'tea-monthly', amount: 18_000 },
  savedAt: 's',
  canceledAt: null,
  priceChange: null,
};

describe('what a shopper has saved, as the pages read it', () => {
  it('is what the server says, with nothing where it says null', () => {
    const [own] = readOwnMethods({ savedMethods: [saved] }) ?? [];
    assert.deepEqual(own, { ...saved, canceledAt: '', priceChange: undefined });
    assert.equal(readOwnMethods({}), undefined);
  });

  it('names the change that waits for an answer before one that has it', () => {
    const agreed = { ...saved, savedAttemptId: 'b', priceChange: { ...change, agreedAt: '2026-12-20T03:00:00.000Z' } };
    const open = { ...saved, savedAttemptId: 'c', priceChange: change };
    const changingOf = (...all: readonly unknown[]) =>
      findChanging(readOwnMethods({ savedMethods: all }) ?? [])?.savedAttemptId;
    assert.equal(changingOf(saved, agreed, open), 'c');
    assert.equal(changingOf(saved, agreed), 'b');
    assert.equal(changingOf(saved), undefined);
  });
});

describe('the terms on offer, as the pages read them', () => {
  it('are attributes and terms of the button', () => {
    const mandate = {
      merchant: '느린물',
      frequency: 'recurring',
      timing: '매월 5일',
      amountRule: '금액',
      cancellation: '해지',
      version: 'v',
    };
    const terms = [{ id: 'privacy', version: 'p', required: true, label: '개인정보', text: '글' }];
    const { amountRule, version, ...rest } = mandate;
    assert.deepEqual(readOffer({ offerId: 'x', locale: 'ko', mandate, terms }), {
      mandate: { ...rest, 'amount-rule': amountRule, 'terms-version': version },
      terms,
    });
    assert.equal(readOffer({ code: 'unknown-offer', message: 'no' }), undefined);
  });
});
