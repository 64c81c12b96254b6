import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Webhook } from '@portone/server-sdk';
import { goThrough, kakaoIssue, kakaoPayment, startBench, startReceiver, storeId, webhookSecret } from './bench.js';

describe('a webhook', () => {
  it('is signed as the official client expects, and names ids alone', async (t) => {
    const { url, received } = await startReceiver(t);
    const { emulator } = await startBench(t, { webhook: { url, secret: webhookSecret } });
    const { txId } = await goThrough(emulator, { request: kakaoPayment });
    await emulator.webhooksSettled();
    const events = await Promise.all(received.map(({ body, headers }) => Webhook.verify(webhookSecret, body, headers)));
    const paid = events.find(({ type }) => type === 'Transaction.Paid');
    assert.ok(paid && 'data' in paid);
    assert.deepEqual(paid.data, { paymentId: 'payment0001', storeId, transactionId: txId });
  });

  it('does not fit another secret', async (t) => {
    const { url, received } = await startReceiver(t);
    const { emulator } = await startBench(t, { webhook: { url, secret: webhookSecret } });
    await goThrough(emulator, { request: kakaoPayment });
    await emulator.webhooksSettled();
    const [first] = received;
    assert.ok(first);
    const other = `whsec_${Buffer.from('another secret').toString('base64')}`;
    await assert.rejects(Webhook.verify(other, first.body, first.headers), Webhook.WebhookVerificationError);
  });

  it('is sent again under the same id until it is taken', async (t) => {
    const { url, received } = await startReceiver(t, 2);
    const { emulator } = await startBench(t, { webhook: { url, secret: webhookSecret } });
    await goThrough(emulator, { request: kakaoPayment }, 'webhook-never');
    await emulator.webhooksSettled();
    assert.equal(received.length, 3);
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, 1);
    assert.equal(new Set(received.map(({ body }) => body)).size, 1);
  });

  it('tells of a billing key', async (t) => {
    const { url, received } = await startReceiver(t);
    const { emulator } = await startBench(t, { webhook: { url, secret: webhookSecret } });
    const { billingKey } = await goThrough(emulator, { operation: 'billing-key', request: kakaoIssue });
    await emulator.webhooksSettled();
    const bodies = received.map(({ body }) => body).join('\n');
    assert.match(bodies, /BillingKey\.Ready/);
    assert.ok(bodies.includes(`"type":"BillingKey.Issued"`) && bodies.includes(`"billingKey":"${billingKey}"`));
  });
});
