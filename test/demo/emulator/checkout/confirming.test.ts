import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, confirmedPayment, createSetup, pressAndReturn, reference, startEmulator } from './bench.js';

describe('confirming a setup', () => {
  it('is answered with the payment, 202', async (t) => {
    const emulator = await startEmulator(t);
    const id = await createSetup(emulator);
    const { status, body } = await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`);
    assert.equal(status, 202);
    assert.match(String(body['id']), /^pay_[a-z2-7]{26}$/);
    assert.equal(body['status'], 'Pending');
    assert.equal(body['reference'], reference);
    const links = body['_links'] as Record<string, { href: string }>;
    assert.equal(links['self']?.href, `${emulator.origin}/payments/${String(body['id'])}`);
    assert.ok(links['redirect']?.href.startsWith(`${emulator.origin}/pay/`));
  });

  it('is answered with the setup, 200, where the emulator is told so', async (t) => {
    const emulator = await startEmulator(t, { confirmAnswer: 'setup' });
    const id = await createSetup(emulator);
    const { status, body } = await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`);
    assert.equal(status, 200);
    assert.equal(body['id'], id);
    const payment = body['latest_payment'] as Record<string, unknown>;
    assert.match(String(payment['id']), /^pay_/);
    assert.equal(payment['status'], 'Pending');
    assert.deepEqual((await ask(emulator, `GET /payments/setups/${id}`)).body, body);
  });

  it('makes another payment each time, as nobody documents that it does not', async (t) => {
    const emulator = await startEmulator(t);
    const id = await createSetup(emulator);
    await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`);
    await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`);
    assert.equal(emulator.payments.size, 2);
  });

  it('takes no body and no other method', async (t) => {
    const emulator = await startEmulator(t);
    const id = await createSetup(emulator);
    const withBody = await ask(emulator, `POST /payments/setups/${id}/confirm/kakaopay`, { body: {} });
    assert.deepEqual(withBody.body['error_codes'], ['body_not_empty']);
    const other = await ask(emulator, `POST /payments/setups/${id}/confirm/klarna`);
    assert.deepEqual(other.body['error_codes'], ['payment_method_invalid']);
    assert.equal(emulator.payments.size, 0);
  });
});

describe('a payment', () => {
  it('is read by its id, and says whose it is', async (t) => {
    const emulator = await startEmulator(t);
    const { paymentId } = await confirmedPayment(emulator);
    const { body } = await ask(emulator, `GET /payments/${paymentId}`);
    assert.deepEqual(
      [body['id'], body['status'], body['approved'], body['amount'], body['currency'], body['reference']],
      [paymentId, 'Pending', false, 14_000, 'KRW', reference],
    );
    assert.deepEqual(body['source'], { type: 'kakaopay' });
    assert.ok(!('actions' in body));
  });

  it('is read by its session for fifteen minutes, with its actions', async (t) => {
    let time = Date.UTC(2026, 10, 21);
    const emulator = await startEmulator(t, { now: () => time });
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    const back = await pressAndReturn(walletUrl, 'decline');
    const sessionId = new URL(back).searchParams.get('cko-session-id') ?? '';
    time += 15 * 60_000 - 1;
    const { body } = await ask(emulator, `GET /payments/${sessionId}`);
    assert.equal(body['id'], paymentId);
    const [action] = body['actions'] as Record<string, unknown>[];
    assert.deepEqual(action?.['response_code'], '20005');
    time += 1;
    assert.equal((await ask(emulator, `GET /payments/${sessionId}`)).status, 404);
  });
});
