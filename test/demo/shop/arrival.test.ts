import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holdsAttempt } from '../../../demo/shop/arrival.js';

describe('the address of the return page', () => {
  it('has something to confirm when it names an attempt, whatever the provider added', () => {
    const attempt = 'kr_pay_attempt=3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11';
    for (const search of [`?${attempt}`, `?lang=en&${attempt}&redirectResult=x`, `?${attempt.toUpperCase()}`]) {
      assert.equal(holdsAttempt(search.replace('KR_PAY_ATTEMPT', 'kr_pay_attempt')), true, search);
    }
  });

  it('has nothing to confirm when it names none, or what is no attempt’s id', () => {
    const odd = ['', 'abc', '3f0c8a52-7c83-1f0e-9d53-0d8a1c9a7f11', '3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11x', '%00'];
    for (const value of odd) assert.equal(holdsAttempt(`?kr_pay_attempt=${value}`), false, value);
    assert.equal(holdsAttempt('?attempt=3f0c8a52-7c83-4f0e-9d53-0d8a1c9a7f11'), false);
  });
});
