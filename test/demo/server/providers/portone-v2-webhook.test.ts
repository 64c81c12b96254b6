import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { emulatedChannelKeys, type PortOneV2EmulatorOptions } from '../../../../demo/emulator/portone-v2/index.js';
import { signedHeaders } from '../../../../demo/emulator/portone-v2/webhooks/signature.js';
import { createPortOneV2Provider } from '../../../../demo/server/providers/portone-v2.js';
import { apiSecret, goThrough, startBench, storeId, webhookSecret } from '../../emulator/portone-v2/bench.js';
import { anAttempt, asRead, requestOf, silentLog } from './portone-v2-bench.js';

const objectId = '0c0ffee012344abc8def0123456789ab';

async function start(t: TestContext, emulated: Partial<PortOneV2EmulatorOptions> = {}) {
  const { emulator, portone } = await startBench(t, emulated);
  const channelKeys = emulatedChannelKeys;
  const options = { storeId, apiSecret, webhookSecret, live: false, channelKeys, baseUrl: emulator.origin };
  return { emulator, portone, provider: createPortOneV2Provider(options, silentLog) };
}

const bodyOf = (type: string, data: object): string =>
  JSON.stringify({ type, timestamp: '2026-11-21T03:00:00.000Z', data });
const paidBody = bodyOf('Transaction.Paid', { storeId, paymentId: objectId, transactionId: 'tx-1' });

/** Headers as PortOne signs them; `secondsAgo` dates them back. */
function sign(body: string, secret = webhookSecret, secondsAgo = 0): Headers {
  const timestamp = Math.floor(Date.now() / 1_000) - secondsAgo;
  return new Headers({ ...signedHeaders(secret, { id: 'webhook-1', timestamp, body }) });
}

describe('a webhook of PortOne V2', () => {
  it('about a payment names its id', async (t) => {
    const { provider } = await start(t);
    const headers = sign(paidBody);
    assert.deepEqual(await provider.readWebhook(paidBody, headers), [
      {
        eventId: 'webhook-1',
        eventType: 'Transaction.Paid',
        signature: headers.get('webhook-signature'),
        objectId,
        attemptId: '0c0ffee0-1234-4abc-8def-0123456789ab',
      },
    ]);
  });

  const forged: readonly (readonly [name: string, body: string, headers: Headers])[] = [
    ['without a signature', paidBody, new Headers()],
    ['signed by another secret', paidBody, sign(paidBody, `whsec_${Buffer.from('another').toString('base64')}`)],
    ['changed after it was signed', paidBody.replace('tx-1', 'tx-2'), sign(paidBody)],
    ['that is six minutes old', paidBody, sign(paidBody, webhookSecret, 360)],
    ['that is no JSON', 'Paid', sign('Paid')],
    ['of the version 2024-01-01', '{"payment_id":"x","status":"Paid"}', sign('{"payment_id":"x","status":"Paid"}')],
  ];
  for (const [name, body, headers] of forged) {
    it(`${name} is refused`, async (t) => {
      const { provider } = await start(t);
      assert.equal(typeof (await provider.readWebhook(body, headers)), 'string');
    });
  }

  const meaningless = [
    ['of a type from tomorrow', bodyOf('Store.Moved', { storeId })],
    ['of another store', bodyOf('Transaction.Paid', { storeId: 'store-2', paymentId: objectId })],
    ['about a key of another store', bodyOf('BillingKey.Issued', { storeId: 'store-2', billingKey: 'k' })],
    ['about a key that was deleted', bodyOf('BillingKey.Deleted', { storeId, billingKey: 'k' })],
    ['about a key that is not issued yet', bodyOf('BillingKey.Ready', { storeId, billingKey: 'k' })],
  ] as const;
  for (const [name, body] of meaningless) {
    it(`${name} is kept and means nothing`, async (t) => {
      const { emulator, provider } = await start(t);
      const webhooks = await provider.readWebhook(body, sign(body));
      assert.ok(typeof webhooks !== 'string');
      assert.equal(webhooks[0]?.objectId, undefined);
      assert.deepEqual(emulator.requests, []);
    });
  }

  it('about an issued key leads to its attempt, which then finds the key without the browser', async (t) => {
    const { emulator, provider } = await start(t);
    const saving = anAttempt({ mode: 'save', amount: null });
    const { billingKey } = await goThrough(emulator, requestOf(await provider.create(saving)));
    const body = bodyOf('BillingKey.Issued', { storeId, billingKey });
    const webhooks = await provider.readWebhook(body, sign(body));
    assert.ok(typeof webhooks !== 'string');
    assert.equal(webhooks[0]?.objectId, objectId);
    const seen = await provider.retrieve(asRead(saving), {});
    assert.equal(seen.status === 'succeeded' && seen.saved?.paymentMethodId, billingKey);
  });

  it('about an issued key charges a live attempt, and none that is over', async (t) => {
    const { emulator, provider } = await start(t);
    const wanted = anAttempt({ mode: 'pay-and-save' });
    const { billingKey } = await goThrough(emulator, requestOf(await provider.create(wanted)));
    const body = bodyOf('BillingKey.Issued', { storeId, billingKey });
    await provider.readWebhook(body, sign(body));
    const over = { ...asRead(wanted), live: false };
    assert.equal((await provider.retrieve(over, {})).status, 'open');
    assert.equal((await provider.retrieve(asRead(wanted), {})).status, 'succeeded');
  });

  it('about a key that cannot be read now is refused, so that it comes again', async (t) => {
    const { provider } = await start(t, { fault: { before: () => new Response('oops', { status: 500 }) } });
    const body = bodyOf('BillingKey.Issued', { storeId, billingKey: 'billing-key-1' });
    const refusal = await provider.readWebhook(body, sign(body));
    assert.ok(typeof refusal === 'string');
    assert.doesNotMatch(refusal, /billing-key-1/);
  });
});
