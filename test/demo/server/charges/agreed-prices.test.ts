import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPlan } from '../../../../demo/server/catalog.js';
import {
  consentOf,
  inForce,
  judgeCharge,
  nextDueOf,
  type AgreedPrice,
  type Permission,
} from '../../../../demo/server/charges/charge-rule.js';
import { decideCharge, mayHaveTaken, type ChargeStanding } from '../../../../demo/server/charges/charge-states.js';
import { isProblem } from '../../../../demo/server/problem.js';
import { mandateConsent } from '../support/shopper.js';

const plan = findPlan('tea-monthly');
assert.ok(plan);
const receivedAt = '2026-11-21T03:00:00.000Z';
const now = new Date('2026-12-05T00:30:00+09:00');
const consent = { attemptId: 'attempt-1', record: mandateConsent, receivedAt };
const permission: Permission = { savedAttemptId: 'saved-1', plan, consent, canceledAt: null, paidOn: [] };

/** Another price from a day on, agreed to with a consent of its own. */
const priceFrom = (fromOn: string, amount: number): AgreedPrice => ({
  plan: { ...plan, amount },
  consent: { ...consent, attemptId: `price-${amount}` },
  fromOn,
});
const amountOn = (prices: readonly AgreedPrice[] | undefined): number | undefined =>
  inForce({ ...permission, ...(prices && { prices }) }, now).plan?.amount;

describe('the price of the payment that is due next', () => {
  it('is the first one as long as no other was agreed to', () => {
    assert.equal(amountOn(undefined), 18_000);
    assert.equal(amountOn([]), 18_000);
  });

  it('is another one from its day on, that day included, and not before', () => {
    assert.equal(amountOn([priceFrom('2026-12-04', 20_000)]), 20_000);
    assert.equal(amountOn([priceFrom('2026-12-05', 20_000)]), 20_000);
    assert.equal(amountOn([priceFrom('2026-12-06', 20_000)]), 18_000);
  });

  it('is the last of those whose day has come', () => {
    const prices = [priceFrom('2026-12-01', 20_000), priceFrom('2026-12-05', 21_000), priceFrom('2027-01-05', 22_000)];
    assert.equal(amountOn(prices), 21_000);
  });

  it('is charged by the consent to that price, and the old amount is refused', () => {
    const changed = { ...permission, prices: [priceFrom('2026-12-05', 20_000)] };
    const judged = judgeCharge(changed, 20_000, now);
    assert.ok(!isProblem(judged));
    assert.equal(judged.consent.attemptId, 'price-20000');
    const refused = judgeCharge(changed, 18_000, now);
    assert.ok(isProblem(refused) && refused.code === 'amount-not-agreed');
    assert.equal(refused.consent.attemptId, 'price-20000');
  });

  it('is nobody’s where there is no first agreement, whatever was agreed to since', () => {
    const prices = [priceFrom('2026-12-01', 20_000)];
    for (const without of [
      { plan: undefined },
      { consent: undefined },
      { consent: { ...consent, record: undefined } },
    ]) {
      const broken: Permission = { ...permission, ...without, prices };
      assert.equal(inForce(broken, now), broken);
    }
  });
});

describe('a permission', () => {
  it('is named by the attempt of its consent, or by the one that saved the method', () => {
    assert.deepEqual(consentOf(permission), { attemptId: 'attempt-1', sha256: mandateConsent.sha256 });
    assert.deepEqual(consentOf({ ...permission, consent: undefined }), { attemptId: 'saved-1', sha256: null });
  });

  it('that ended has no next payment', () => {
    assert.equal(nextDueOf(permission, now), '2026-12-05');
    assert.equal(nextDueOf({ ...permission, canceledAt: '2026-12-01T00:00:00.000Z' }, now), null);
  });

  it('that ended says when, by which withdrawal and by whom, as far as that was written down', () => {
    const canceledAt = '2026-12-01T00:00:00.000Z';
    const ended = { savedAttemptId: 'saved-1', consentAttemptId: 'attempt-1', withdrawnAt: canceledAt };
    const messageOf = (withdrawal: Permission['withdrawal']): string => {
      const judged = judgeCharge({ ...permission, canceledAt, withdrawal }, 18_000, now);
      assert.ok(isProblem(judged));
      return judged.message.replace(/^.* ended at /, '');
    };
    assert.equal(messageOf(undefined), `${canceledAt}.`);
    const unknown = { ...ended, withdrawalId: 'w-1', withdrawnBy: null };
    assert.equal(messageOf(unknown), `${canceledAt} by withdrawal w-1.`);
    assert.equal(messageOf({ ...unknown, withdrawnBy: 'shop' }), `${canceledAt} by withdrawal w-1 of the shop.`);
  });
});

describe('a charge', () => {
  const standing: ChargeStanding = { state: 'open', flag: null, amount: 18_000, createdAt: receivedAt };

  it('that the provider declined has failed, and one that ended stays as it is', () => {
    for (const state of ['open', 'pending'] as const) {
      const decision = decideCharge({ ...standing, state }, { status: 'failed' }, false);
      assert.deepEqual(decision, { type: 'move', state: 'failed', flag: null });
    }
    for (const state of ['succeeded', 'failed'] as const) {
      assert.deepEqual(decideCharge({ ...standing, state }, { status: 'failed' }, false), { type: 'stay' });
    }
  });

  it('may have taken money unless it failed, and even then where another amount was taken', () => {
    for (const state of ['open', 'pending', 'succeeded'] as const) assert.ok(mayHaveTaken({ state, flag: null }));
    assert.ok(!mayHaveTaken({ state: 'failed', flag: null }));
    assert.ok(mayHaveTaken({ state: 'failed', flag: 'amount-mismatch' }));
  });
});
