import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { startPortOneEmulator } from '../../../../demo/emulator/portone/index.js';
import { apiKey, apiSecret, startBench } from './bench.js';

async function statusFor(origin: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/v1/iamport.js`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('starting the PortOne V1 emulator', () => {
  it('listens on a free port of 127.0.0.1', async (t) => {
    const { origin, script } = await startBench(t);
    assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(script, `${origin}/v1/iamport.js`);
  });

  it('says so when its port is taken', async (t) => {
    const { origin } = await startBench(t);
    const port = Number(new URL(origin).port);
    await assert.rejects(startPortOneEmulator({ apiKey, apiSecret, port }), { code: 'EADDRINUSE' });
  });

  for (const host of ['0.0.0.0', '192.168.0.1', 'emulator.example', '::']) {
    it(`refuses to listen on ${host}`, async () => {
      await assert.rejects(startPortOneEmulator({ apiKey, apiSecret, host }), {
        name: 'TypeError',
        message: /loopback/,
      });
    });
  }

  it('refuses keys that could be an account’s own, and does not repeat them', async () => {
    const real = '1234567890123456';
    await assert.rejects(startPortOneEmulator({ apiKey: real, apiSecret }), (error: Error) => {
      return error.message.startsWith('apiKey: expected emulator_') && !error.message.includes(real);
    });
    await assert.rejects(startPortOneEmulator({ apiKey, apiSecret: 'secret' }), { message: /^apiSecret:/ });
  });

  it('refuses to send webhooks to another machine', async () => {
    const webhook = { url: 'https://shop.example/webhook' };
    await assert.rejects(startPortOneEmulator({ apiKey, apiSecret, webhook }), { message: /^webhook\.url:/ });
  });

  it('answers 403 to a Host header that is not a loopback one', async (t) => {
    const { origin } = await startBench(t);
    assert.equal(await statusFor(origin, 'evil.example'), 403);
    assert.equal(await statusFor(origin, 'localhost'), 200);
  });
});
