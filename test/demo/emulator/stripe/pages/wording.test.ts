import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseLanguage, formatAmount } from '../../../../../demo/emulator/stripe/pages/wording.js';

void describe('formatAmount', () => {
  void it('writes won the Korean way', () => assert.equal(formatAmount(14_000, 'krw', 'ko'), '14,000원'));
  void it('writes won the English way', () => assert.equal(formatAmount(14_000, 'krw', 'en'), '₩14,000'));
  void it('counts cents', () => assert.equal(formatAmount(1999, 'usd', 'en'), '$19.99'));
});

void describe('chooseLanguage', () => {
  void it('follows the session', () => assert.equal(chooseLanguage('ko', 'en'), 'ko'));
  void it('falls back to English for other languages', () => assert.equal(chooseLanguage('ja', 'ko'), 'en'));
  void it('follows the browser for auto', () => assert.equal(chooseLanguage('auto', 'en-US,ko;q=0.5'), 'en'));
  void it('speaks Korean when nobody says anything', () => assert.equal(chooseLanguage(null, undefined), 'ko'));
});
