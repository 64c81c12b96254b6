import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  planName,
  readCancelAnswer,
  readChargeAnswer,
  readSavedMethods,
  savedMethodTitle,
} from '../../../demo/shop/saved-methods.js';

const consent = { attemptId: 'x', sha256: 'abc' };
const saved = {
  savedAttemptId: 'x',
  provider: 'stripe',
  method: 'kakao_pay',
  plan: { planId: 'tea-monthly', name: { ko: '다달이 차 한 봉', en: 'A pouch a month' }, amount: 18_000 },
  consent,
  savedAt: '2026-11-21T03:00:00.000Z',
  canceledAt: null,
  nextDueOn: '2026-12-05',
  refusal: { code: 'too-early', message: 'Not before 2026-12-05.' },
  charges: [{ chargeId: 'c', state: 'succeeded' }],
};

describe('the saved methods in the back office', () => {
  it('are read from the answer of the server', () => {
    assert.deepEqual(readSavedMethods({ savedMethods: [saved] }), [
      {
        savedAttemptId: 'x',
        provider: 'stripe',
        method: 'kakao_pay',
        plan: saved.plan,
        consentSha256: 'abc',
        savedAt: '2026-11-21T03:00:00.000Z',
        canceledAt: '',
        nextDueOn: '2026-12-05',
        refusal: 'Not before 2026-12-05.',
        charges: [{ chargeId: 'c', state: 'succeeded' }],
      },
    ]);
  });

  it('stay empty where the server leaves something out', () => {
    const [bare] =
      readSavedMethods({ savedMethods: [{ savedAttemptId: 'x', plan: null, consent: null, charges: 3 }] }) ?? [];
    assert.deepEqual([bare?.plan, bare?.consentSha256, bare?.refusal, bare?.charges], [undefined, '', '', []]);
  });

  it('are none without the attempt that saved them, and none at all in another answer', () => {
    assert.deepEqual(readSavedMethods({ savedMethods: [{ method: 'kakao_pay' }, null] }), []);
    assert.equal(readSavedMethods({ code: 'loopback-only' }), undefined);
    assert.equal(readSavedMethods([saved]), undefined);
  });

  it('are called by method and provider, by their own words where nobody knows them', () => {
    const [known] = readSavedMethods({ savedMethods: [saved] }) ?? [];
    const [unknown] = readSavedMethods({ savedMethods: [{ ...saved, method: 'new_pay', provider: 'new' }] }) ?? [];
    assert.ok(known && unknown);
    assert.equal(savedMethodTitle(known, 'ko'), '카카오페이 · Stripe');
    assert.equal(savedMethodTitle(unknown, 'ko'), 'new_pay · new');
  });

  it('name their plan in the reader’s language, else by its id', () => {
    assert.equal(planName(saved.plan, 'en'), 'A pouch a month');
    assert.equal(planName({ planId: 'tea-monthly' }, 'en'), 'tea-monthly');
  });
});

describe('the answer to a charge', () => {
  it('is good when it succeeded', () => {
    const answered = readChargeAnswer({ status: 200, body: { charge: { state: 'succeeded', flag: null } } });
    assert.deepEqual(answered, { kind: 'good', sentence: '', consentSha256: '' });
  });

  it('gives the provider’s own words when it failed', () => {
    const charge = { state: 'failed', providerCode: 'card_declined', providerMessage: 'Declined.' };
    const answered = readChargeAnswer({ status: 200, body: { charge } });
    assert.deepEqual([answered.kind, answered.sentence], ['failed', 'card_declined · Declined.']);
  });

  it('names what a person has to look at', () => {
    const charge = { state: 'failed', flag: 'amount-mismatch' };
    assert.equal(readChargeAnswer({ status: 200, body: { charge } }).sentence, 'amount-mismatch');
  });

  it('is open while the outcome is not known, and when the server cannot be reached', () => {
    for (const answer of [
      { status: 202, body: { charge: { state: 'open' } } },
      { status: 202, body: { charge: { state: 'pending' } } },
      { status: 0, body: undefined },
      { status: 500, body: { code: 'server-error' } },
    ]) {
      assert.equal(readChargeAnswer(answer).kind, 'open');
    }
  });

  it('is a refusal with its sentence and the consent record it rests on', () => {
    const body = { code: 'amount-not-agreed', message: 'The shopper agreed to 18000 won.', consent };
    assert.deepEqual(readChargeAnswer({ status: 422, body }), {
      kind: 'refused',
      sentence: 'The shopper agreed to 18000 won.',
      consentSha256: 'abc',
    });
  });
});

describe('the answer to the end of a permission', () => {
  it('is good with the time when it ended', () => {
    const body = { savedAttemptId: 'x', canceledAt: '2026-11-21T03:00:00.000Z' };
    assert.deepEqual(readCancelAnswer({ status: 200, body }).kind, 'good');
  });

  it('is a refusal when there is no such method, and open when the server cannot be reached', () => {
    assert.equal(readCancelAnswer({ status: 404, body: { message: 'None such.' } }).sentence, 'None such.');
    assert.equal(readCancelAnswer({ status: 0, body: undefined }).kind, 'open');
  });
});
