import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Payment } from '@portone/server-sdk';
import { apiSecret, clientFor, goThrough, issueKey, kakaoIssue, kakaoPayment, startBench, storeId } from './bench.js';

const { paymentId } = kakaoPayment;

/** The `type` of PortOne's error that a request is refused with. */
async function refusalOf(request: Promise<unknown>): Promise<unknown> {
  const error = await request.then(
    () => assert.fail('Expected a refusal.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Payment.PaymentError || error instanceof Payment.BillingKey.BillingKeyError);
  return error.data.type;
}

describe('the REST API', () => {
  it('takes requests of the official client, and records them', async (t) => {
    const { emulator, portone } = await startBench(t);
    await portone.preRegisterPayment({ paymentId, totalAmount: 14_000, currency: 'KRW' });
    const [request] = emulator.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.path, '/payments/payment0001/pre-register');
    assert.deepEqual(request?.body, { storeId, totalAmount: 14_000, currency: 'KRW' });
    assert.equal(request?.headers['authorization'], `PortOne ${apiSecret}`);
  });

  it('refuses another secret', async (t) => {
    const { emulator } = await startBench(t);
    const stranger = clientFor(emulator, 'emulator-another');
    assert.equal(await refusalOf(stranger.getPayment({ paymentId })), 'UNAUTHORIZED');
    assert.deepEqual(emulator.requests, []);
  });

  it('refuses another store', async (t) => {
    const { portone } = await startBench(t);
    assert.equal(await refusalOf(portone.getPayment({ paymentId, storeId: 'store-of-another' })), 'FORBIDDEN');
  });

  const malformed = [
    ['a field it does not know', '{"totalAmount":1,"amount":1}', /amount/],
    ['an amount in text', '{"totalAmount":"14000"}', /totalAmount/],
    ['half a won', '{"totalAmount":0.5}', /totalAmount/],
    ['another currency', '{"totalAmount":1,"currency":"USD"}', /currency/],
    ['what is no JSON', 'totalAmount=1', /JSON/],
  ] as const;
  for (const [name, body, expected] of malformed) {
    it(`refuses ${name}`, async (t) => {
      const { emulator } = await startBench(t);
      const response = await fetch(`${emulator.origin}/payments/p/pre-register`, {
        method: 'POST',
        headers: { Authorization: `PortOne ${apiSecret}` },
        body,
      });
      assert.equal(response.status, 400);
      const answer = await response.text();
      assert.match(answer, /"type":"INVALID_REQUEST"/);
      assert.match(answer, expected);
    });
  }

  it('knows no payment before its window opens', async (t) => {
    const { portone } = await startBench(t);
    await portone.preRegisterPayment({ paymentId, totalAmount: 14_000 });
    assert.equal(await refusalOf(portone.getPayment({ paymentId })), 'PAYMENT_NOT_FOUND');
  });

  it('refuses to register what is paid', async (t) => {
    const { emulator, portone } = await startBench(t);
    await goThrough(emulator, { request: kakaoPayment });
    assert.equal(await refusalOf(portone.preRegisterPayment({ paymentId, totalAmount: 1 })), 'ALREADY_PAID');
  });

  it('cancels a paid payment once', async (t) => {
    const { emulator, portone } = await startBench(t);
    const cancel = () => portone.cancelPayment({ paymentId, reason: '고객 변심', currentCancellableAmount: 14_000 });
    assert.equal(await refusalOf(cancel()), 'PAYMENT_NOT_FOUND');
    await goThrough(emulator, { request: kakaoPayment });
    const { cancellation } = await cancel();
    assert.equal('totalAmount' in cancellation && cancellation.totalAmount, 14_000);
    assert.equal((await portone.getPayment({ paymentId })).status, 'CANCELLED');
    assert.equal(await refusalOf(cancel()), 'PAYMENT_ALREADY_CANCELLED');
  });

  it('can be made to fail in place of an answer, or after the work', async (t) => {
    let fail: 'before' | 'after' = 'before';
    const answer = (moment: typeof fail) => (fail === moment ? new Response('oops', { status: 500 }) : undefined);
    const fault = { before: () => answer('before'), after: () => answer('after') };
    const { emulator, portone } = await startBench(t, { fault });
    await assert.rejects(portone.preRegisterPayment({ paymentId, totalAmount: 1 }), SyntaxError);
    assert.equal(emulator.store.registrations.size, 0);
    fail = 'after';
    await assert.rejects(portone.preRegisterPayment({ paymentId, totalAmount: 1 }), SyntaxError);
    assert.equal(emulator.store.registrations.size, 1);
  });
});

describe('billing keys', () => {
  const charge = { paymentId: 'charge0001', orderName: '정기배송', amount: { total: 18_000 }, currency: 'KRW' };

  it('are read with what tells whose they are', async (t) => {
    const { emulator, portone } = await startBench(t);
    const billingKey = await issueKey(emulator);
    const info = await portone.billingKey.getBillingKeyInfo({ billingKey, storeId });
    assert.ok(info.status === 'ISSUED' && 'issueId' in info);
    assert.deepEqual([info.storeId, info.issueId, info.customer.id], [storeId, 'issue0001', 'customer-1']);
    assert.deepEqual(
      info.channels.map(({ type }) => type),
      ['TEST'],
    );
  });

  it('are charged once for a paymentId', async (t) => {
    const { emulator, portone } = await startBench(t);
    const billingKey = await issueKey(emulator);
    await portone.payWithBillingKey({ ...charge, billingKey });
    const payment = await portone.getPayment({ paymentId: charge.paymentId });
    assert.ok(payment.status === 'PAID' && 'billingKey' in payment);
    assert.deepEqual([payment.amount.total, payment.billingKey], [18_000, billingKey]);
    assert.equal(await refusalOf(portone.payWithBillingKey({ ...charge, billingKey })), 'ALREADY_PAID');
  });

  it('decline charges when the tester chose so', async (t) => {
    const { emulator, portone } = await startBench(t);
    const billingKey = await issueKey(emulator, 'decline-charges');
    assert.equal(await refusalOf(portone.payWithBillingKey({ ...charge, billingKey })), 'PG_PROVIDER');
    assert.equal((await portone.getPayment({ paymentId: charge.paymentId })).status, 'FAILED');
  });

  it('are no good once deleted', async (t) => {
    const { emulator, portone } = await startBench(t);
    const billingKey = await issueKey(emulator);
    await portone.billingKey.deleteBillingKey({ billingKey });
    assert.equal((await portone.billingKey.getBillingKeyInfo({ billingKey })).status, 'DELETED');
    assert.equal(await refusalOf(portone.payWithBillingKey({ ...charge, billingKey })), 'BILLING_KEY_ALREADY_DELETED');
    assert.equal(await refusalOf(portone.billingKey.deleteBillingKey({ billingKey })), 'BILLING_KEY_ALREADY_DELETED');
  });

  it('wait for the server where that is agreed, and are confirmed once', async (t) => {
    const { emulator, portone } = await startBench(t);
    const report = await goThrough(emulator, { operation: 'billing-key', request: kakaoIssue }, 'needs-confirmation');
    assert.equal(report['billingKey'], 'NEEDS_CONFIRMATION');
    const billingIssueToken = report['billingIssueToken'] ?? '';
    const confirm = (isTest: boolean) => portone.billingKey.confirmBillingKey({ billingIssueToken, isTest });
    assert.equal(await refusalOf(confirm(false)), 'INFORMATION_MISMATCH');
    const { billingKey } = await confirm(true);
    assert.equal((await portone.billingKey.getBillingKeyInfo({ billingKey })).status, 'ISSUED');
    assert.equal(await refusalOf(confirm(true)), 'BILLING_KEY_ALREADY_ISSUED');
  });
});
