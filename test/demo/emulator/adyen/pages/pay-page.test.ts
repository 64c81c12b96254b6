import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomes } from '../../../../../demo/emulator/adyen/index.js';
import { enter, kakaoPayment, press, returnAddress, startBench, startReceiver, hmacKey, itemOf } from '../bench.js';

describe('the page of a payment method', () => {
  it('says what it is, what is paid, and has a button for every outcome', async (t) => {
    const { open } = await startBench(t);
    const { status, html } = await enter(await open({ shopperLocale: 'ko-KR' }));
    assert.equal(status, 200);
    assert.match(html, /시뮬레이터/);
    assert.match(html, /emulator, no real money/);
    assert.match(html, /id="total">14,000원</);
    assert.deepEqual(
      outcomes.filter((outcome) => !html.includes(`id="${outcome}" name="outcome"`)),
      [],
    );
    assert.doesNotMatch(html, /<script/);
  });

  it('speaks the language of the payment', async (t) => {
    const { open } = await startBench(t);
    const { html } = await enter(await open({ shopperLocale: 'en-US' }));
    assert.match(html, /<html lang="en">/);
    assert.match(html, /id="total">₩14,000</);
  });

  it('says when the method is saved', async (t) => {
    const { open } = await startBench(t);
    const { html } = await enter(await open({ storePaymentMethod: true, shopperReference: 'shopper-1' }));
    assert.match(html, /id="saving"/);
  });

  it('shows nothing of the reference as markup', async (t) => {
    const { open } = await startBench(t);
    const { html } = await enter(await open({ reference: '<img src=x onerror=alert(1)>' }));
    assert.doesNotMatch(html, /<img/);
  });

  it('opens by POST with the data of its action only, where it redirects by POST', async (t) => {
    const { open } = await startBench(t);
    const action = await open({ paymentMethod: { type: 'kcp_creditcard' } });
    assert.equal((await enter(action)).status, 200);
    assert.equal((await enter({ ...action, method: 'GET' })).status, 405);
    assert.equal((await enter({ ...action, data: { ...action.data, check: 'other' } })).status, 400);
    assert.equal((await enter({ ...action, data: {} })).status, 400);
  });

  it('opens by GET only, where it redirects by GET', async (t) => {
    const { open } = await startBench(t);
    const action = await open();
    assert.equal((await fetch(action.url)).status, 200);
    const data = { payment: action.url.slice(action.url.lastIndexOf('/') + 1), check: '' };
    assert.equal((await enter({ ...action, method: 'POST', data })).status, 400);
  });

  it('goes back with a result in which !, / and + are percent-encoded, behind what the address had', async (t) => {
    const { open } = await startBench(t);
    const address = await returnAddress(await open(), 'approve');
    const prefix = `${kakaoPayment.returnUrl}&redirectResult=`;
    assert.equal(address.slice(0, prefix.length), prefix);
    const written = address.slice(prefix.length);
    for (const encoded of ['%21', '%2F', '%2B']) assert.match(written, new RegExp(encoded));
    assert.doesNotMatch(written, /[!/+]/);
  });

  it('leads the same way when the form comes twice', async (t) => {
    const { open } = await startBench(t);
    const action = await open();
    const first = await returnAddress(action, 'approve');
    assert.equal(await returnAddress(action, 'decline'), first);
    assert.equal((await fetch(action.url, { redirect: 'manual' })).headers.get('Location'), first);
  });

  it('never leads back after "never-return" and "abandon"', async (t) => {
    const { open } = await startBench(t);
    for (const outcome of ['never-return', 'abandon'] as const) {
      const answer = await press(await open(), outcome);
      assert.deepEqual([answer.status, answer.headers.get('Location')], [200, null]);
      assert.match(await answer.text(), /id="message"/);
    }
  });

  it('waits for the webhook after "webhook-first"', async (t) => {
    const { url, received } = await startReceiver(t);
    const { open } = await startBench(t, { webhook: { url, hmacKey } });
    await returnAddress(await open(), 'webhook-first');
    assert.equal(itemOf(received[0])['eventCode'], 'AUTHORISATION');
  });

  it('refuses a form without sense and a payment that is not there', async (t) => {
    const { open, emulator } = await startBench(t);
    assert.equal((await press(await open(), 'nonsense')).status, 400);
    assert.equal((await fetch(`${emulator.origin}/pay/NOBODYS`)).status, 404);
    assert.equal((await fetch(`${emulator.origin}/elsewhere`)).status, 404);
  });
});
