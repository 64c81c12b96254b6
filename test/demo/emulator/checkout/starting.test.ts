import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { startCheckoutEmulator } from '../../../../demo/emulator/checkout/index.js';
import { processingChannelId, secretKey, signatureKey, startEmulator, visit } from './bench.js';

const options = { secretKey, processingChannelId };

async function statusFor(origin: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/pay/none`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('starting the Checkout.com emulator', () => {
  it('listens on a free port of 127.0.0.1', async (t) => {
    const { origin } = await startEmulator(t);
    assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  for (const host of ['0.0.0.0', '192.168.0.1', 'emulator.example']) {
    it(`refuses to listen on ${host}`, async () => {
      await assert.rejects(startCheckoutEmulator({ ...options, host }), { name: 'TypeError', message: /loopback/ });
    });
  }

  for (const key of ['sk_qvlbmqmtbrhm3kpiqoyfv4ufuu4', 'pk_sbox_x', '']) {
    it(`refuses the key "${key}"`, async () => {
      const starting = startCheckoutEmulator({ ...options, secretKey: key });
      await assert.rejects(starting, { name: 'TypeError', message: /^secretKey:/ });
    });
  }

  it('refuses a processing channel in another form', async () => {
    const starting = startCheckoutEmulator({ ...options, processingChannelId: 'pc_1' });
    await assert.rejects(starting, { message: /^processingChannelId:/ });
  });

  it('refuses to send webhooks to another machine, or unsigned', async () => {
    const elsewhere = { url: 'https://shop.example/webhook', signatureKey };
    await assert.rejects(startCheckoutEmulator({ ...options, webhook: elsewhere }), { message: /^webhook\.url:/ });
    const unsigned = { url: 'http://127.0.0.1:1/webhook', signatureKey: ' ' };
    await assert.rejects(startCheckoutEmulator({ ...options, webhook: unsigned }), { message: /signatureKey/ });
  });

  it('answers 403 to a Host header that is not a loopback one', async (t) => {
    const { origin } = await startEmulator(t);
    assert.equal(await statusFor(origin, 'evil.example'), 403);
    assert.equal(await statusFor(origin, 'localhost'), 404);
  });

  it('stops listening when closed', async () => {
    const emulator = await startCheckoutEmulator(options);
    await emulator.close();
    await assert.rejects(visit(emulator.origin));
  });
});
