import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomePage } from '../../../demo/server/plain-form-outcome.js';
import type { ConfirmAnswer } from '../../../src/contract/types.js';

const order: ConfirmAnswer = { status: 'failed', orderId: 'A-1', provider: 'adyen', method: 'kr_card', mode: 'pay' };
const pageOf = (changes: Partial<ConfirmAnswer>) => outcomePage({ ...order, ...changes }, 'en', '/pay/return?x=1');

describe('the outcome without JavaScript', () => {
  it('of a declined, canceled or expired payment says that nothing was charged, and has a form to pay again', () => {
    const titles = (['failed', 'canceled', 'expired'] as const).map((status) => {
      const { title, sentences, form, refresh } = pageOf({ status });
      assert.deepEqual(sentences, ['Nothing was charged by this attempt.']);
      assert.deepEqual(Object.fromEntries(form?.fields ?? []), {
        orderId: 'A-1',
        method: 'kr_card',
        provider: 'adyen',
        lang: 'en',
      });
      assert.equal(refresh, undefined);
      return title;
    });
    assert.equal(new Set(titles).size, 3);
    assert.match(titles[0] ?? '', /declined|not approved/i);
  });

  it('of money of another amount is the shop’s own message, and nobody is asked to pay again', () => {
    const { sentences, form } = pageOf({ message: 'Another amount was charged.' });
    assert.deepEqual(sentences, ['Another amount was charged.']);
    assert.equal(form, undefined);
  });

  it('that is pending is asked for again after 5 seconds, and has no form', () => {
    const { refresh, form } = pageOf({ status: 'pending' });
    assert.deepEqual(refresh, { seconds: 5, url: '/pay/return?x=1' });
    assert.equal(form, undefined);
  });

  it('of a saved method does not say that something was paid', () => {
    assert.notEqual(pageOf({ status: 'succeeded', mode: 'save' }).title, pageOf({ status: 'succeeded' }).title);
  });
});
