import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choose, kakaoPayment, openWindow, returnFrom, shopOrigin, startBench, startReceiver } from './bench.js';

const tossPayment = { ...kakaoPayment, channelKey: 'channel-key-emulator-tosspay_v2' };
const naverKey = {
  ...kakaoPayment,
  channelKey: 'channel-key-emulator-naverpay-billing',
  naverProductCode: 'plan',
  naverProductCount: 1,
  customer_uid: 'key-1',
};

describe('the payment page', () => {
  it('says what it is and what is paid, in Korean or English', async (t) => {
    const emulator = await startBench(t);
    const url = await openWindow(emulator, kakaoPayment);
    const korean = await (await fetch(url, { headers: { 'accept-language': 'ko' } })).text();
    const english = await (await fetch(url, { headers: { 'accept-language': 'en' } })).text();
    assert.match(korean, /시뮬레이터/);
    assert.match(korean, /하동 세작/);
    assert.match(korean, /14,000원/);
    assert.match(english, /emulator, no real money/);
    assert.match(english, /₩14,000/);
  });

  it('offers each outcome as a button with its name as id', async (t) => {
    const emulator = await startBench(t);
    const page = await (await fetch(await openWindow(emulator, kakaoPayment))).text();
    const ids = [...page.matchAll(/<button\s+id="([\w-]+)"/g)].map((match) => match[1]);
    assert.deepEqual(ids, [
      'approve',
      'decline',
      'cancel',
      'slow',
      'never-return',
      'webhook-first',
      'webhook-never',
      'wrong-amount',
      'callback-never',
      'callback-twice',
    ]);
  });

  it('offers to decline the later charge instead of a wrong amount where only a key is issued', async (t) => {
    const emulator = await startBench(t);
    const page = await (await fetch(await openWindow(emulator, naverKey))).text();
    assert.match(page, /id="decline-charge"/);
    assert.doesNotMatch(page, /id="wrong-amount"/);
  });

  it('shows hostile text as text', async (t) => {
    const emulator = await startBench(t);
    const page = await (
      await fetch(await openWindow(emulator, { ...kakaoPayment, name: '<script>1</script>' }))
    ).text();
    assert.match(page, /&lt;script&gt;1/);
    assert.doesNotMatch(page, /<script>1/);
  });

  it('may be framed only by the page that opened it, and has no inline script', async (t) => {
    const emulator = await startBench(t);
    const response = await fetch(await openWindow(emulator, kakaoPayment));
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /script-src 'self';/);
    assert.ok(policy.endsWith(`frame-ancestors ${shopOrigin}`));
  });

  it('is 404 for an unknown window, 410 for one that is over, 400 for an unknown outcome', async (t) => {
    const emulator = await startBench(t);
    const url = await openWindow(emulator, kakaoPayment);
    assert.equal((await choose(url, 'refund')).status, 400);
    await choose(url, 'approve');
    assert.equal((await fetch(url)).status, 410);
    assert.equal((await fetch(`${emulator.origin}/pay/none`)).status, 404);
  });
});

describe('coming back from a window that left the page', () => {
  it('keeps the shop’s own parameter and adds both ids', async (t) => {
    const emulator = await startBench(t);
    const location = (await choose(await openWindow(emulator, kakaoPayment), 'approve')).headers.get('location') ?? '';
    const [impUid] = emulator.payments.keys();
    const expected = `${shopOrigin}/return?kr_pay_attempt=1&imp_uid=${impUid}&merchant_uid=order-1&imp_success=true`;
    assert.equal(location, expected);
  });

  it('after a cancel in an older window has [결제포기] and no code, and the record stays ready', async (t) => {
    const emulator = await startBench(t);
    const params = await returnFrom(await openWindow(emulator, kakaoPayment), 'cancel');
    assert.match(params['error_msg'] ?? '', /\[결제포기\]/);
    assert.deepEqual([params['error_code'], params['imp_success']], [undefined, 'false']);
    assert.equal([...emulator.payments.values()][0]?.status, 'ready');
  });

  it('after a cancel in a newer window has F400 and nothing about success, and the record failed', async (t) => {
    const emulator = await startBench(t);
    const params = await returnFrom(await openWindow(emulator, tossPayment), 'cancel');
    assert.equal(params['error_code'], 'F400');
    assert.equal('imp_success' in params, false);
    assert.equal([...emulator.payments.values()][0]?.status, 'failed');
  });

  it('after an approval in a newer window has the two ids only', async (t) => {
    const emulator = await startBench(t);
    const params = await returnFrom(await openWindow(emulator, tossPayment), 'approve');
    assert.deepEqual(Object.keys(params), ['imp_uid', 'merchant_uid']);
  });

  it('twice by a double click leads the same way and pays once', async (t) => {
    const emulator = await startBench(t);
    const url = await openWindow(emulator, kakaoPayment);
    const [first, second] = await Promise.all([choose(url, 'approve'), choose(url, 'approve')]);
    assert.equal(first.headers.get('location'), second.headers.get('location'));
    assert.equal(emulator.payments.size, 1);
  });

  it('late is a page that goes on by itself, and never is a page that does not', async (t) => {
    const emulator = await startBench(t);
    const late = await (await choose(await openWindow(emulator, kakaoPayment), 'slow')).text();
    const other = { ...kakaoPayment, merchant_uid: 'order-2' };
    const never = await (await choose(await openWindow(emulator, other), 'never-return')).text();
    assert.match(late, /http-equiv="refresh" content="5; url=http:\/\/localhost:3000\/return/);
    assert.doesNotMatch(never, /refresh|return\?/);
    assert.deepEqual(
      [...emulator.payments.values()].map(({ status }) => status),
      ['paid', 'paid'],
    );
  });

  it('with a wrong amount has taken one won less', async (t) => {
    const emulator = await startBench(t);
    await returnFrom(await openWindow(emulator, kakaoPayment), 'wrong-amount');
    assert.equal([...emulator.payments.values()][0]?.amount, 13_999);
  });
});

describe('a window for a billing key', () => {
  it('at Kakao Pay takes the amount and issues the key', async (t) => {
    const emulator = await startBench(t);
    const params = { ...kakaoPayment, channelKey: 'channel-key-emulator-kakaopay-billing', customer_uid: 'key-1' };
    await choose(await openWindow(emulator, params), 'approve');
    const [record] = emulator.payments.values();
    assert.deepEqual([record?.amount, record?.customer_uid_usage], [14_000, 'payment']);
    assert.ok(emulator.keys.has('key-1'));
  });

  it('at Naver Pay issues the key and takes nothing, whatever the amount', async (t) => {
    const emulator = await startBench(t);
    await choose(await openWindow(emulator, naverKey), 'approve');
    const [record] = emulator.payments.values();
    assert.deepEqual([record?.status, record?.amount, record?.customer_uid_usage], ['paid', 0, 'issue']);
    assert.ok(emulator.keys.has('key-1'));
  });
});

describe('a webhook', () => {
  it('about a payment has three unsigned fields, and comes again until it is acknowledged', async (t) => {
    const { url, deliveries } = await startReceiver(t, [500]);
    const emulator = await startBench(t, { webhook: { url } });
    await choose(await openWindow(emulator, kakaoPayment), 'approve');
    await emulator.webhooksSettled();
    const [impUid] = emulator.payments.keys();
    const body = JSON.stringify({ imp_uid: impUid, merchant_uid: 'order-1', status: 'paid' });
    assert.deepEqual(deliveries, [
      { contentType: 'application/json', body },
      { contentType: 'application/json', body },
    ]);
  });

  it('is a form where the console says so', async (t) => {
    const { url, deliveries } = await startReceiver(t);
    const emulator = await startBench(t, { webhook: { url, format: 'form' } });
    await choose(await openWindow(emulator, kakaoPayment), 'approve');
    await emulator.webhooksSettled();
    assert.match(deliveries[0]?.body ?? '', /^imp_uid=imp_\d+&merchant_uid=order-1&status=paid$/);
    assert.equal(deliveries[0]?.contentType, 'application/x-www-form-urlencoded');
  });

  it('goes to notice_url instead of the console’s address', async (t) => {
    const [console_, own] = [await startReceiver(t), await startReceiver(t)];
    const emulator = await startBench(t, { webhook: { url: console_.url } });
    await choose(await openWindow(emulator, { ...kakaoPayment, notice_url: own.url }), 'approve');
    await emulator.webhooksSettled();
    assert.deepEqual([console_.deliveries.length, own.deliveries.length], [0, 1]);
  });

  it('is not sent for a decline, a cancel, or when the tester wants none', async (t) => {
    const { url, deliveries } = await startReceiver(t);
    const emulator = await startBench(t, { webhook: { url } });
    for (const outcome of ['decline', 'cancel', 'webhook-never']) {
      await choose(await openWindow(emulator, { ...kakaoPayment, merchant_uid: outcome }), outcome);
    }
    await emulator.webhooksSettled();
    assert.deepEqual(deliveries, []);
  });

  it('that shall arrive first has arrived when the browser is sent back', async (t) => {
    const { url, deliveries } = await startReceiver(t);
    const emulator = await startBench(t, { webhook: { url } });
    const response = await choose(await openWindow(emulator, kakaoPayment), 'webhook-first');
    assert.deepEqual([response.status, deliveries.length], [303, 1]);
  });

  it('to another machine is refused when the window opens', async (t) => {
    const emulator = await startBench(t);
    const params = { ...kakaoPayment, notice_url: 'https://shop.example/hook' };
    await assert.rejects(openWindow(emulator, params), /loopback/);
  });
});
