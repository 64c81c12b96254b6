import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPlan } from '../../../demo/server/catalog.js';
import { planAttributes, planId } from '../../../demo/shop/membership-plan.js';

describe('the membership page', () => {
  for (const language of ['ko', 'en'] as const) {
    it(`shows the plan as the server has it (${language})`, () => {
      const plan = findPlan(planId);
      assert.ok(plan);
      const { merchant, timing, amountRule, cancellation, termsVersion } = plan.mandate[language];
      assert.deepEqual(planAttributes(language, '/demo/return.html'), {
        merchant,
        timing,
        'amount-rule': amountRule,
        cancellation,
        'terms-version': termsVersion,
        frequency: plan.frequency,
        'return-url': '/demo/return.html',
      });
    });
  }
});
