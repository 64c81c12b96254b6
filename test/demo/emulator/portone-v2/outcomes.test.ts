import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomes } from '../../../../demo/emulator/portone-v2/index.js';
import {
  choose,
  goThrough,
  kakaoIssue,
  kakaoPayment,
  openWindow,
  startBench,
  startReceiver,
  webhookSecret,
} from './bench.js';

const { paymentId } = kakaoPayment;

describe('the payment page', () => {
  it('has a button for each outcome, and says what it is', async (t) => {
    const { emulator } = await startBench(t);
    const issue = await openWindow(emulator, { operation: 'billing-key', request: kakaoIssue });
    const html = await (await fetch(issue.url)).text();
    for (const outcome of outcomes) assert.match(html, new RegExp(`<button id="${outcome}"`));
    assert.match(html, /시뮬레이터 · emulator, no real money/);
  });

  it('leaves out what only billing keys can do', async (t) => {
    const { emulator } = await startBench(t);
    const { url } = await openWindow(emulator, { request: kakaoPayment });
    const html = await (await fetch(url)).text();
    assert.doesNotMatch(html, /decline-charges|needs-confirmation/);
  });

  it('speaks the shop’s language', async (t) => {
    const { emulator } = await startBench(t);
    const inKorean = await openWindow(emulator, { request: { ...kakaoPayment, locale: 'KO_KR' } });
    const inEnglish = await openWindow(emulator, { request: { ...kakaoPayment, locale: 'EN_US' } });
    assert.match(await (await fetch(inKorean.url)).text(), /lang="ko"[\s\S]*14,000원/);
    assert.match(await (await fetch(inEnglish.url)).text(), /lang="en"[\s\S]*₩14,000/);
  });

  it('escapes what a shop calls its order', async (t) => {
    const { emulator } = await startBench(t);
    const { url } = await openWindow(emulator, { request: { ...kakaoPayment, orderName: '<script>x</script>' } });
    assert.match(await (await fetch(url)).text(), /&lt;script&gt;x/);
  });

  it('may be framed by the shop alone', async (t) => {
    const { emulator } = await startBench(t);
    const { url } = await openWindow(emulator, {
      device: 'pc',
      request: kakaoPayment,
      origin: 'http://localhost:1234',
    });
    const policy = (await fetch(url)).headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /frame-ancestors http:\/\/localhost:1234$/);
  });
});

describe('an outcome', () => {
  it('approve: pays, and comes back with ids alone after what the address had', async (t) => {
    const { emulator, portone } = await startBench(t);
    const { txId, url } = await openWindow(emulator, { request: kakaoPayment });
    const location = (await choose(url, 'approve')).headers.get('Location');
    assert.equal(location, `${kakaoPayment.redirectUrl}&transactionType=PAYMENT&txId=${txId}&paymentId=payment0001`);
    const payment = await portone.getPayment({ paymentId });
    assert.ok(payment.status === 'PAID' && 'amount' in payment);
    assert.equal(payment.amount.total, 14_000);
  });

  it('wrong-amount: takes 1 won less', async (t) => {
    const { emulator, portone } = await startBench(t);
    await goThrough(emulator, { request: kakaoPayment }, 'wrong-amount');
    const payment = await portone.getPayment({ paymentId });
    assert.ok('amount' in payment);
    assert.equal(payment.amount.total, 13_999);
  });

  it('decline: fails with the payment company’s own words', async (t) => {
    const { emulator, portone } = await startBench(t);
    const report = await goThrough(emulator, { request: kakaoPayment }, 'decline');
    assert.equal(report['code'], 'FAILURE_TYPE_PG');
    assert.equal(report['pgMessage'], '한도를 초과했어요.');
    assert.equal((await portone.getPayment({ paymentId })).status, 'FAILED');
  });

  it('cancel: fails with words alone to tell it by', async (t) => {
    const { emulator } = await startBench(t);
    const report = await goThrough(emulator, { request: kakaoPayment }, 'cancel');
    assert.equal(report['code'], 'FAILURE_TYPE_PG');
    assert.match(report['message'] ?? '', /취소/);
  });

  it('never-return: pays, and stays', async (t) => {
    const { emulator, portone } = await startBench(t);
    const { url } = await openWindow(emulator, { request: kakaoPayment });
    const response = await choose(url, 'never-return');
    assert.equal(response.status, 200);
    assert.doesNotMatch(await response.text(), /http-equiv|<script|<a /);
    assert.equal((await portone.getPayment({ paymentId })).status, 'PAID');
  });

  it('slow: pays, and comes back later', async (t) => {
    const { emulator, portone } = await startBench(t, { slowSeconds: 7 });
    const { url } = await openWindow(emulator, { request: kakaoPayment });
    const html = await (await choose(url, 'slow')).text();
    assert.match(html, /http-equiv="refresh" content="7; url=http:\/\/127\.0\.0\.1:1\/order\?/);
    assert.equal((await portone.getPayment({ paymentId })).status, 'PAID');
  });

  it('webhook-first: comes back after the webhook was answered', async (t) => {
    const { url: receiver, received } = await startReceiver(t);
    const { emulator } = await startBench(t, { webhook: { url: receiver, secret: webhookSecret } });
    const { url } = await openWindow(emulator, { request: kakaoPayment });
    await emulator.webhooksSettled();
    const before = received.length;
    await choose(url, 'webhook-first');
    assert.equal(received.length, before + 1);
    assert.match(received.at(-1)?.body ?? '', /Transaction\.Paid/);
  });

  it('webhook-never: comes back, and sends none', async (t) => {
    const { url: receiver, received } = await startReceiver(t);
    const { emulator } = await startBench(t, { webhook: { url: receiver, secret: webhookSecret } });
    await goThrough(emulator, { request: kakaoPayment }, 'webhook-never');
    await emulator.webhooksSettled();
    assert.deepEqual(
      received.map(({ body }) => body.includes('Transaction.Ready')),
      [true],
    );
  });

  it('is decided once: a second click leads the same way', async (t) => {
    const { emulator, portone } = await startBench(t);
    const { url } = await openWindow(emulator, { request: kakaoPayment });
    const first = await choose(url, 'approve');
    const second = await choose(url, 'decline');
    assert.equal(second.headers.get('Location'), first.headers.get('Location'));
    assert.equal((await portone.getPayment({ paymentId })).status, 'PAID');
  });

  it('that makes no sense is refused', async (t) => {
    const { emulator } = await startBench(t);
    const { url } = await openWindow(emulator, { request: kakaoPayment });
    assert.equal((await choose(url, 'needs-confirmation')).status, 400);
  });

  it('of a window overtaken by another one is a failure', async (t) => {
    const { emulator, portone } = await startBench(t);
    const late = await openWindow(emulator, { request: kakaoPayment });
    await goThrough(emulator, { request: kakaoPayment });
    const location = (await choose(late.url, 'decline')).headers.get('Location') ?? '';
    assert.match(location, /code=PaymentAlreadyPaid/);
    assert.equal((await portone.getPayment({ paymentId })).status, 'PAID');
  });
});
