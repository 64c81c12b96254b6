import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckoutEmulator } from '../../../../demo/emulator/checkout/index.js';
import { attemptToCreate, startProviderBench } from '../../emulator/checkout/provider-bench.js';

const attempt = attemptToCreate();
const { attemptId } = attempt;

const ask = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path.replace(/set_\w+/, 'SETUP').replace(/pay_\w+/, 'PAYMENT')}`;

const confirms = ({ requests }: CheckoutEmulator): number =>
  requests.filter(({ path }) => path.endsWith('/confirm/kakaopay')).length;

describe('a payment that Checkout.com does not make', () => {
  it('is refused for an address that is too long, without asking', async (t) => {
    const { emulator, provider } = await startProviderBench(t);
    const returnUrl = `https://shop.example/${'x'.repeat(200)}?kr_pay_attempt=${attemptId}`;
    const creation = await provider.create({ ...attempt, returnUrl });
    assert.equal(creation.type === 'refused' && creation.code, 'return-url-too-long');
    assert.deepEqual(emulator.requests, []);
  });

  it('is refused where Kakao Pay is not enabled, and confirms nothing', async (t) => {
    const { emulator, provider } = await startProviderBench(t, { kakaopayEnabled: false });
    const creation = await provider.create(attempt);
    assert.equal(creation.type === 'refused' && creation.code, 'method-unavailable');
    assert.equal(confirms(emulator), 0);
  });

  it('is refused with Checkout.com’s codes when it would refuse again', async (t) => {
    const { provider, log } = await startProviderBench(t, {}, { processingChannelId: 'pc_aaaaaaaaaaaaaaaaaaaaaaaaaa' });
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused');
    assert.equal(creation.code, 'provider-refused');
    assert.match(creation.message, /processing_channel_id_invalid/);
    assert.match(log.join(), /"requestId":"[0-9a-f-]{36}"/);
  });

  it('is unavailable with a wrong key: that can be put right', async (t) => {
    const { provider, log } = await startProviderBench(t, {}, { secretKey: 'sk_sbox_wrong' });
    assert.equal((await provider.create(attempt)).type, 'unavailable');
    assert.ok(!log.join().includes('sk_sbox_wrong'));
  });

  it('is unavailable when nobody answers', async (t) => {
    const { provider } = await startProviderBench(t, {}, { baseUrl: 'http://127.0.0.1:9' });
    assert.equal((await provider.create(attempt)).type, 'unavailable');
  });

  it('is unavailable when the answer takes too long, and made by the repeat', async (t) => {
    let release = (): void => undefined;
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    let isFirst = true;
    const holdFirst = (): Promise<undefined> | undefined => {
      const holds = isFirst;
      isFirst = false;
      return holds ? held : undefined;
    };
    const { emulator, provider } = await startProviderBench(t, { fault: holdFirst }, { timeoutMilliseconds: 1_500 });
    t.after(() => release());
    assert.equal((await provider.create(attempt)).type, 'unavailable');
    assert.equal((await provider.create(attempt)).type, 'created');
    assert.equal(emulator.payments.size, 1);
  });

  for (const status of [403, 404, 409, 429, 500, 503]) {
    it(`is unavailable when any step answers ${status}`, async (t) => {
      for (const step of ['POST /payments/setups', 'GET /payments/setups/SETUP', 'confirm']) {
        const { provider } = await startProviderBench(t, {
          fault: (request) =>
            ask(request) === step || (step === 'confirm' && request.path.endsWith(step + '/kakaopay'))
              ? { when: 'before', status, text: '' }
              : undefined,
        });
        assert.equal((await provider.create(attempt)).type, 'unavailable', step);
      }
    });
  }

  const hostile: readonly (readonly [string, string])[] = [
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['another attempt’s setup', '{"id":"set_x","reference":"another"}'],
    ['a setup of another amount', `{"id":"set_x","reference":"${attemptId}","amount":13999}`],
    ['an id with a path', '{"id":"../../payments/pay_1"}'],
  ];
  for (const [name, text] of hostile) {
    it(`is unavailable when a 200 holds ${name}`, async (t) => {
      const { emulator, provider } = await startProviderBench(t, {
        fault: () => ({ when: 'before', status: 200, text }),
      });
      assert.equal((await provider.create(attempt)).type, 'unavailable');
      assert.equal(confirms(emulator), 0);
    });
  }
});
