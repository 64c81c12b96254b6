import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureOutcome, successOutcome } from '../../../demo/shop/outcome.js';
import { texts } from '../../../demo/shop/texts.js';

describe('the outcome beside the button', () => {
  it('tells a saved method from a payment', () => {
    assert.equal(successOutcome({ mode: 'save' }, texts.en).text, texts.en.saved);
    assert.equal(successOutcome({ mode: 'pay' }, texts.en).text, texts.en.paid);
    assert.equal(successOutcome({ mode: 'pay-and-save' }, texts.en).text, texts.en.paidAndSaved);
    assert.equal(successOutcome({ mode: 'subscribe' }, texts.en).text, texts.en.subscribed);
  });

  it('says canceled without a reason', () => {
    assert.deepEqual(failureOutcome({ code: 'canceled', message: '…' }, texts.ko), {
      kind: 'bad',
      text: texts.ko.canceled,
    });
  });

  it('gives the reason and the code of any other failure', () => {
    const outcome = failureOutcome({ code: 'declined', message: 'Not approved.' }, texts.en);
    assert.equal(outcome.reason, 'Not approved. (declined)');
  });
});
