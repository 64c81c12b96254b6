import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckoutEmulator, Fault } from '../../../../demo/emulator/checkout/index.js';
import { setupRequest } from '../../../../demo/emulator/checkout/schemas/setup-request.js';
import { confirmKey } from '../../../../demo/server/providers/checkout-setup.js';
import { createCheckoutProvider, type CheckoutOptions } from '../../../../demo/server/providers/checkout.js';
import type { AttemptToCreate, Creation } from '../../../../demo/server/providers/provider.js';
import { processingChannelId, secretKey } from '../../emulator/checkout/bench.js';
import { attemptToCreate, startProviderBench } from '../../emulator/checkout/provider-bench.js';

const attempt: AttemptToCreate = { ...attemptToCreate(), device: { type: 'mobile', os: 'android', inApp: null } };
const { attemptId } = attempt;

const ask = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replace(/set_\w+/, 'SETUP').replace(/pay_\w+/, 'PAYMENT')}`;

function created(creation: Creation): Creation & { readonly type: 'created' } {
  return creation.type === 'created' ? creation : assert.fail(JSON.stringify(creation));
}

const confirms = ({ requests }: CheckoutEmulator): number =>
  requests.filter(({ path }) => path.endsWith('/confirm/kakaopay')).length;

describe('making a payment at Checkout.com', () => {
  it('makes a setup, looks at it and confirms it', async (t) => {
    const { emulator, provider } = await startProviderBench(t);
    created(await provider.create(attempt));
    assert.deepEqual(emulator.requests.map(ask), [
      'POST /payments/setups',
      'GET /payments/setups/SETUP',
      'POST /payments/setups/SETUP/confirm/kakaopay',
    ]);
  });

  it('sends the documented fields and no others, under two idempotency keys', async (t) => {
    const { emulator, provider } = await startProviderBench(t);
    await provider.create(attempt);
    const [setup, , confirm] = emulator.requests;
    const fields = setupRequest.parse(setup?.body);
    assert.deepEqual(fields, setup?.body);
    assert.equal(fields.reference, attemptId);
    assert.equal(setup?.headers['cko-idempotency-key'], attemptId);
    assert.equal(confirm?.body, undefined);
    assert.equal(confirm?.headers['cko-idempotency-key'], confirmKey(attemptId));
    assert.equal(confirm.headers['content-type'], undefined);
  });

  it('hands the browser the payment’s address, and keeps both ids', async (t) => {
    const { emulator, provider } = await startProviderBench(t);
    const { objectId, action } = created(await provider.create(attempt));
    const [payment] = emulator.payments.values();
    assert.ok(payment);
    assert.equal(objectId, `${payment.setupId}:${payment.id}`);
    const href = `${emulator.origin}/pay/${payment.walletCode}`;
    assert.deepEqual(action, { id: payment.id, status: 'Pending', _links: { redirect: { href } } });
  });

  it('hands it on in the setup’s shape when that is what came', async (t) => {
    const { emulator, provider } = await startProviderBench(t, { confirmAnswer: 'setup' });
    const { objectId, action } = created(await provider.create(attempt));
    const [payment] = emulator.payments.values();
    assert.ok(payment);
    assert.equal(objectId, `${payment.setupId}:${payment.id}`);
    const href = `${emulator.origin}/pay/${payment.walletCode}`;
    const latest = { id: payment.id, status: 'Pending', _links: { redirect: { href } } };
    assert.deepEqual(action, { id: payment.setupId, latest_payment: latest });
  });

  it('confirms once, however often it is repeated', async (t) => {
    const { emulator, provider } = await startProviderBench(t);
    const first = created(await provider.create(attempt));
    const second = created(await provider.create(attempt));
    assert.equal(second.objectId, first.objectId);
    assert.equal(confirms(emulator), 1);
    assert.equal(emulator.payments.size, 1);
  });

  it('finds the payment again when the answer of the confirm request was lost', async (t) => {
    let lost = false;
    const loseOnce = ({ path }: { path: string }): Fault | undefined => {
      if (lost || !path.endsWith('/confirm/kakaopay')) return undefined;
      lost = true;
      return { when: 'after', status: 502, text: '<html>Bad gateway</html>' };
    };
    const { emulator, provider } = await startProviderBench(t, { fault: loseOnce });
    assert.equal((await provider.create(attempt)).type, 'unavailable');
    const { objectId } = created(await provider.create(attempt));
    const [payment] = emulator.payments.values();
    assert.equal(objectId, `${payment?.setupId}:${payment?.id}`);
    assert.equal(confirms(emulator), 1);
  });

  it('never throws and makes one payment when two processes ask at once', async (t) => {
    const { emulator, provider } = await startProviderBench(t);
    const creations = await Promise.all([provider.create(attempt), provider.create(attempt)]);
    assert.ok(creations.every(({ type }) => type === 'created' || type === 'unavailable'));
    assert.equal(emulator.payments.size, 1);
  });
});

describe('the options of Checkout.com', () => {
  const options = { secretKey, processingChannelId, baseUrl: 'https://x.example', webhookSignatureKey: 'k' };
  const wrong: readonly (readonly [keyof CheckoutOptions, string])[] = [
    ['secretKey', 'pk_sbox_x'],
    ['secretKey', 'sk_sbox_x\n'],
    ['processingChannelId', 'channel'],
    ['webhookSignatureKey', ' '],
    ['baseUrl', 'api.sandbox.checkout.com'],
    ['baseUrl', 'http://api.sandbox.checkout.com'],
  ];
  for (const [name, value] of wrong) {
    it(`are refused with ${name} ${JSON.stringify(value)}`, () => {
      const make = (): unknown => createCheckoutProvider({ ...options, [name]: value }, () => undefined);
      assert.throws(make, { name: 'TypeError', message: new RegExp(`^${name}: expected`) });
    });
  }

  it('are taken with an https address', () => {
    assert.equal(createCheckoutProvider(options, () => undefined).name, 'checkout');
  });
});
