import assert from 'node:assert/strict';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { startPortOneV2Emulator } from '../../../../demo/emulator/portone-v2/index.js';
import { apiSecret, startBench, storeId, webhookSecret } from './bench.js';

describe('starting the PortOne V2 emulator', () => {
  const refusals = [
    ['a host that others can reach', { host: '0.0.0.0' }, /loopback/],
    ['a secret that may be real', { apiSecret: 'N9rqVKKD4pO7zJpE0O4c' }, /never give the emulator a real secret/],
    ['no store', { storeId: ' ' }, /storeId/],
    ['a webhook address elsewhere', { webhook: { url: 'https://shop.example/', secret: webhookSecret } }, /loopback/],
    ['a webhook secret that is no Base64', { webhook: { url: 'http://localhost/', secret: 'whsec_?' } }, /Base64/],
    ['half seconds', { slowSeconds: 0.5 }, /whole seconds/],
  ] as const;
  for (const [name, options, expected] of refusals) {
    it(`refuses ${name}`, async () => {
      await assert.rejects(startPortOneV2Emulator({ storeId, apiSecret, ...options }), expected);
    });
  }

  it('answers no host name but this machine’s own', async (t) => {
    const { emulator } = await startBench(t);
    const asked = request(`${emulator.origin}/v2/browser-sdk.js`, { headers: { Host: 'rebound.example' } });
    const answered = new Promise<number | undefined>((resolve) => {
      asked.on('response', (response) => void text(response).then(() => resolve(response.statusCode)));
    });
    asked.end();
    assert.equal(await answered, 403);
  });

  it('says what it does not have', async (t) => {
    const { emulator } = await startBench(t);
    const response = await fetch(`${emulator.origin}/payment-schedules`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /NOT_SUPPORTED_BY_THIS_EMULATOR/);
  });
});
