import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomes, type Outcome } from '../../../../demo/emulator/checkout/index.js';
import { ask, confirmedPayment, kakaoSetup, press, pressAndReturn, startEmulator, visit } from './bench.js';

const success = 'https://shop.example/ok';
const failure = 'https://shop.example/ok?failed=1';

describe('the wallet page', () => {
  it('says what it is, what is paid, and has a button for each outcome', async (t) => {
    const emulator = await startEmulator(t);
    const { walletUrl } = await confirmedPayment(emulator);
    const page = await (await visit(walletUrl, { headers: { 'accept-language': 'ko-KR,en' } })).text();
    assert.match(page, /시뮬레이터.*emulator, no real money/s);
    assert.match(page, /<strong id="total">14,000원<\/strong>/);
    assert.match(page, /하동 세작 × 1/);
    const ids = [...page.matchAll(/<button\s+id="([\w-]+)"/g)].map((match) => match[1]);
    assert.deepEqual(ids, [...outcomes]);
    assert.ok(!page.includes('<script'));
  });

  it('speaks English to an English browser', async (t) => {
    const emulator = await startEmulator(t);
    const { walletUrl } = await confirmedPayment(emulator);
    const page = await (await visit(walletUrl, { headers: { 'accept-language': 'en-US,ko' } })).text();
    assert.match(page, /<html lang="en">/);
    assert.match(page, />₩14,000</);
  });

  it('escapes what the merchant wrote', async (t) => {
    const emulator = await startEmulator(t);
    const order = { items: [{ name: '<b>tea</b>', quantity: 2, unit_price: 7_000 }] };
    const made = await ask(emulator, 'POST /payments/setups', { body: { ...kakaoSetup, order } });
    await ask(emulator, `POST /payments/setups/${String(made.body['id'])}/confirm/kakaopay`);
    const [payment] = emulator.payments.values();
    const page = await (await visit(`${emulator.origin}/pay/${payment?.walletCode}`)).text();
    assert.match(page, /&lt;b&gt;tea&lt;\/b&gt; × 2/);
  });

  const ends: readonly (readonly [Outcome, string, string, number])[] = [
    ['approve', success, 'Captured', 14_000],
    ['decline', failure, 'Declined', 14_000],
    ['cancel', failure, 'Canceled', 14_000],
    ['expire', failure, 'Expired', 14_000],
    ['webhook-first', success, 'Captured', 14_000],
    ['webhook-never', success, 'Captured', 14_000],
    ['wrong-amount', success, 'Captured', 13_999],
  ];
  for (const [outcome, address, status, amount] of ends) {
    it(`#${outcome} leads to ${address} with the payment ${status}, ${amount} won`, async (t) => {
      const emulator = await startEmulator(t, { addsSessionId: false });
      const { paymentId, walletUrl } = await confirmedPayment(emulator);
      assert.equal(await pressAndReturn(walletUrl, outcome), address);
      const { body } = await ask(emulator, `GET /payments/${paymentId}`);
      assert.deepEqual([body['status'], body['amount'], body['approved']], [status, amount, status === 'Captured']);
    });
  }

  for (const status of ['Declined', 'Pending'] as const) {
    it(`#cancel leaves the payment ${status} where the emulator is told so`, async (t) => {
      const emulator = await startEmulator(t, { statusAfterCancel: status, addsSessionId: false });
      const { paymentId, walletUrl } = await confirmedPayment(emulator);
      assert.equal(await pressAndReturn(walletUrl, 'cancel'), failure);
      assert.equal((await ask(emulator, `GET /payments/${paymentId}`)).body['status'], status);
    });
  }

  it('#slow returns with the payment Pending', async (t) => {
    const emulator = await startEmulator(t, { slowMilliseconds: 600_000, addsSessionId: false });
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    assert.equal(await pressAndReturn(walletUrl, 'slow'), success);
    assert.equal(emulator.payments.get(paymentId)?.status, 'Pending');
    assert.equal(await pressAndReturn(walletUrl, 'decline'), success);
  });

  it('#slow captures it later', async (t) => {
    const emulator = await startEmulator(t, { slowMilliseconds: 20 });
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    await press(walletUrl, 'slow');
    await emulator.webhooksSettled();
    assert.equal(emulator.payments.get(paymentId)?.status, 'Captured');
  });

  it('#never-return takes the money and keeps the browser', async (t) => {
    const emulator = await startEmulator(t);
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    const response = await press(walletUrl, 'never-return');
    assert.equal(response.status, 200);
    assert.ok(!(await response.text()).includes('shop.example'));
    assert.equal(emulator.payments.get(paymentId)?.status, 'Captured');
  });

  it('adds the session behind the merchant’s own parameters', async (t) => {
    const emulator = await startEmulator(t);
    const { walletUrl } = await confirmedPayment(emulator);
    assert.match(await pressAndReturn(walletUrl, 'decline'), /\?failed=1&cko-session-id=sid_[a-z2-7]{26}$/);
  });

  it('sends a second click the same way, whatever it says', async (t) => {
    const emulator = await startEmulator(t);
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    const first = await pressAndReturn(walletUrl, 'approve');
    assert.equal(await pressAndReturn(walletUrl, 'decline'), first);
    assert.equal(emulator.payments.get(paymentId)?.status, 'Captured');
  });

  it('of a decided payment says so, and shows the way back', async (t) => {
    const emulator = await startEmulator(t);
    const { walletUrl } = await confirmedPayment(emulator);
    await press(walletUrl, 'decline');
    const response = await visit(walletUrl);
    assert.equal(response.status, 410);
    assert.match(await response.text(), /<a id="return" href="https:\/\/shop\.example\/ok\?failed=1/);
  });

  it('refuses a form that names no outcome', async (t) => {
    const emulator = await startEmulator(t);
    const { paymentId, walletUrl } = await confirmedPayment(emulator);
    assert.equal((await press(walletUrl, 'maybe')).status, 400);
    assert.equal(emulator.payments.get(paymentId)?.status, 'Pending');
  });

  it('of no payment answers 404', async (t) => {
    const { origin } = await startEmulator(t);
    assert.equal((await visit(`${origin}/pay/none`)).status, 404);
    assert.equal((await press(`${origin}/pay/none`, 'approve')).status, 404);
  });
});
