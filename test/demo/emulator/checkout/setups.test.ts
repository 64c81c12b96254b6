import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, createSetup, kakaoSetup, secretKey, startEmulator } from './bench.js';

const { customer, order, settings } = kakaoSetup;

/** The first member of each pair is what is changed in a setup that would be accepted. */
const refusals: readonly (readonly [changes: object, codes: readonly string[]])[] = [
  [{ processing_channel_id: undefined }, ['processing_channel_id_required']],
  [{ processing_channel_id: 'pc_aaaaaaaaaaaaaaaaaaaaaaaaaa' }, ['processing_channel_id_invalid']],
  [{ amount: undefined }, ['amount_required']],
  [{ amount: 0 }, ['amount_invalid']],
  [{ amount: 140.5 }, ['amount_invalid']],
  [{ amount: '14000' }, ['amount_invalid']],
  [{ currency: 'USD' }, ['currency_invalid']],
  [{ metadata: { order: '1' } }, ['metadata_unknown']],
  [{ reference: 'x'.repeat(81) }, ['reference_invalid']],
  [{ description: 'x'.repeat(101) }, ['description_invalid']],
  [{ customer: { ...customer, email: 'minji@example.com' } }, ['customer_email_invalid']],
  [{ order: { ...order, total: 1 } }, ['order_total_unknown']],
  [{ order: { items: [{ name: 'Tea', quantity: 1 }] } }, ['order_items_0_unit_price_required']],
  [{ payment_methods: { kakaopay: { terminal_type: 'WEB' } } }, ['payment_methods_kakaopay_terminal_type_invalid']],
  [{ payment_methods: { naverpay: {} } }, ['payment_methods_naverpay_unknown']],
  [
    { settings: { ...settings, success_url: `https://shop.example/${'x'.repeat(235)}` } },
    ['settings_success_url_invalid'],
  ],
  [{ settings: { ...settings, failure_url: 'javascript:alert(1)' } }, ['settings_failure_url_invalid']],
  [{ settings: { ...settings, cancel_url: 'https://shop.example/' } }, ['settings_cancel_url_unknown']],
];

const unready: readonly (readonly [changes: object, flags: readonly string[]])[] = [
  [{ order: undefined }, ['order_items_required']],
  [{ customer: undefined }, ['customer_name_required']],
  [{ payment_methods: undefined }, ['terminal_type_required']],
  [{ payment_methods: { kakaopay: { terminal_type: 'app' } } }, ['os_type_required']],
  [{ settings: undefined }, ['success_url_required', 'failure_url_required']],
];

describe('a payment setup', () => {
  it('is answered with what was sent, and with Kakao Pay ready', async (t) => {
    const emulator = await startEmulator(t);
    const { status, body } = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup });
    assert.equal(status, 201);
    const { id, ...rest } = body;
    assert.match(String(id), /^set_[a-z2-7]{26}$/);
    assert.deepEqual(rest, {
      ...kakaoSetup,
      payment_type: 'Regular',
      payment_methods: { kakaopay: { terminal_type: 'wap', os_type: 'ios', status: 'ready', flags: [] } },
      available_payment_methods: ['kakaopay'],
    });
  });

  it('can be read again', async (t) => {
    const emulator = await startEmulator(t);
    const made = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup });
    const { status, body } = await ask(emulator, `GET /payments/setups/${String(made.body['id'])}`);
    assert.equal(status, 200);
    assert.deepEqual(body, made.body);
  });

  it('is ready on a desktop without an operating system', async (t) => {
    const emulator = await startEmulator(t);
    const body = { ...kakaoSetup, payment_methods: { kakaopay: { terminal_type: 'web' } } };
    const made = await ask(emulator, 'POST /payments/setups', { body });
    assert.deepEqual(made.body['available_payment_methods'], ['kakaopay']);
  });

  for (const [changes, codes] of refusals) {
    it(`is refused with ${codes.join()}`, async (t) => {
      const emulator = await startEmulator(t);
      const reply = await ask(emulator, 'POST /payments/setups', { body: { ...kakaoSetup, ...changes } });
      assert.equal(reply.status, 422);
      const { request_id, ...rest } = reply.body;
      assert.equal(typeof request_id, 'string');
      assert.deepEqual(rest, { error_type: 'request_invalid', error_codes: codes });
    });
  }

  for (const [changes, flags] of unready) {
    it(`is accepted and not ready with ${flags.join()}`, async (t) => {
      const emulator = await startEmulator(t);
      const id = await createSetup(emulator, changes);
      const { body } = await ask(emulator, `GET /payments/setups/${id}`);
      const { kakaopay } = body['payment_methods'] as { kakaopay: Record<string, unknown> };
      assert.deepEqual([kakaopay['status'], kakaopay['flags']], ['action_required', flags]);
      const confirmed = await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`);
      assert.deepEqual(confirmed.body['error_codes'], ['payment_method_not_ready', ...flags]);
    });
  }

  it('says that Kakao Pay is unavailable to an account that does not have it', async (t) => {
    const emulator = await startEmulator(t, { kakaopayEnabled: false });
    const { body } = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup });
    assert.deepEqual(body['available_payment_methods'], []);
  });

  for (const text of ['{', '[]', '"x"', 'null']) {
    it(`is malformed as ${text}`, async (t) => {
      const emulator = await startEmulator(t);
      const { status, body } = await ask(emulator, 'POST /payments/setups', { body: text });
      assert.deepEqual([status, body['error_type']], [400, 'request_malformed']);
    });
  }
});

describe('the API', () => {
  it('takes the key with and without Bearer', async (t) => {
    const emulator = await startEmulator(t);
    const { status } = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, authorization: secretKey });
    assert.equal(status, 201);
  });

  for (const authorization of ['', 'Bearer sk_sbox_other', 'Basic sk_sbox_bench']) {
    it(`answers 401 without a body to "${authorization}", and records nothing`, async (t) => {
      const emulator = await startEmulator(t);
      const reply = await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, authorization });
      assert.deepEqual(reply, { status: 401, body: {} });
      assert.deepEqual(emulator.requests, []);
    });
  }

  it('refuses a live key by name', async (t) => {
    const { origin } = await startEmulator(t);
    const headers = { authorization: 'Bearer sk_qvlbmqmtbrhm3kpiqoyfv4ufuu4' };
    const response = await fetch(`${origin}/payments/pay_1`, { headers });
    assert.equal(response.status, 401);
    assert.match(await response.text(), /Never send it a live key/);
  });

  for (const endpoint of [
    'GET /payments/pay_none',
    'GET /payments/sid_none',
    'GET /payments/setups/set_none',
    'POST /payments/setups/set_none/confirm/kakaopay',
    'POST /payments',
    'POST /payments/pay_none/refunds',
  ]) {
    it(`answers 404 without a body to ${endpoint}`, async (t) => {
      const emulator = await startEmulator(t);
      assert.deepEqual(await ask(emulator, endpoint), { status: 404, body: {} });
    });
  }

  it('records requests with headers and body, and without the key', async (t) => {
    const emulator = await startEmulator(t);
    await ask(emulator, 'POST /payments/setups', { body: kakaoSetup, key: 'k-1' });
    const [request] = emulator.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request.path, '/payments/setups');
    assert.deepEqual(request.body, kakaoSetup);
    assert.equal(request.headers['cko-idempotency-key'], 'k-1');
    assert.ok(!JSON.stringify(request).includes(secretKey));
  });
});
