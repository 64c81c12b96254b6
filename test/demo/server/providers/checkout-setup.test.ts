import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setupRequest } from '../../../../demo/emulator/checkout/schemas/setup-request.js';
import {
  confirmKey,
  handoffOfConfirm,
  prepareSetup,
  readSetup,
  whyNotReady,
} from '../../../../demo/server/providers/checkout-setup.js';
import type { AttemptToCreate } from '../../../../demo/server/providers/provider.js';
import { attemptToCreate } from '../../emulator/checkout/provider-bench.js';

const attemptId = '7f8a2b10-0000-4000-8000-000000000001';
const channel = 'pc_wzjki6hw5puepb5fnvqlizj2e4';
const href = 'https://psp.example/wallet';

const attempt = attemptToCreate(attemptId);

describe('what is asked of Checkout.com', () => {
  it('is one setup: whole won, our attempt as the reference, the two addresses, and nothing else', () => {
    const request = prepareSetup(attempt, channel);
    assert.deepEqual(request, {
      processing_channel_id: channel,
      amount: 14_000,
      currency: 'KRW',
      reference: attemptId,
      description: 'A-20261121-K7P3QX',
      customer: { name: '김민지', email: { address: 'minji@example.com' } },
      order: { items: [{ name: '하동 세작', quantity: 1, unit_price: 14_000 }] },
      payment_methods: { kakaopay: { terminal_type: 'web' } },
      settings: {
        success_url: `http://localhost:3000/?kr_pay_attempt=${attemptId}`,
        failure_url: `http://localhost:3000/?kr_pay_attempt=${attemptId}&kr_pay_failed=1`,
      },
    });
    assert.ok(setupRequest.safeParse(request).success);
  });

  const devices = [
    [{ type: 'desktop', os: 'other', inApp: null }, { terminal_type: 'web' }],
    [{ type: 'desktop', os: 'ios', inApp: null }, { terminal_type: 'web' }],
    [
      { type: 'mobile', os: 'ios', inApp: null },
      { terminal_type: 'wap', os_type: 'ios' },
    ],
    [
      { type: 'mobile', os: 'android', inApp: 'kakaotalk' },
      { terminal_type: 'wap', os_type: 'android' },
    ],
    [{ type: 'mobile', os: 'other', inApp: null }, { terminal_type: 'web' }],
  ] as const;
  for (const [device, kakaopay] of devices) {
    it(`is ${JSON.stringify(kakaopay)} for a ${device.type} with ${device.os}`, () => {
      const request = prepareSetup({ ...attempt, device }, channel);
      assert.ok('payment_methods' in request);
      assert.deepEqual(request.payment_methods, { kakaopay });
    });
  }

  it('is nothing when an address would be longer than 255 characters', () => {
    const withFailureOf = (length: number): AttemptToCreate => {
      const rest = `?kr_pay_attempt=${attemptId}`;
      const path = 'https://shop.example/'.padEnd(length - rest.length - '&kr_pay_failed=1'.length, 'x');
      return { ...attempt, returnUrl: path + rest };
    };
    assert.ok('settings' in prepareSetup(withFailureOf(255), channel));
    const problem = prepareSetup(withFailureOf(256), channel);
    assert.ok('code' in problem);
    assert.equal(problem.code, 'return-url-too-long');
    assert.match(problem.message, /at most 255 characters: this one has 256/);
  });

  it('is nothing for what it cannot do', () => {
    for (const mode of ['save', 'pay-and-save', 'subscribe'] as const) {
      const problem = prepareSetup({ ...attempt, mode }, channel);
      assert.equal('code' in problem && problem.code, 'mode-unavailable');
    }
    const problem = prepareSetup({ ...attempt, method: 'naver_pay' }, channel);
    assert.equal('code' in problem && problem.code, 'method-unavailable');
  });
});

describe('the key of the confirm request', () => {
  it('is a v4 UUID, the same for the same attempt, and not the setup’s', () => {
    const key = confirmKey(attemptId);
    assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(confirmKey(attemptId), key);
    assert.notEqual(key, attemptId);
    assert.notEqual(confirmKey('7f8a2b10-0000-4000-8000-000000000002'), key);
  });
});

describe('a setup that is read', () => {
  const setup = (kakaopay: object | undefined) =>
    readSetup({ id: 'set_1', payment_methods: kakaopay && { kakaopay } }) ?? assert.fail('expected a setup');

  it('is ready when it says ready or available, as the sources differ', () => {
    assert.equal(whyNotReady(setup({ status: 'ready', flags: [] })), undefined);
    assert.equal(whyNotReady(setup({ status: 'available' })), undefined);
  });

  it('says what is missing otherwise, in Checkout.com’s words', () => {
    assert.equal(whyNotReady(setup({ status: 'action_required', flags: ['a', 'b'] })), 'action_required, a, b');
    assert.equal(whyNotReady(setup({ status: 'unavailable' })), 'unavailable');
    assert.equal(whyNotReady(setup({})), 'no status');
    assert.equal(whyNotReady(setup(undefined)), 'not enabled for this processing channel');
  });

  it('may have any prefix, and no path in its id', () => {
    assert.equal(readSetup({ id: 'psu_1' })?.id, 'psu_1');
    for (const id of ['', '../payments', 'set_1/confirm', 'set 1', 7]) assert.equal(readSetup({ id }), undefined);
  });
});

describe('the answer of the confirm request', () => {
  const payment = {
    id: 'pay_1',
    status: 'Pending',
    reference: attemptId,
    customer: { id: 'cus_1', email: 'minji@example.com' },
    _links: { self: { href: 'https://api.example/payments/pay_1' }, redirect: { href } },
  };
  const browserPart = { id: 'pay_1', status: 'Pending', _links: { redirect: { href } } };

  it('may be the payment: the browser gets its address in that shape, and nothing of the customer', () => {
    assert.deepEqual(handoffOfConfirm(payment, attempt), { paymentId: 'pay_1', action: browserPart });
  });

  it('may be the setup with the payment inside: the browser gets that shape', () => {
    const setup = { id: 'set_1', reference: attemptId, amount: 14_000, currency: 'KRW', latest_payment: payment };
    const action = { id: 'set_1', latest_payment: browserPart };
    assert.deepEqual(handoffOfConfirm(setup, attempt), { paymentId: 'pay_1', action });
  });

  const hostile: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['text', 'pay_1'],
    ['a list', [payment]],
    ['a payment without an address', { ...payment, _links: {} }],
    ['an empty address', { ...payment, _links: { redirect: { href: '' } } }],
    ['an address that is no text', { ...payment, _links: { redirect: { href: ['https://x.example'] } } }],
    ['an id with a path', { ...payment, id: 'pay_1/../../setups' }],
    ['another attempt’s payment', { ...payment, reference: 'another' }],
    ['a setup of another attempt', { id: 'set_1', reference: 'another', latest_payment: payment }],
    ['a setup of another amount', { id: 'set_1', amount: 13_999, latest_payment: payment }],
    ['a setup in another currency', { id: 'set_1', currency: 'USD', latest_payment: payment }],
    ['a setup without a payment', { id: 'set_1', latest_payment: null }],
  ];
  for (const [name, body] of hostile) {
    it(`leads nowhere as ${name}`, () => {
      assert.equal(handoffOfConfirm(body, attempt), undefined);
    });
  }

  it('may be a payment that was declined at once: the browser gets no address and asks how it stands', () => {
    const declined = { id: 'pay_1', status: 'Declined' };
    const asPayment = handoffOfConfirm({ ...declined, approved: false, response_code: '20005' }, attempt);
    assert.deepEqual(asPayment, { paymentId: 'pay_1', action: declined });
    const asSetup = handoffOfConfirm({ id: 'set_1', latest_payment: declined }, attempt);
    assert.deepEqual(asSetup, { paymentId: 'pay_1', action: { id: 'set_1', latest_payment: declined } });
  });
});
