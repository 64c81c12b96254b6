import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPlan, mandateFor } from '../../../../demo/server/catalog.js';
import { judgeCharge, type Permission } from '../../../../demo/server/charges/charge-rule.js';
import { termsOf } from '../../../../demo/server/consents/offers.js';
import { changedPlan, offerOf } from '../../../../demo/server/consents/price-change.js';
import { isProblem } from '../../../../demo/server/problem.js';
import { offerConsent } from '../support/shopper.js';

const plan = findPlan('tea-monthly');
if (!plan) throw new Error('The shop has no plan tea-monthly.');

/** A plan that costs nothing so far, and what its shopper agreed to. */
const free = { ...plan, amount: 0, mandate: mandateFor(0, 'tea-free') };
const first = offerConsent(termsOf('tea-free', free));
const change = {
  changeId: 'tea-free-20270105-18000',
  planId: 'tea-free',
  oldAmount: 0,
  amount: 18_000,
  fromOn: '2027-01-05',
  announcedAt: '2026-11-21T03:00:00.000Z',
};
const paid = offerConsent(termsOf(change.changeId, offerOf(free, change)));

const duringFreeTime: Permission = {
  savedAttemptId: 'attempt-1',
  plan: free,
  consent: { attemptId: 'attempt-1', record: first, receivedAt: '2026-11-21T03:00:00.000Z' },
  canceledAt: null,
  prices: [],
  paidOn: [],
};
const price = {
  plan: changedPlan(free, change),
  consent: { attemptId: 'attempt-2', record: paid, receivedAt: '2026-12-20T03:00:00.000Z' },
  fromOn: change.fromOn,
};
const agreed: Permission = { ...duringFreeTime, prices: [price] };

const outcomeOf = (permission: Permission, day: string): string => {
  const judged = judgeCharge(permission, 18_000, new Date(`${day}T12:00:00+09:00`));
  return isProblem(judged) ? judged.code : judged.consent.sha256;
};

describe('the end of a free time', () => {
  it('takes nothing without a consent to be charged, whenever it is tried', () => {
    for (const day of ['2026-12-05', '2027-01-05', '2027-06-05']) {
      assert.equal(outcomeOf(duringFreeTime, day), 'amount-not-agreed');
    }
  });

  it('takes the agreed amount from the agreed day on, by the new consent', () => {
    assert.equal(outcomeOf(agreed, '2026-12-31'), 'amount-not-agreed');
    assert.equal(outcomeOf(agreed, '2027-01-04'), 'too-early');
    assert.equal(outcomeOf(agreed, '2027-01-05'), paid.sha256);
  });

  it('takes nothing by a new consent that was changed afterwards', () => {
    const broken = { ...paid, terms: paid.terms.map((term) => ({ ...term, text: '무엇이든' })) };
    const permission = { ...agreed, prices: [{ ...price, consent: { ...price.consent, record: broken } }] };
    assert.equal(outcomeOf(permission, '2027-01-05'), 'mandate-not-agreed');
    const gone = { ...agreed, prices: [{ ...price, consent: { ...price.consent, record: undefined } }] };
    assert.equal(outcomeOf(gone, '2027-01-05'), 'consent-missing');
  });
});
