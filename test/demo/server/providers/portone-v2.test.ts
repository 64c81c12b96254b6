import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { emulatedChannelKeys, type PortOneV2EmulatorOptions } from '../../../../demo/emulator/portone-v2/index.js';
import { createPortOneV2Provider, type PortOneV2Options } from '../../../../demo/server/providers/portone-v2.js';
import {
  apiSecret,
  goThrough,
  openWindow,
  startBench,
  storeId,
  webhookSecret,
} from '../../emulator/portone-v2/bench.js';
import { anAttempt, asRead, keptRequests, requestOf, silentLog } from './portone-v2-bench.js';

const options: PortOneV2Options = { storeId, apiSecret, webhookSecret, live: false, channelKeys: emulatedChannelKeys };

async function start(
  t: TestContext,
  emulated: Partial<PortOneV2EmulatorOptions> = {},
  own: Partial<PortOneV2Options> = {},
) {
  const { emulator, portone } = await startBench(t, emulated);
  const provider = createPortOneV2Provider({ ...options, baseUrl: emulator.origin, ...own }, silentLog);
  return { emulator, portone, provider };
}

describe('the options', () => {
  const wrong = [
    ['no store', { storeId: '' }, /storeId/],
    ['no secret', { apiSecret: ' ' }, /apiSecret/],
    ['a webhook secret that is no Base64', { webhookSecret: 'whsec_한' }, /webhookSecret/],
    ['a path that the client would drop', { baseUrl: 'http://127.0.0.1:1/v2' }, /baseUrl/],
  ] as const;
  for (const [name, change, expected] of wrong) {
    it(`are refused with ${name}`, () => {
      assert.throws(() => createPortOneV2Provider({ ...options, ...change }, silentLog), expected);
    });
  }
});

describe('creating', () => {
  it('registers the amount, and sends nothing else', async (t) => {
    const { emulator, provider } = await start(t);
    const creation = await provider.create(anAttempt());
    assert.ok(creation.type === 'created');
    assert.equal(creation.objectId, '0c0ffee012344abc8def0123456789ab');
    assert.deepEqual(keptRequests(emulator), [
      {
        method: 'POST',
        path: '/payments/0c0ffee012344abc8def0123456789ab/pre-register',
        body: { storeId, totalAmount: 14_000, currency: 'KRW' },
      },
    ]);
    assert.doesNotMatch(JSON.stringify(creation), new RegExp(apiSecret));
  });

  it('makes the same again for the same attempt', async (t) => {
    const { provider } = await start(t);
    assert.deepEqual(await provider.create(anAttempt()), await provider.create(anAttempt()));
  });

  it('needs no request for a billing key', async (t) => {
    const { emulator, provider } = await start(t);
    const creation = await provider.create(anAttempt({ mode: 'save', amount: null }));
    assert.equal(creation.type, 'created');
    assert.deepEqual(emulator.requests, []);
  });

  it('goes on when a crash hid that it was paid', async (t) => {
    const { emulator, provider } = await start(t);
    const creation = await provider.create(anAttempt());
    await goThrough(emulator, requestOf(creation));
    assert.deepEqual(await provider.create(anAttempt()), creation);
  });

  it('refuses a method without a channel', async (t) => {
    const { provider } = await start(t, {}, { channelKeys: { payment: {}, billing: {} } });
    const creation = await provider.create(anAttempt());
    assert.ok(creation.type === 'refused' && creation.code === 'method-unavailable');
  });

  it('is refused for good by INVALID_REQUEST, and for now by a wrong secret', async (t) => {
    const refusal = Response.json({ type: 'INVALID_REQUEST', message: 'no' }, { status: 400 });
    const { emulator, provider } = await start(t, { fault: { before: () => refusal } });
    assert.equal((await provider.create(anAttempt())).type, 'refused');
    const stranger = createPortOneV2Provider(
      { ...options, baseUrl: emulator.origin, apiSecret: 'emulator-another' },
      silentLog,
    );
    assert.equal((await stranger.create(anAttempt())).type, 'unavailable');
  });
});

describe('PortOne not being reached', () => {
  const faults: readonly (readonly [name: string, answer: () => Response | Promise<Response>])[] = [
    ['a page of HTML with 500', () => new Response('<h1>oops</h1>', { status: 500 })],
    ['an error in another shape', () => Response.json({ message: 'oops' }, { status: 502 })],
    ['garbage with 200', () => new Response('{"status":', { status: 200 })],
    ['no answer in time', () => new Promise(() => undefined)],
  ];
  for (const [name, answer] of faults) {
    it(`by ${name}, is no word about the attempt`, async (t) => {
      const { provider } = await start(t, { fault: { before: answer } }, { timeoutMilliseconds: 500 });
      assert.equal((await provider.create(anAttempt())).type, 'unavailable');
      assert.equal((await provider.retrieve(asRead(anAttempt()), {})).status, 'unknown');
      assert.equal((await provider.expire(asRead(anAttempt()))).status, 'unknown');
    });
  }
});

describe('retrieving', () => {
  it('finds an attempt open before and while its window is open', async (t) => {
    const { emulator, provider } = await start(t);
    const creation = await provider.create(anAttempt());
    assert.equal((await provider.retrieve(asRead(anAttempt()), {})).status, 'open');
    await openWindow(emulator, requestOf(creation));
    assert.equal((await provider.retrieve(asRead(anAttempt()), {})).status, 'open');
  });

  it('finds it paid, with the figures PortOne has', async (t) => {
    const { emulator, provider } = await start(t);
    await goThrough(emulator, requestOf(await provider.create(anAttempt())), 'wrong-amount');
    const seen = await provider.retrieve(asRead(anAttempt()), {});
    assert.ok(seen.status === 'succeeded');
    assert.deepEqual([seen.attemptId, seen.amount, seen.currency], [anAttempt().attemptId, 13_999, 'KRW']);
  });

  it('tells a cancel from a decline', async (t) => {
    const { emulator, provider } = await start(t);
    for (const [outcome, status] of [
      ['cancel', 'canceled'],
      ['decline', 'failed'],
    ] as const) {
      const hints = await goThrough(emulator, requestOf(await provider.create(anAttempt())), outcome);
      assert.equal((await provider.retrieve(asRead(anAttempt()), hints)).status, status);
      assert.equal((await provider.retrieve(asRead(anAttempt()), {})).status, status);
    }
  });

  it('asks for the payment of this attempt alone, whatever the browser names', async (t) => {
    const { emulator, provider } = await start(t);
    await provider.retrieve(asRead(anAttempt()), { paymentId: 'somebodyelses', txId: 'x', payment_id: 'y' });
    assert.deepEqual(keptRequests(emulator), [
      { method: 'GET', path: `/payments/0c0ffee012344abc8def0123456789ab?storeId=${storeId}`, body: null },
    ]);
  });

  it('takes no payment of a test channel in a live shop', async (t) => {
    const { emulator, provider } = await start(t, {}, { live: true });
    await goThrough(emulator, requestOf(await provider.create(anAttempt())));
    assert.equal((await provider.retrieve(asRead(anAttempt()), {})).status, 'unknown');
  });

  it('takes one of a live channel there', async (t) => {
    const { emulator, provider } = await start(t, { channelType: 'LIVE' }, { live: true });
    await goThrough(emulator, requestOf(await provider.create(anAttempt())));
    assert.equal((await provider.retrieve(asRead(anAttempt()), {})).status, 'succeeded');
  });
});

describe('expiring', () => {
  it('keeps a window that is not open yet from opening', async (t) => {
    const { emulator, provider } = await start(t);
    const creation = await provider.create(anAttempt());
    assert.equal((await provider.expire(asRead(anAttempt()))).status, 'expired');
    await assert.rejects(openWindow(emulator, requestOf(creation)));
    assert.equal(emulator.store.windows.size, 0);
  });

  it('finds out that it is paid', async (t) => {
    const { emulator, provider } = await start(t);
    await goThrough(emulator, requestOf(await provider.create(anAttempt())));
    assert.equal((await provider.expire(asRead(anAttempt()))).status, 'succeeded');
  });

  it('has nothing to close for a billing key', async (t) => {
    const { emulator, provider } = await start(t);
    assert.equal((await provider.expire(asRead(anAttempt({ mode: 'save', amount: null })))).status, 'expired');
    assert.deepEqual(emulator.requests, []);
  });
});
