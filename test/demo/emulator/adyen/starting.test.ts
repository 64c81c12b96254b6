import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { startAdyenEmulator } from '../../../../demo/emulator/adyen/index.js';
import { apiKey, hmacKey, merchantAccount, startBench } from './bench.js';

const usual = { apiKey, merchantAccount };

describe('starting the Adyen emulator', () => {
  it('refuses to listen on anything but this machine', async () => {
    await assert.rejects(startAdyenEmulator({ ...usual, host: '0.0.0.0' }), /host: .*loopback/);
  });

  it('refuses a key that may be a real one', async () => {
    await assert.rejects(startAdyenEmulator({ ...usual, apiKey: 'AQEyhmfxK4nJaBZGw0m' }), /apiKey: expected test_/);
  });

  it('refuses to send webhooks to another machine', async () => {
    const webhook = { url: 'https://shop.example/webhooks/adyen', hmacKey };
    await assert.rejects(startAdyenEmulator({ ...usual, webhook }), /webhook\.url: .*loopback/);
  });

  it('refuses an HMAC key that is not hex', async () => {
    const tokenWebhook = { url: 'http://127.0.0.1:1/', hmacKey: 'secret' };
    await assert.rejects(startAdyenEmulator({ ...usual, tokenWebhook }), /tokenWebhook\.hmacKey: expected hex/);
  });

  it('refuses a method that it does not have', async () => {
    await assert.rejects(startAdyenEmulator({ ...usual, enabledMethods: ['samsungpay'] }), /expected any of kakaopay/);
  });

  it('answers nobody who came by a name of another machine', async (t) => {
    const { emulator } = await startBench(t);
    const status = await new Promise<number | undefined>((resolve) => {
      request(emulator.origin, { headers: { Host: 'shop.example' } }, ({ statusCode }) => resolve(statusCode)).end();
    });
    assert.equal(status, 403);
  });
});
