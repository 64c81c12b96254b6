import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { apiKey, apiSecret, askApi, choose, kakaoPayment, openWindow, startBench } from './bench.js';

const token = z.object({ access_token: z.string(), now: z.number(), expired_at: z.number() });
const payment = z.object({ imp_uid: z.string(), status: z.string(), amount: z.number(), cancel_amount: z.number() });
const keys = { imp_key: apiKey, imp_secret: apiSecret };

describe('the access token', () => {
  it('stays the same until it ends after 30 minutes, and is another one then', async (t) => {
    let now = 1_000;
    const emulator = await startBench(t, { now: () => now });
    const first = token.parse((await askApi(emulator, 'POST', '/users/getToken', keys, '')).response);
    now += 1_000;
    const second = token.parse((await askApi(emulator, 'POST', '/users/getToken', keys, '')).response);
    now += 900;
    const third = token.parse((await askApi(emulator, 'POST', '/users/getToken', keys, '')).response);
    assert.equal(first.expired_at, 2_800);
    assert.deepEqual([second.access_token, second.expired_at], [first.access_token, 2_800]);
    assert.notEqual(third.access_token, first.access_token);
  });

  it('lives five minutes longer when it is asked for in its last minute', async (t) => {
    let now = 0;
    const emulator = await startBench(t, { now: () => now });
    await askApi(emulator, 'POST', '/users/getToken', keys, '');
    now = 1_750;
    const late = token.parse((await askApi(emulator, 'POST', '/users/getToken', keys, '')).response);
    assert.equal(late.expired_at, 2_100);
  });

  it('is refused to wrong keys with 401', async (t) => {
    const emulator = await startBench(t);
    const answer = await askApi(emulator, 'POST', '/users/getToken', { ...keys, imp_secret: 'emulator_other' }, '');
    assert.deepEqual([answer.status, answer.code, answer.response], [401, -1, null]);
  });

  it('is needed, as it is or after "Bearer "', async (t) => {
    const emulator = await startBench(t);
    const { access_token } = token.parse((await askApi(emulator, 'POST', '/users/getToken', keys, '')).response);
    const statusWith = async (authorization: string): Promise<number> =>
      (await askApi(emulator, 'GET', '/payments/prepare/none', undefined, authorization)).status;
    assert.deepEqual(
      [await statusWith('no'), await statusWith(access_token), await statusWith(`Bearer ${access_token}`)],
      [401, 404, 404],
    );
  });
});

describe('the API', () => {
  it('refuses unknown and missing fields, and says which', async (t) => {
    const emulator = await startBench(t);
    const answer = await askApi(emulator, 'POST', '/payments/prepare', { merchant_uid: 'a', amuont: 1 });
    assert.deepEqual([answer.status, answer.code], [400, 1]);
    assert.match(answer.message ?? '', /amuont/);
    assert.match(answer.message ?? '', /amount/);
  });

  it('registers an amount once; another one needs PUT', async (t) => {
    const emulator = await startBench(t);
    const first = await askApi(emulator, 'POST', '/payments/prepare', { merchant_uid: 'a', amount: 500 });
    const again = await askApi(emulator, 'POST', '/payments/prepare', { merchant_uid: 'a', amount: 500 });
    const changed = await askApi(emulator, 'PUT', '/payments/prepare', { merchant_uid: 'a', amount: 700 });
    const read = await askApi(emulator, 'GET', '/payments/prepare/a');
    assert.deepEqual([first.code, again.status, again.code, changed.code], [0, 200, 1, 0]);
    assert.deepEqual(read.response, { merchant_uid: 'a', amount: 700, currency: 'KRW' });
    assert.equal((await askApi(emulator, 'PUT', '/payments/prepare', { merchant_uid: 'b', amount: 1 })).status, 404);
  });

  it('does not find a test payment by its id unless that is asked for', async (t) => {
    const emulator = await startBench(t);
    await openWindow(emulator, kakaoPayment);
    const [impUid] = emulator.payments.keys();
    assert.equal((await askApi(emulator, 'GET', `/payments/${impUid}`)).status, 404);
    assert.equal((await askApi(emulator, 'GET', `/payments/${impUid}?include_sandbox=true`)).code, 0);
  });

  it('finds the latest record of a merchant_uid, or the latest with a status', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, kakaoPayment), 'decline');
    await openWindow(emulator, kakaoPayment);
    const latest = payment.parse((await askApi(emulator, 'GET', '/payments/find/order-1')).response);
    const declined = payment.parse((await askApi(emulator, 'GET', '/payments/find/order-1/failed')).response);
    assert.deepEqual([latest.status, declined.status], ['ready', 'failed']);
    assert.equal((await askApi(emulator, 'GET', '/payments/find/order-1/paid')).status, 404);
    assert.equal((await askApi(emulator, 'GET', '/payments/find/order-2')).status, 404);
  });

  it('gives money back, in parts or all of it', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, kakaoPayment), 'approve');
    const part = await askApi(emulator, 'POST', '/payments/cancel', { merchant_uid: 'order-1', amount: 4_000 });
    const rest = await askApi(emulator, 'POST', '/payments/cancel', { merchant_uid: 'order-1', checksum: 10_000 });
    const more = await askApi(emulator, 'POST', '/payments/cancel', { merchant_uid: 'order-1' });
    assert.deepEqual(payment.parse(part.response).status, 'paid');
    const { status, cancel_amount } = payment.parse(rest.response);
    assert.deepEqual([status, cancel_amount, more.code], ['cancelled', 14_000, 1]);
  });
});

describe('a billing key', () => {
  const keyWindow = {
    ...kakaoPayment,
    channelKey: 'channel-key-emulator-kakaopay-billing',
    amount: 0,
    customer_uid: 'key-1',
  };
  const charge = { customer_uid: 'key-1', merchant_uid: 'charge-1', amount: 5_000, name: '정기 배송' };

  it('is there after its window, and can be charged once for a merchant_uid', async (t) => {
    const emulator = await startBench(t);
    assert.equal((await askApi(emulator, 'GET', '/subscribe/customers/key-1')).status, 404);
    await choose(await openWindow(emulator, keyWindow), 'approve');
    const key = await askApi(emulator, 'GET', '/subscribe/customers/key-1');
    const first = await askApi(emulator, 'POST', '/subscribe/payments/again', charge);
    const second = await askApi(emulator, 'POST', '/subscribe/payments/again', charge);
    assert.equal(z.object({ sandbox: z.boolean() }).parse(key.response).sandbox, true);
    assert.equal(payment.parse(first.response).status, 'paid');
    assert.deepEqual([second.status, second.code, second.response], [200, 1, null]);
  });

  it('answers code 0 for a declined charge, which is not paid', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, keyWindow), 'decline-charge');
    const answer = await askApi(emulator, 'POST', '/subscribe/payments/again', charge);
    assert.deepEqual([answer.code, payment.parse(answer.response).status], [0, 'failed']);
  });

  it('is gone once it is deleted', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, keyWindow), 'approve');
    assert.equal((await askApi(emulator, 'DELETE', '/subscribe/customers/key-1?reason=left')).code, 0);
    assert.equal((await askApi(emulator, 'POST', '/subscribe/payments/again', charge)).code, 1);
  });
});
