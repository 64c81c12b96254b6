import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carriedAddress, languageAddress, recordAddress, scriptAddress } from '../../../demo/shop/links.js';

describe('links of the shop', () => {
  it('leave an address as it is when the page has no options', () => {
    assert.equal(carriedAddress('/demo/order.html?order=A-1', '?lang=en'), '/demo/order.html?order=A-1');
  });

  it('carry the module script along', () => {
    assert.equal(
      carriedAddress('/demo/order.html?order=A-1', '?script=module'),
      '/demo/order.html?order=A-1&script=module',
    );
  });

  it('do not carry a script option that nobody knows', () => {
    assert.equal(carriedAddress('/', '?script=other'), '/');
  });

  it('lead to the other language with what the page needs, without what a provider added', () => {
    assert.equal(
      languageAddress('en', '/demo/order.html', '?order=A-1&lang=ko&kr_pay_attempt=x&payment_intent=pi'),
      '/demo/order.html?order=A-1&lang=en',
    );
  });

  it('keep the choice of the payment bench in another language', () => {
    assert.equal(
      languageAddress('en', '/demo/try.html', '?provider=portone&method=payco&mode=pay&imp_uid=imp_1'),
      '/demo/try.html?provider=portone&method=payco&mode=pay&lang=en',
    );
  });

  it('lead to the module file and back to the classic one', () => {
    assert.equal(scriptAddress('module', '/', ''), '/?script=module');
    assert.equal(scriptAddress('classic', '/', '?script=module'), '/');
  });

  it('lead to the order where there is one, else to the attempt', () => {
    assert.equal(recordAddress({ orderId: 'A 1', attemptId: 'x' }, ''), '/demo/order.html?order=A+1');
    assert.equal(recordAddress({ attemptId: 'x' }, '?script=module'), '/demo/order.html?attempt=x&script=module');
  });
});
