import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlainStep, type PlainStep } from '../../../demo/server/plain-form-leave.js';
import type { AnswerProvider } from '../../../src/contract/start-answer.js';

const stepOf = (provider: AnswerProvider, action: unknown, beside: object = {}): Promise<PlainStep> =>
  readPlainStep(
    { kind: 'provider', provider, action, body: { provider, action, ...beside } },
    { returnUrl: 'https://shop.example/pay/return', method: 'kakao_pay', locale: 'ko' },
  );

describe('what a page without JavaScript does with a provider’s action', () => {
  it('is to leave for an address that the address policy lets through', async () => {
    const url = 'https://pay.example/?a=1&b=%22';
    assert.deepEqual(await stepOf('stripe', { url }), {
      type: 'leave',
      departure: { url, method: 'GET', fields: [] },
    });
    assert.deepEqual(await stepOf('adyen', { type: 'redirect', method: 'POST', url, data: { MD: 'x' } }), {
      type: 'leave',
      departure: { url, method: 'POST', fields: [['MD', 'x']] },
    });
  });

  it('is never to leave for another address', async () => {
    for (const url of ['javascript:alert(1)', 'http://pay.example/', '/pay', 'https://user@pay.example/', 'data:,x']) {
      assert.deepEqual(await stepOf('stripe', { url }), { type: 'unusable' }, url);
      assert.deepEqual(await stepOf('adyen', { type: 'redirect', url }), { type: 'unusable' }, url);
    }
  });

  it('is nothing where only a script can go on', async () => {
    const needsScript = { type: 'needs-script' };
    assert.deepEqual(await stepOf('stripe', { client_secret: 'pi_1_secret_2' }, { publishableKey: 'pk' }), needsScript);
    assert.deepEqual(await stepOf('portone', {}), needsScript);
    assert.deepEqual(await stepOf('portone-v2', {}), needsScript);
  });

  it('is to ask for the outcome where nothing is left to do', async () => {
    assert.deepEqual(await stepOf('adyen', { resultCode: 'Authorised' }), { type: 'settled' });
  });
});
