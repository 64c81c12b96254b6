import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPayment, readUnbegun } from '../../../../demo/server/providers/portone-v2-payment.js';

const id = '0c0ffee012344abc8def0123456789ab';
const attemptId = '0c0ffee0-1234-4abc-8def-0123456789ab';
const expected = { id, storeId: 'store-1', live: false };

const paid = {
  status: 'PAID',
  id,
  storeId: 'store-1',
  channel: { type: 'TEST' },
  amount: { total: 14_000, paid: 13_000 },
  currency: 'KRW',
};

const read = (changes: object, hints = {}) => readPayment({ ...paid, ...changes }, expected, hints);

describe('a payment of PortOne V2', () => {
  it('that is paid has succeeded with PortOne’s own total', () => {
    const seen = { status: 'succeeded', attemptId, paymentId: id, amount: 14_000, currency: 'KRW', saved: null };
    assert.deepEqual(read({}), seen);
  });

  it('by billing key names the key and its customer', () => {
    const seen = read({ billingKey: 'billing-key-1', customer: { id: 'customer-1' } });
    assert.deepEqual(seen.status === 'succeeded' && seen.saved, {
      customerId: 'customer-1',
      paymentMethodId: 'billing-key-1',
      mandateId: null,
    });
  });

  it('that is paid stays paid whatever the browser says', () => {
    assert.equal(read({}, { code: 'FAILURE_TYPE_PG', message: '취소' }).status, 'succeeded');
  });

  for (const status of ['PAY_PENDING', 'VIRTUAL_ACCOUNT_ISSUED']) {
    it(`in ${status} is pending`, () => assert.deepEqual(read({ status }), { status: 'pending', attemptId }));
  }

  for (const status of ['CANCELLED', 'PARTIAL_CANCELLED']) {
    it(`in ${status} was given back`, () => assert.equal(read({ status }).status, 'canceled'));
  }

  it('that was refused says so in the payment company’s own words', () => {
    const failure = { reason: '결제 실패: 한도 초과', pgCode: 'LIMIT', pgMessage: '한도 초과' };
    assert.deepEqual(read({ status: 'FAILED', failure }), {
      status: 'failed',
      attemptId,
      paymentId: id,
      providerCode: 'LIMIT',
      providerMessage: '한도 초과',
    });
  });

  const cancels = [
    ['the payment company’s message', { failure: { pgMessage: '사용자가 결제를 취소하였습니다' } }, {}],
    ['its code', { failure: { pgCode: 'PAY_PROCESS_CANCELED' } }, {}],
    ['what the browser was told', { failure: {} }, { code: 'FAILURE_TYPE_PG', message: '[결제포기] …' }],
  ] as const;
  for (const [name, changes, hints] of cancels) {
    it(`that failed is told as canceled by ${name}`, () => {
      assert.equal(read({ status: 'FAILED', ...changes }, hints).status, 'canceled');
    });
  }

  it('that only has a window is open until the browser says that it failed', () => {
    assert.deepEqual(read({ status: 'READY' }), { status: 'open', attemptId });
    assert.equal(read({ status: 'READY' }, { code: 'PG_PROVIDER_ERROR', message: '거절' }).status, 'failed');
  });

  const odd: readonly (readonly [name: string, body: unknown, reason: RegExp])[] = [
    ['of another id', { ...paid, id: 'ffffffff12344abc8def0123456789ab' }, /another payment/],
    ['of another store', { ...paid, storeId: 'store-2' }, /another store/],
    ['of a live channel', { ...paid, channel: { type: 'LIVE' } }, /LIVE channel/],
    ['of no channel', { ...paid, channel: undefined }, /nameless/],
    ['in a status from tomorrow', { ...paid, status: 'SETTLED' }, /SETTLED/],
    ['with an amount in text', { ...paid, amount: { total: '14000' } }, /shape/],
    ['that is nothing', null, /shape/],
  ];
  for (const [name, body, reason] of odd) {
    it(`${name} is unknown`, () => {
      const seen = readPayment(body, expected, {});
      assert.ok(seen.status === 'unknown');
      assert.match(seen.reason, reason);
    });
  }

  it('of a test channel never pays for a live order', () => {
    assert.equal(readPayment(paid, { ...expected, live: true }, {}).status, 'unknown');
    assert.equal(
      readPayment({ ...paid, channel: { type: 'LIVE' } }, { ...expected, live: true }, {}).status,
      'succeeded',
    );
  });
});

describe('an attempt without a payment', () => {
  it('is open', () => assert.deepEqual(readUnbegun(id, {}), { status: 'open', attemptId }));

  it('has failed when the browser SDK threw', () => {
    assert.deepEqual(readUnbegun(id, { code: 'ChannelNotFound', message: 'no channel' }), {
      status: 'failed',
      attemptId,
      providerCode: 'ChannelNotFound',
      providerMessage: 'no channel',
    });
  });

  it('takes the first of repeated parameters, and no empty one', () => {
    assert.equal(readUnbegun(id, { code: ['', 'x'] }).status, 'open');
    assert.equal(readUnbegun(id, { code: ['PORTONE_ERROR', ''], message: ['cancelled by user'] }).status, 'canceled');
  });
});
