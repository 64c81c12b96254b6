import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hintFor } from '../../../demo/playground/hints.js';
import { outcomes } from '../../../demo/playground/outcomes.js';

describe('the hint for an outcome', () => {
  it('says what to press at the emulator', () => {
    const hint = hintFor('declined', { by: 'emulator', provider: 'adyen' }, 'en');
    assert.equal(hint, 'On the provider emulator’s page, press “Decline”.');
    assert.match(
      hintFor('approved', { by: 'emulator', provider: 'stripe' }, 'ko'),
      /‘결제하기’, 그다음 ‘승인’을 누르세요/,
    );
  });

  it('says which outcomes a server does not do on demand', () => {
    for (const outcome of ['server-error', 'terms-changed'] as const) {
      assert.match(hintFor(outcome, { by: 'emulator', provider: 'stripe' }, 'en'), /only when .* without a server/);
    }
  });

  it('sends nobody to an emulator where there is the provider’s own test page', () => {
    assert.match(hintFor('approved', { by: 'test-mode', provider: 'stripe' }, 'en'), /provider’s test page/);
  });

  it('names the event that a simulated outcome ends in', () => {
    for (const outcome of outcomes) assert.match(hintFor(outcome, { by: 'page' }, 'ko'), /kr-pay-(success|failure)/);
  });
});
