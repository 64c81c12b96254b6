import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../../../../demo/emulator/adyen/index.js';
import { kakaoPayment, redirect, redirectResult, startBench } from '../bench.js';

const results: readonly [Outcome, object][] = [
  ['approve', { resultCode: 'Authorised', amount: kakaoPayment.amount, paymentMethod: { type: 'kakaopay' } }],
  [
    'wrong-amount',
    { resultCode: 'Authorised', amount: { currency: 'KRW', value: 13_999 }, paymentMethod: { type: 'kakaopay' } },
  ],
  ['decline', { resultCode: 'Refused', refusalReason: 'Refused', refusalReasonCode: '2' }],
  ['cancel', { resultCode: 'Cancelled', refusalReason: 'Shopper Cancelled' }],
  ['slow', { resultCode: 'Pending' }],
  ['pending', { resultCode: 'Pending' }],
  ['received', { resultCode: 'Received' }],
];

describe('POST /payments/details', () => {
  for (const [outcome, expected] of results) {
    it(`says what came of "${outcome}", with the shop's own reference`, async (t) => {
      const { open, post } = await startBench(t);
      const details = { redirectResult: await redirectResult(await open(), outcome) };
      const { status, body } = await post('/payments/details', { details });
      const { pspReference, ...rest } = body;
      assert.equal(status, 200);
      assert.match(String(pspReference), /^[A-Z0-9]{16}$/);
      assert.deepEqual(rest, { ...expected, merchantReference: kakaoPayment.reference });
    });
  }

  it('takes the old name, payload, as well, but not both', async (t) => {
    const { open, post } = await startBench(t);
    const payload = await redirectResult(await open(), 'approve');
    assert.equal((await post('/payments/details', { details: { payload, redirectResult: payload } })).status, 422);
    assert.equal((await post('/payments/details', { details: {} })).status, 422);
    assert.equal((await post('/payments/details', { details: { payload } })).body['resultCode'], 'Authorised');
  });

  it('takes a result once; under the same key it answers again', async (t) => {
    const { open, post } = await startBench(t);
    const body = { details: { redirectResult: await redirectResult(await open(), 'approve') } };
    const first = await post('/payments/details', body, { 'Idempotency-Key': 'a' });
    assert.deepEqual((await post('/payments/details', body, { 'Idempotency-Key': 'a' })).body, first.body);
    assert.equal((await post('/payments/details', body, { 'Idempotency-Key': 'b' })).status, 422);
  });

  it('refuses a result that was decoded badly, and one that is made up', async (t) => {
    const { open, post } = await startBench(t);
    const good = await redirectResult(await open(), 'approve');
    for (const redirectResultSent of [good.replace('+', ' '), encodeURIComponent(good), 'made-up']) {
      const answer = await post('/payments/details', { details: { redirectResult: redirectResultSent } });
      assert.deepEqual([answer.status, answer.body['errorType']], [422, 'validation']);
    }
  });

  it('asks for one more redirect, whose result is then the last word', async (t) => {
    const { open, post } = await startBench(t, { asksTwice: true });
    const first = await redirectResult(await open(), 'approve');
    const further = await post('/payments/details', { details: { redirectResult: first } });
    assert.equal(further.body['resultCode'], 'RedirectShopper');
    const second = await redirectResult(redirect.parse(further.body['action']), 'approve');
    assert.notEqual(second, first);
    const last = await post('/payments/details', { details: { redirectResult: second } });
    assert.equal(last.body['resultCode'], 'Authorised');
  });
});
