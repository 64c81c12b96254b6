import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { findPlan } from '../../../../demo/server/catalog.js';
import { judgeCharge, nextDueOf, type Permission } from '../../../../demo/server/charges/charge-rule.js';
import { seoulDay } from '../../../../demo/server/charges/due-dates.js';
import { isProblem } from '../../../../demo/server/problem.js';
import { agreedTerm, consentRecord, mandateConsent, mandateText } from '../support/shopper.js';

const plan = findPlan('tea-monthly');
const receivedAt = '2026-11-21T03:00:00.000Z';
const dueDay = new Date('2026-12-05T00:30:00+09:00');
const permission: Permission = {
  savedAttemptId: 'attempt-1',
  plan,
  consent: { attemptId: 'attempt-1', record: mandateConsent, receivedAt },
  canceledAt: null,
  paidOn: [],
};
const consent = { attemptId: 'attempt-1', sha256: mandateConsent.sha256 };
const withRecord = (record: typeof mandateConsent | undefined): Permission => ({
  ...permission,
  consent: { attemptId: 'attempt-1', record, receivedAt },
});

/** The charge is refused with this code, and the sentence names the consent record. */
function assertRefused(of: Permission, amount: number, now: Date, status: number, code: string): string {
  const judged = judgeCharge(of, amount, now);
  assert.ok(isProblem(judged), 'the charge was allowed');
  assert.deepEqual([judged.status, judged.code], [status, code]);
  const name = judged.consent.sha256 ?? judged.consent.attemptId;
  assert.ok(judged.message.includes(name), judged.message);
  return judged.message;
}

describe('a charge is allowed', () => {
  it('for the agreed amount, from the due date on', () => {
    const judged = judgeCharge(permission, 18_000, dueDay);
    assert.ok(!isProblem(judged));
    assert.deepEqual([judged.dueOn, judged.consent, judged.orderName], ['2026-12-05', consent, '다달이 차 한 봉']);
  });

  it('with the plan’s name in the language of the consent', () => {
    const english = plan?.mandate.en;
    assert.ok(english);
    const sentences = [
      'Charged regularly',
      english.merchant,
      english.timing,
      english.amountRule,
      english.cancellation,
    ].join(' ');
    const record = { ...consentRecord([agreedTerm('mandate', sentences)]), locale: 'en' } as const;
    const judged = judgeCharge(withRecord(record), 18_000, dueDay);
    assert.equal(!isProblem(judged) && judged.orderName, 'A pouch a month');
  });
});

describe('a charge is refused', () => {
  it('for any other amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 10_000_000 }), (amount) => {
        fc.pre(amount !== 18_000);
        const message = assertRefused(permission, amount, dueDay, 422, 'amount-not-agreed');
        assert.ok(message.includes('18000 won') && message.includes(`${amount} won`));
      }),
    );
  });

  it('before the due date, to the last millisecond', () => {
    const lastMoment = new Date('2026-12-04T23:59:59.999+09:00');
    const message = assertRefused(permission, 18_000, lastMoment, 409, 'too-early');
    assert.match(message, /due on 2026-12-05, and today is 2026-12-04/);
  });

  it('when the month is paid already', () => {
    for (const paid of ['2026-12-05', '2026-12-01']) {
      const message = assertRefused({ ...permission, paidOn: [paid] }, 18_000, dueDay, 409, 'too-early');
      assert.match(message, /due on 2027-01-05/);
    }
  });

  it('once the permission has ended', () => {
    const canceledAt = '2026-12-01T00:00:00.000Z';
    const message = assertRefused({ ...permission, canceledAt }, 18_000, dueDay, 409, 'permission-canceled');
    assert.ok(message.includes(canceledAt));
  });

  it('for no plan, and for one that the shop does not have any more', () => {
    for (const gone of [null, undefined]) {
      assertRefused({ ...permission, plan: gone }, 18_000, dueDay, 422, 'plan-unknown');
    }
  });

  it('without a consent record', () => {
    assertRefused({ ...permission, consent: undefined }, 18_000, dueDay, 422, 'consent-missing');
    assertRefused(withRecord(undefined), 18_000, dueDay, 422, 'consent-missing');
  });

  it('when the mandate was not shown, not agreed to, or is not what was agreed to', () => {
    const term = agreedTerm('mandate', mandateText);
    const records = [
      consentRecord([agreedTerm('privacy', '개인정보 제3자 제공 동의')]),
      consentRecord([{ ...term, agreed: false }]),
      consentRecord([{ ...term, text: mandateText.replace('18,000', '1,000') }]),
      { ...mandateConsent, sha256: '0'.repeat(64) },
    ];
    for (const record of records) assertRefused(withRecord(record), 18_000, dueDay, 422, 'mandate-not-agreed');
  });

  it('when the sentences that were agreed to say something else than the plan', () => {
    for (const [said, instead] of [
      ['매월 18,000원', '매월 8,000원'],
      ['매월 5일', '매년 5월 5일'],
      ['느린물', '빠른물'],
      ['다음 결제일 전날까지', '결코'],
    ] as const) {
      const record = consentRecord([agreedTerm('mandate', mandateText.replace(said, instead))]);
      assertRefused(withRecord(record), 18_000, dueDay, 422, 'plan-not-agreed');
    }
  });
});

describe('whatever is tried, and whenever', () => {
  const days = fc.integer({ min: 0, max: 800 }).map((count) => count * 24 * 60 * 60 * 1_000);
  const tries = fc.array(fc.record({ after: days, amount: fc.constantFrom(18_000, 18_000, 18_001, 1) }), {
    minLength: 1,
    maxLength: 60,
  });

  it('a shopper pays the agreed amount, once a month at most, on or after the due day, and never after canceling', () => {
    fc.assert(
      fc.property(tries, days, fc.boolean(), (unsorted, canceledAfter, startsWithPayment) => {
        const start = Date.parse(receivedAt);
        const paidOn = startsWithPayment ? [seoulDay(new Date(start))] : [];
        const months = new Set(paidOn.map((day) => day.slice(0, 7)));
        for (const { after, amount } of unsorted.sort((one, other) => one.after - other.after)) {
          const now = new Date(start + after);
          const canceledAt = after >= canceledAfter ? new Date(start + canceledAfter).toISOString() : null;
          const current = { ...permission, canceledAt, paidOn };
          const judged = judgeCharge(current, amount, now);
          const nextDue = nextDueOf(current, now);
          if (isProblem(judged)) {
            assert.ok(amount !== 18_000 || canceledAt !== null || (nextDue !== null && nextDue > seoulDay(now)));
            continue;
          }
          const today = seoulDay(now);
          assert.equal(amount, 18_000);
          assert.equal(canceledAt, null);
          assert.ok(Number(today.slice(8)) >= 5 && today > '2026-11-21');
          assert.equal(judged.dueOn, nextDue);
          assert.ok(!months.has(today.slice(0, 7)));
          months.add(today.slice(0, 7));
          paidOn.push(judged.dueOn);
        }
      }),
    );
  });
});
