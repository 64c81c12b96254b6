import { expect } from '@open-wc/testing';
import { doneText } from '../../src/i18n/done-text.js';
import { en } from '../../src/i18n/en.js';

describe('what a success says', () => {
  for (const [mode, text] of [
    ['pay', 'Your payment is complete.'],
    ['pay-and-save', 'Your payment is complete.'],
    ['save', 'Your payment method is saved.'],
    ['subscribe', 'Your subscription has started.'],
    [undefined, 'Your payment is complete.'],
  ] as const)
    it(`after ${mode ?? 'a mode that nobody named'}`, () => {
      expect(doneText(en, mode)).to.equal(text);
    });
});
