import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { observePayment, readPayment } from '../../../../demo/server/providers/checkout-payment.js';
import type { Observation } from '../../../../demo/server/providers/provider.js';

const attemptId = '7f8a2b10-0000-4000-8000-000000000001';
const payment = { id: 'pay_1', status: 'Captured', amount: 14_000, currency: 'KRW', reference: attemptId };

function observe(changes: object): Observation {
  const read = readPayment({ ...payment, ...changes });
  return read ? observePayment(read) : assert.fail('expected a payment');
}

describe('what a payment of Checkout.com says', () => {
  it('is succeeded when it is captured, with Checkout.com’s own figures', () => {
    const money = { paymentId: 'pay_1', amount: 14_000, currency: 'KRW', saved: null };
    assert.deepEqual(observe({}), { status: 'succeeded', attemptId, ...money });
  });

  const meanings: Readonly<Record<string, readonly string[]>> = {
    succeeded: ['Authorized', 'Captured', 'Partially Captured', 'Paid', 'Card Verified', 'Partially Refunded'],
    open: ['Pending'],
    pending: ['Active', 'Requested', 'Authentication Requested', 'Retry Scheduled'],
    failed: ['Declined'],
    canceled: ['Canceled', 'Voided', 'Refunded', 'Returned'],
    expired: ['Expired'],
    unknown: ['captured', 'Settled', '', 'constructor', '__proto__'],
  };
  for (const [meaning, statuses] of Object.entries(meanings)) {
    for (const status of statuses) {
      it(`is ${meaning} when it is "${status}"`, () => {
        assert.equal(observe({ status }).status, meaning);
      });
    }
  }

  it('has the part that was taken as its amount, or none when nobody says which', () => {
    const part = observe({ status: 'Partially Captured', balances: { total_captured: 9_000 } });
    assert.equal(part.status === 'succeeded' && part.amount, 9_000);
    const unsaid = observe({ status: 'Partially Captured' });
    assert.equal(unsaid.status === 'succeeded' && unsaid.amount, null);
  });

  it('names nobody’s attempt when it has no reference', () => {
    const read = observe({ reference: undefined });
    assert.equal('attemptId' in read && read.attemptId, null);
  });

  it('gives the reason of a decline, from the payment or its actions', () => {
    const reason = { response_code: '20005', response_summary: 'Declined - Do Not Honour' };
    const expected = { providerCode: '20005', providerMessage: 'Declined - Do Not Honour' };
    const failed = { status: 'failed', attemptId, paymentId: 'pay_1', ...expected };
    assert.deepEqual(observe({ status: 'Declined', ...reason }), failed);
    assert.deepEqual(observe({ status: 'Declined', actions: [{ id: 'act_1' }, reason] }), failed);
  });

  it('is no payment without id, status, amount or currency', () => {
    for (const name of ['id', 'status', 'amount', 'currency']) {
      assert.equal(readPayment({ ...payment, [name]: undefined }), undefined);
      assert.equal(readPayment({ ...payment, [name]: {} }), undefined);
    }
    assert.equal(readPayment({ ...payment, amount: '14000' }), undefined);
    for (const body of [undefined, null, 'Captured', []]) assert.equal(readPayment(body), undefined);
  });
});
