import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kakaoPayment, merchantAccount, redirect, startBench } from '../bench.js';

const korean = { merchantAccount, countryCode: 'KR', amount: { currency: 'KRW', value: 14_000 }, channel: 'Web' };

describe('POST /paymentMethods', () => {
  it('lists what is switched on, for Korea and won', async (t) => {
    const { post } = await startBench(t, { enabledMethods: ['kakaopay', 'kcp_payco'] });
    const { status, body } = await post('/paymentMethods', korean);
    assert.equal(status, 200);
    assert.deepEqual(body['paymentMethods'], [
      { name: 'KakaoPay', type: 'kakaopay' },
      { name: 'PAYCO', type: 'kcp_payco' },
    ]);
  });

  it('lists nothing for another country or currency', async (t) => {
    const { post } = await startBench(t);
    for (const other of [{ countryCode: 'NL' }, { amount: { currency: 'EUR', value: 1_000 } }]) {
      assert.deepEqual((await post('/paymentMethods', { ...korean, ...other })).body['paymentMethods'], []);
    }
  });
});

describe('POST /payments', () => {
  it('answers a redirect by GET for Kakao Pay, and no pspReference yet', async (t) => {
    const { post, emulator } = await startBench(t);
    const { status, body } = await post('/payments', kakaoPayment);
    assert.equal(status, 200);
    assert.equal(body['resultCode'], 'RedirectShopper');
    assert.equal(body['pspReference'], undefined);
    const action = redirect.strict().extend({ paymentMethodType: redirect.shape.url }).parse(body['action']);
    assert.equal(action.method, 'GET');
    assert.equal(action.data, undefined);
    assert.equal(action.paymentMethodType, 'kakaopay');
    assert.match(action.url, new RegExp(`^${emulator.origin}/pay/[A-Z0-9]{16}$`));
  });

  it('answers a redirect by POST with data where it is configured so', async (t) => {
    const { open } = await startBench(t, { redirects: { kakaopay: 'POST' } });
    const action = await open();
    assert.equal(action.method, 'POST');
    assert.deepEqual(Object.keys(action.data ?? {}), ['payment', 'check']);
  });

  it('redirects Korean cards and PAYCO by POST without being told', async (t) => {
    const { open } = await startBench(t);
    for (const type of ['kcp_creditcard', 'kcp_payco']) {
      assert.equal((await open({ paymentMethod: { type } })).method, 'POST');
    }
    assert.equal((await open({ paymentMethod: { type: 'kcp_naverpay' } })).method, 'GET');
  });

  const refusals: readonly [what: string, changes: object, status: number, errorCode: string, errorType: string][] = [
    ['an unknown field', { orderId: 'A-1' }, 400, '702', 'validation'],
    ['an unknown field inside', { paymentMethod: { type: 'kakaopay', brand: 'x' } }, 400, '702', 'validation'],
    ['no reference', { reference: undefined }, 422, '130', 'validation'],
    ['no return address', { returnUrl: undefined }, 422, '14_030', 'validation'],
    ['no amount', { amount: undefined }, 422, '100', 'validation'],
    ['an amount in text', { amount: { currency: 'KRW', value: '14000' } }, 422, '702', 'validation'],
    ['an amount of nothing', { amount: { currency: 'KRW', value: 0 } }, 422, '137', 'validation'],
    ['another currency', { amount: { currency: 'EUR', value: 1 } }, 422, '138', 'validation'],
    ['a reference that is too long', { reference: 'x'.repeat(81) }, 422, '702', 'validation'],
    [
      'a return address that is too long',
      { returnUrl: `https://a.example/${'x'.repeat(1_010)}` },
      422,
      '702',
      'validation',
    ],
    ['a return address that is none', { returnUrl: 'javascript:1' }, 422, '14_030', 'validation'],
    ['a method that is not switched on', { paymentMethod: { type: 'samsungpay' } }, 500, '905', 'configuration'],
    ['another merchant account', { merchantAccount: 'Other' }, 403, '901', 'security'],
    ['saving without a shopper', { storePaymentMethod: true }, 422, '702', 'validation'],
    ['a charge without a token', { shopperInteraction: 'ContAuth' }, 422, '702', 'validation'],
  ];
  for (const [what, changes, status, errorCode, errorType] of refusals) {
    it(`refuses ${what} as Adyen does`, async (t) => {
      const { post } = await startBench(t);
      const answer = await post('/payments', { ...kakaoPayment, ...changes });
      const { message, ...rest } = answer.body;
      assert.deepEqual({ http: answer.status, ...rest }, { http: status, status, errorCode, errorType });
      assert.match(String(message), /^.{10,}$/);
    });
  }

  it('refuses what is not JSON', async (t) => {
    const { post } = await startBench(t);
    const { status, body } = await post('/payments', '{"amount": ');
    assert.deepEqual([status, body['errorCode']], [400, '702']);
  });

  it('refuses a wrong key, a missing key, and works with the right one only', async (t) => {
    const { post } = await startBench(t);
    for (const key of ['', 'test_other', 'AQEyhmfxK4nJaBZGw0m']) {
      const { status, body } = await post('/payments', kakaoPayment, { 'X-API-Key': key });
      assert.deepEqual([status, body['errorCode'], body['errorType']], [401, '000', 'security']);
    }
  });

  it('has no other endpoints', async (t) => {
    const { post } = await startBench(t);
    assert.equal((await post('/sessions', {})).status, 404);
  });

  it('records each request as it came', async (t) => {
    const { post, emulator } = await startBench(t);
    await post('/payments', kakaoPayment, { 'Idempotency-Key': 'one' });
    const [request, ...more] = emulator.requests;
    assert.equal(more.length, 0);
    assert.deepEqual([request?.method, request?.path], ['POST', '/v72/payments']);
    assert.deepEqual(request?.body, kakaoPayment);
    assert.equal(request?.headers['idempotency-key'], 'one');
  });
});

describe('an Idempotency-Key', () => {
  it('gives the first answer again and makes no second payment', async (t) => {
    const { post, emulator } = await startBench(t);
    const headers = { 'Idempotency-Key': 'attempt:payment' };
    const first = await post('/payments', kakaoPayment, headers);
    const second = await post('/payments', kakaoPayment, headers);
    assert.deepEqual(second.body, first.body);
    assert.equal(second.headers.get('Idempotency-Key'), 'attempt:payment');
    assert.equal(emulator.payments.size, 1);
  });

  it('is refused with another body or at another endpoint', async (t) => {
    const { post } = await startBench(t);
    const headers = { 'Idempotency-Key': 'once' };
    await post('/payments', kakaoPayment, headers);
    assert.equal((await post('/payments', { ...kakaoPayment, reference: 'other' }, headers)).status, 422);
    assert.equal((await post('/paymentMethods', korean, headers)).status, 422);
  });

  it('is refused beyond 64 characters', async (t) => {
    const { post } = await startBench(t);
    assert.equal((await post('/payments', kakaoPayment, { 'Idempotency-Key': 'k'.repeat(65) })).status, 422);
    assert.equal((await post('/payments', kakaoPayment, { 'Idempotency-Key': 'k'.repeat(64) })).status, 200);
  });

  it('stays usable after a refusal', async (t) => {
    const { post } = await startBench(t);
    const headers = { 'Idempotency-Key': 'again' };
    assert.equal((await post('/payments', { ...kakaoPayment, reference: '' }, headers)).status, 422);
    assert.equal((await post('/payments', kakaoPayment, headers)).status, 200);
  });
});
