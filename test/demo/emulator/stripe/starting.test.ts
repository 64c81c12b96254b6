import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { startStripeEmulator } from '../../../../demo/emulator/stripe/index.js';
import { secretKey, startBench, visit } from './bench.js';

async function statusFor(origin: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/c/pay/none`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

void describe('starting the Stripe emulator', () => {
  void it('listens on a free port of 127.0.0.1', async (t) => {
    const { emulator } = await startBench(t);
    assert.match(emulator.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  void it('listens on the port it is given, and says so when that is taken', async (t) => {
    const { emulator } = await startBench(t);
    const port = Number(new URL(emulator.origin).port);
    await assert.rejects(startStripeEmulator({ secretKey, port }), { code: 'EADDRINUSE' });
  });

  for (const host of ['0.0.0.0', '192.168.0.1', 'emulator.example', '::']) {
    void it(`refuses to listen on ${host}`, async () => {
      await assert.rejects(startStripeEmulator({ secretKey, host }), { name: 'TypeError', message: /loopback/ });
    });
  }

  for (const key of ['sk_live_x', 'rk_live_x', 'pk_test_x', '']) {
    void it(`refuses the key "${key}"`, async () => {
      await assert.rejects(startStripeEmulator({ secretKey: key }), { name: 'TypeError', message: /^secretKey:/ });
    });
  }

  for (const publishableKey of ['pk_live_x', 'sk_test_x', '']) {
    void it(`refuses the publishable key "${publishableKey}"`, async () => {
      await assert.rejects(startStripeEmulator({ secretKey, publishableKey }), {
        name: 'TypeError',
        message: /^publishableKey:/,
      });
    });
  }

  void it('refuses to send webhooks to another machine', async () => {
    const webhook = { url: 'https://shop.example/webhook', secret: 'whsec_x' };
    await assert.rejects(startStripeEmulator({ secretKey, webhook }), { message: /^webhook\.url:/ });
  });

  void it('refuses an empty webhook secret', async () => {
    const webhook = { url: 'http://127.0.0.1:1/webhook', secret: ' ' };
    await assert.rejects(startStripeEmulator({ secretKey, webhook }), { message: /^webhook\.secret:/ });
  });

  void it('refuses a payment method it does not know', async () => {
    const enabledMethods = ['kakao_pay', 'toss_pay'];
    await assert.rejects(startStripeEmulator({ secretKey, enabledMethods }), { message: /toss_pay/ });
  });

  void it('answers 403 to a Host header that is not a loopback one', async (t) => {
    const { emulator } = await startBench(t);
    assert.equal(await statusFor(emulator.origin, 'evil.example'), 403);
    assert.equal(await statusFor(emulator.origin, 'localhost'), 404);
  });

  void it('stops listening when closed', async () => {
    const emulator = await startStripeEmulator({ secretKey });
    await emulator.close();
    await assert.rejects(visit(emulator.origin));
  });
});
