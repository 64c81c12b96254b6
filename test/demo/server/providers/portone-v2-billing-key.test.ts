import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { buyerIdOf } from '../../../../demo/server/buyer-id.js';
import { readBillingKey } from '../../../../demo/server/providers/portone-v2-billing-key.js';
import { storeId } from '../../emulator/portone-v2/bench.js';
import { anAttempt, asRead, keptRequests, startIssuing as start } from './portone-v2-bench.js';

const objectId = '0c0ffee012344abc8def0123456789ab';
const saving = anAttempt({ mode: 'save', amount: null, orderId: null, orderName: null });
const payAndSave = anAttempt({ mode: 'pay-and-save' });

describe('keeping a method', () => {
  it('succeeds with the key that the browser brought, once PortOne vouches for it', async (t) => {
    const { provider, issue } = await start(t);
    const hints = await issue(saving);
    assert.deepEqual(await provider.retrieve(asRead(saving), hints), {
      status: 'succeeded',
      attemptId: saving.attemptId,
      paymentId: objectId,
      amount: null,
      currency: null,
      saved: { customerId: buyerIdOf('shopper-1'), paymentMethodId: hints['billingKey'], mandateId: null },
    });
  });

  it('confirms a key that waits for the server, once', async (t) => {
    const { emulator, provider, issue } = await start(t);
    const hints = await issue(saving, 'needs-confirmation');
    const first = await provider.retrieve(asRead(saving), hints);
    assert.equal(first.status, 'succeeded');
    assert.deepEqual(await provider.retrieve(asRead(saving), hints), first);
    const confirmations = keptRequests(emulator).filter((request) => JSON.stringify(request).includes('confirm'));
    assert.deepEqual(confirmations, [
      {
        method: 'POST',
        path: '/billing-keys/confirm',
        body: { storeId, billingIssueToken: hints['billingIssueToken'], isTest: true },
      },
    ]);
  });

  it('is open while nobody names a key', async (t) => {
    const { provider, issue } = await start(t);
    await issue(saving);
    assert.equal((await provider.retrieve(asRead(saving), {})).status, 'open');
  });

  it('tells a cancel', async (t) => {
    const { provider, issue } = await start(t);
    assert.equal((await provider.retrieve(asRead(saving), await issue(saving, 'cancel'))).status, 'canceled');
  });

  it('fails when the key was deleted', async (t) => {
    const { portone, provider, issue } = await start(t);
    const hints = await issue(saving);
    await portone.billingKey.deleteBillingKey({ billingKey: hints['billingKey'] ?? '' });
    assert.equal((await provider.retrieve(asRead(saving), hints)).status, 'failed');
  });

  it('takes no key of another attempt', async (t) => {
    const { provider, issue, charges } = await start(t);
    const hints = await issue(anAttempt({ mode: 'pay-and-save', attemptId: randomUUID() }));
    assert.equal((await provider.retrieve(asRead(payAndSave), hints)).status, 'unknown');
    assert.equal(charges().length, 0);
  });

  it('takes no key that nobody issued, and none that looks like a path', async (t) => {
    const { emulator, provider } = await start(t);
    for (const billingKey of ['billing-key-made-up', '../payments/x']) {
      assert.equal((await provider.retrieve(asRead(saving), { billingKey })).status, 'unknown');
    }
    assert.ok(emulator.requests.every(({ path }) => path.startsWith('/billing-keys/')));
  });
});

describe('what PortOne says about a billing key', () => {
  const info = {
    status: 'ISSUED',
    billingKey: 'billing-key-1',
    storeId: 'store-1',
    issueId: objectId,
    customer: { id: 'customer-1' },
    channels: [{ type: 'TEST' }],
  };
  const expected = { storeId: 'store-1', live: false };

  it('is believed when all of it fits', () => {
    assert.deepEqual(readBillingKey(info, 'billing-key-1', expected), {
      type: 'issued',
      issueId: objectId,
      billingKey: 'billing-key-1',
      customerId: 'customer-1',
    });
  });

  const odd: readonly (readonly [name: string, body: unknown])[] = [
    ['of another key', { ...info, billingKey: 'billing-key-2' }],
    ['of another store', { ...info, storeId: 'store-2' }],
    ['without our id', { ...info, issueId: undefined }],
    ['of a live channel', { ...info, channels: [{ type: 'TEST' }, { type: 'LIVE' }] }],
    ['of no channel', { ...info, channels: [] }],
    ['in a status from tomorrow', { ...info, status: 'FROZEN' }],
    ['that is a list', [info]],
  ];
  for (const [name, body] of odd) {
    it(`${name} is unknown`, () => {
      assert.equal(readBillingKey(body, 'billing-key-1', expected).type, 'unknown');
    });
  }
});

describe('paying and keeping', () => {
  it('charges the key, with exactly these fields', async (t) => {
    const { provider, issue, charges } = await start(t);
    const hints = await issue(payAndSave);
    const seen = await provider.retrieve(asRead(payAndSave), hints);
    assert.deepEqual(seen, {
      status: 'succeeded',
      attemptId: payAndSave.attemptId,
      paymentId: objectId,
      amount: 14_000,
      currency: 'KRW',
      saved: { customerId: buyerIdOf('shopper-1'), paymentMethodId: hints['billingKey'], mandateId: null },
    });
    const [charge, ...more] = charges();
    assert.equal(more.length, 0);
    assert.equal(charge?.path, `/payments/${objectId}/billing-key`);
    assert.deepEqual(charge?.body, {
      storeId,
      billingKey: hints['billingKey'],
      orderName: '하동 세작',
      customer: { id: buyerIdOf('shopper-1') },
      customData: JSON.stringify({ attempt: payAndSave.attemptId, order: 'A-1001' }),
      amount: { total: 14_000 },
      currency: 'KRW',
    });
  });

  it('charges once for twenty requests at the same time, and not again later', async (t) => {
    const { provider, issue, charges } = await start(t);
    const hints = await issue(payAndSave);
    const seen = await Promise.all(Array.from({ length: 20 }, () => provider.retrieve(asRead(payAndSave), hints)));
    assert.deepEqual(new Set(seen.map(({ status }) => status)), new Set(['succeeded']));
    assert.equal((await provider.retrieve(asRead(payAndSave), {})).status, 'succeeded');
    assert.equal(charges().length, 1);
  });

  it('asks a card that was declined no second time', async (t) => {
    const { provider, issue, charges } = await start(t);
    const hints = await issue(payAndSave, 'decline-charges');
    const seen = await Promise.all(Array.from({ length: 5 }, () => provider.retrieve(asRead(payAndSave), hints)));
    for (const each of seen) {
      assert.ok(each.status === 'failed');
      assert.equal(each.providerMessage, '한도를 초과했어요.');
    }
    assert.equal((await provider.retrieve(asRead(payAndSave), hints)).status, 'failed');
    assert.equal(charges().length, 1);
  });

  it('reports what was really taken', async (t) => {
    const { provider, issue } = await start(t);
    const seen = await provider.retrieve(asRead(payAndSave), await issue(payAndSave, 'wrong-amount'));
    assert.equal(seen.status === 'succeeded' && seen.amount, 13_999);
  });

  it('joins a charge that takes longer than the browser waits', async (t) => {
    let release: () => void = () => undefined;
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const before = ({ path }: { path: string }) => (path.endsWith('/billing-key') ? held : undefined);
    const { provider, issue, charges } = await start(t, { fault: { before } }, { timeoutMilliseconds: 1_000 });
    const hints = await issue(payAndSave);
    assert.equal((await provider.retrieve(asRead(payAndSave), hints)).status, 'unknown');
    const joined = provider.retrieve(asRead(payAndSave), hints);
    release();
    assert.equal((await joined).status, 'succeeded');
    assert.equal(charges().length, 1);
  });

  it('finds a charge whose answer was lost', async (t) => {
    const after = ({ path }: { path: string }) =>
      path.endsWith('/billing-key') ? new Response('<h1>502</h1>', { status: 502 }) : undefined;
    const { provider, issue, charges } = await start(t, { fault: { after } });
    const hints = await issue(payAndSave);
    assert.equal((await provider.retrieve(asRead(payAndSave), hints)).status, 'unknown');
    assert.equal((await provider.retrieve(asRead(payAndSave), hints)).status, 'succeeded');
    assert.equal(charges().length, 1);
  });

  it('does not charge a key of a window that failed in the browser', async (t) => {
    const { provider, issue, charges } = await start(t);
    const hints = { ...(await issue(payAndSave)), code: 'PG_PROVIDER_ERROR', message: 'user cancelled' };
    assert.equal((await provider.retrieve(asRead(payAndSave), hints)).status, 'canceled');
    assert.equal(charges().length, 0);
  });

  it('charges nothing for an attempt that has ended', async (t) => {
    const { provider, issue, charges } = await start(t);
    const hints = await issue(payAndSave);
    const ended = { ...asRead(payAndSave), live: false };
    assert.equal((await provider.retrieve(ended, hints)).status, 'open');
    assert.equal(charges().length, 0);
  });
});
