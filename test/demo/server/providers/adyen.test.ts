import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paymentMethodsRequest, paymentRequest } from '../../../../demo/emulator/adyen/api/schemas.js';
import { createAdyenProvider, type AdyenOptions } from '../../../../demo/server/providers/adyen.js';
import { apiKey, hmacKey, merchantAccount } from '../../emulator/adyen/bench.js';
import { actionOf, attempt, attemptId, instead, otherId, startProvider } from '../../emulator/adyen/provider-bench.js';

describe('options of Adyen', () => {
  const usual = { apiKey, merchantAccount, hmacKey, live: false };
  it('must be usable, and the refusal names what was expected', () => {
    const wrong: readonly [Partial<AdyenOptions>, RegExp][] = [
      [{ apiKey: ' ' }, /apiKey: expected/],
      [{ merchantAccount: '' }, /merchantAccount: expected/],
      [{ hmacKey: 'secret' }, /hmacKey: expected hex/],
      [{ hmacKey: '' }, /hmacKey: expected hex/],
      [{ tokenHmacKey: 'abc' }, /tokenHmacKey: expected hex/],
      [{ live: true }, /baseUrl: expected the address of the live environment/],
    ];
    for (const [changes, expected] of wrong) {
      assert.throws(() => createAdyenProvider({ ...usual, ...changes }, () => undefined), expected);
    }
  });
});

describe('starting a payment at Adyen', () => {
  it('gives the browser a redirect by GET for Kakao Pay, and one by POST with data for a Korean card', async (t) => {
    const { provider } = await startProvider(t);
    const kakao = actionOf(await provider.create(attempt));
    assert.deepEqual([kakao.method, kakao.data], ['GET', undefined]);
    const card = actionOf(await provider.create({ ...attempt, attemptId: otherId, method: 'kr_card' }));
    assert.equal(card.method, 'POST');
    assert.deepEqual(Object.keys(card.data ?? {}), ['payment', 'check']);
  });

  it('asks with documented fields only, with the key in a header and an idempotency key of the attempt', async (t) => {
    const { provider, emulator } = await startProvider(t);
    await provider.create({ ...attempt, mode: 'subscribe' });
    const [methods, payment, ...more] = emulator.requests;
    assert.deepEqual(more, []);
    paymentMethodsRequest.parse(methods?.body);
    paymentRequest.parse(payment?.body);
    assert.equal(payment?.headers['x-api-key'], apiKey);
    assert.equal(payment?.headers['idempotency-key'], `${attemptId}:payment`);
  });

  it('makes one payment however often it is asked', async (t) => {
    const { provider, emulator } = await startProvider(t);
    const [first, second] = [await provider.create(attempt), await provider.create(attempt)];
    assert.deepEqual(first, second);
    assert.equal(emulator.payments.size, 1);
  });

  it('makes one payment when the first answer was lost', async (t) => {
    let losses = 1;
    const { provider, emulator } = await startProvider(t, {
      tamper: ({ path }) =>
        path === '/v72/payments' && losses-- > 0 ? { status: 502, text: 'Bad Gateway' } : undefined,
    });
    assert.equal((await provider.create(attempt)).type, 'unavailable');
    actionOf(await provider.create(attempt));
    assert.equal(emulator.payments.size, 1);
  });

  it('asks what the account offers once for an amount', async (t) => {
    const { provider, asked } = await startProvider(t);
    await provider.create(attempt);
    await provider.create({ ...attempt, attemptId: otherId });
    assert.equal(asked('/paymentMethods'), 1);
    await provider.create({ ...attempt, attemptId: otherId, amount: 32_000 });
    assert.equal(asked('/paymentMethods'), 2);
  });

  it('refuses a method that the account lacks, before anything is made', async (t) => {
    const { provider, asked } = await startProvider(t, { enabledMethods: ['kcp_payco'] });
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused', JSON.stringify(creation));
    assert.equal(creation.code, 'method-unavailable');
    assert.match(creation.message, /kakaopay.*Customer Area/);
    assert.equal(asked('/payments'), 0);
  });

  it('refuses what Adyen has no redirect for, and saving alone, without asking', async (t) => {
    const { provider, emulator } = await startProvider(t);
    for (const changes of [
      { method: 'samsung_pay' },
      { method: 'toss_pay' },
      { mode: 'save', amount: null },
    ] as const) {
      assert.equal((await provider.create({ ...attempt, ...changes })).type, 'refused');
    }
    assert.deepEqual(emulator.requests, []);
  });

  it('refuses a return address of more than 1,024 characters, and takes one of 1,024', async (t) => {
    const { provider } = await startProvider(t);
    const address = (length: number): string => 'https://shop.example/'.padEnd(length, 'x');
    const creation = await provider.create({ ...attempt, returnUrl: address(1_025) });
    assert.ok(creation.type === 'refused', JSON.stringify(creation));
    assert.equal(creation.code, 'return-url-too-long');
    assert.match(creation.message, /1024/);
    actionOf(await provider.create({ ...attempt, returnUrl: address(1_024) }));
  });

  it('passes on that Adyen refuses, without its words, which are in the log', async (t) => {
    const error = { status: 422, errorCode: '14_030', message: 'Return URL <is> missing.', errorType: 'validation' };
    const { provider, log } = await startProvider(t, { tamper: instead('/payments', 422, JSON.stringify(error)) });
    const creation = await provider.create(attempt);
    assert.ok(creation.type === 'refused', JSON.stringify(creation));
    assert.equal(creation.code, 'provider-refused');
    assert.doesNotMatch(creation.message, /<is>/);
    assert.match(log.join(), /Return URL <is> missing/);
  });

  it('may be tried again after a wrong key, faults, and answers without sense', async (t) => {
    const answers: readonly [string, number, string][] = [
      ['/paymentMethods', 500, 'Oops'],
      ['/paymentMethods', 200, '{"paymentMethods":"none"}'],
      ['/payments', 500, 'Oops'],
      ['/payments', 200, ''],
      ['/payments', 200, '<html>'],
      ['/payments', 200, '{"resultCode":"RedirectShopper","action":{"type":"redirect"}}'],
    ];
    for (const [path, status, text] of answers) {
      const { provider, log } = await startProvider(t, { tamper: instead(path, status, text) });
      assert.equal((await provider.create(attempt)).type, 'unavailable');
      assert.equal(log.length, 1);
    }
    const wrongKey = await startProvider(t, {}, { apiKey: 'test_wrong' });
    assert.equal((await wrongKey.provider.create(attempt)).type, 'unavailable');
  });

  it('does not wait for Adyen longer than its time', async (t) => {
    const { provider } = await startProvider(
      t,
      { tamper: ({ path }) => (path === '/v72/payments' ? 'no-answer' : undefined) },
      { timeoutMilliseconds: 50 },
    );
    assert.equal((await provider.create(attempt)).type, 'unavailable');
  });

  it('can be tried again when nobody listens', async () => {
    const options = { apiKey, merchantAccount, hmacKey, live: false, baseUrl: 'http://127.0.0.1:9/v72' };
    const provider = createAdyenProvider(options, () => undefined);
    assert.equal((await provider.create(attempt)).type, 'unavailable');
  });
});
