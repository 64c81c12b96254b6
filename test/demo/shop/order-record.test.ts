import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRecord, timelineOf } from '../../../demo/shop/order-record.js';
import { fieldsOf } from '../../../demo/shop/record-fields.js';

const body = {
  order: { orderId: 'A-1', orderName: 'Sejak', createdAt: '2026-11-21T03:00:00Z', paidAt: '2026-11-21T03:02:00Z' },
  attempts: [
    { attemptId: 'x', state: 'succeeded', createdAt: '2026-11-21T03:01:00Z', settledAt: '2026-11-21T03:01:58Z' },
  ],
  consent: null,
  ledger: [{ entry: 'captured', paymentId: 'pi_1', createdAt: '2026-11-21T03:01:59Z' }],
  webhooks: [{ eventType: 'checkout.session.completed', eventId: 'evt_1', receivedAt: '2026-11-21T03:01:57Z' }],
  savedMethod: null,
};

describe('the record of an order', () => {
  it('is none when the answer has no attempts', () => {
    assert.equal(readRecord({ code: 'not-found' }), undefined);
    assert.equal(readRecord(undefined), undefined);
  });

  it('leaves out what the server has nothing of', () => {
    assert.deepEqual(Object.keys(readRecord(body) ?? {}), ['order', 'attempts', 'ledger', 'charges', 'webhooks']);
  });

  it('tells what happened in the order of time, from all its tables', () => {
    const record = readRecord(body);
    assert.ok(record);
    assert.deepEqual(
      timelineOf(record).map(({ kind }) => kind),
      ['cart', 'started', 'webhook', 'settled', 'money', 'paid'],
    );
  });

  it('tells later charges and the end of the permission', () => {
    const record = readRecord({
      ...body,
      savedMethod: { createdAt: '2026-11-21T03:02:01Z', canceledAt: '2026-12-06T03:00:00Z' },
      charges: [{ chargeId: 'c', state: 'succeeded', createdAt: '2026-12-05T03:00:00Z' }],
    });
    assert.ok(record);
    assert.deepEqual(
      timelineOf(record)
        .slice(-3)
        .map(({ kind, word }) => [kind, word]),
      [
        ['saved', ''],
        ['charged', 'succeeded'],
        ['ended', ''],
      ],
    );
  });

  it('has no place in time for what has not happened', () => {
    const record = readRecord({ ...body, attempts: [{ attemptId: 'x', createdAt: '2026-11-21T03:01:00Z' }] });
    assert.ok(record);
    assert.ok(!timelineOf(record).some(({ kind }) => kind === 'settled'));
  });

  it('names its fields, writes won as won, and leaves out what is null or unknown', () => {
    assert.deepEqual(fieldsOf({ amount: 14_000, flag: null, other: 'x', state: 'paid' }, 'en'), [
      { name: 'state', label: 'State', value: 'paid' },
      { name: 'amount', label: 'Amount', value: '₩14,000' },
    ]);
    assert.equal(fieldsOf({ amount: 14_000 }, 'ko')[0]?.value, '14,000원');
  });
});
