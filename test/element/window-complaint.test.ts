import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { putGlobal, tidyPage } from '../providers/scripts.js';
import { closeShops, json, openShop } from './shop.js';
import { openWindowShop } from './window-shop.js';
import { limits } from '../../src/controller/limits.js';
import { ifStillHere } from '../../src/controller/still-here.js';
import { waitUntil } from '../support/wait-until.js';

const paid = json({ status: 'succeeded', orderId: 'A-1001', provider: 'portone', paymentId: 'pay_1' });
const complaint = { imp_uid: 'imp_1', merchant_uid: 'A-1001', error_code: 'F400', error_msg: '한도 초과' };

describe('a window that complains', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('is provider-error in its own words while nothing was paid, and the next click repeats the key', async () => {
    const shop = await openWindowShop({ confirm: [json({ status: 'pending' })] });
    (await shop.openWindow()).answer(complaint);
    const { detail } = await shop.heard('kr-pay-failure');
    expect(detail).to.include({
      code: 'provider-error',
      retryable: true,
      provider: 'portone',
      providerCode: 'F400',
      providerMessage: '한도 초과',
      orderId: 'A-1001',
    });
    expect(shop.count('kr-pay-pending')).to.equal(0);
    expect(shop.element.state).to.equal('failed');
    await shop.openWindow();
    const keys = await shop.keys();
    expect(keys).to.deep.equal([detail['attemptId'], detail['attemptId']]);
    const [first, second] = await shop.starts();
    expect(second?.body).to.equal(first?.body);
  });

  it('is provider-error in its own words when the server says failed, and the next click has a new key', async () => {
    const failed = { status: 'failed', orderId: 'A-1001', providerCode: 'server', providerMessage: 'server' };
    const shop = await openWindowShop({ confirm: [json(failed)] });
    (await shop.openWindow()).answer(complaint);
    const { detail } = await shop.heard('kr-pay-failure');
    expect(detail).to.include({ code: 'provider-error', providerCode: 'F400', providerMessage: '한도 초과' });
    await shop.openWindow();
    expect(new Set(await shop.keys()).size).to.equal(2);
  });

  it('is canceled when the server says so', async () => {
    const shop = await openWindowShop({ confirm: [json({ status: 'canceled', orderId: 'A-1001' })] });
    (await shop.openWindow()).answer({ imp_uid: 'imp_1', error_msg: '[결제포기] 사용자가 결제를 취소하셨습니다' });
    const { detail } = await shop.heard('kr-pay-failure');
    expect(detail).to.include({ code: 'canceled', retryable: true, message: ko.failures.canceled });
    expect(shop.count('kr-pay-failure')).to.equal(1);
  });

  it('is a success when the server says so', async () => {
    const shop = await openWindowShop({ confirm: [paid] });
    (await shop.openWindow()).answer({ ...complaint, success: false });
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback' });
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('is pending, not failed, when the server cannot be asked', async () => {
    const shop = await openWindowShop({ confirm: [{ status: 500, headers: { 'Retry-After': '60' } }, paid] });
    (await shop.openWindow()).answer(complaint);
    await shop.heard('kr-pay-pending');
    await shop.heard('kr-pay-success');
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  for (const [how, behave] of [
    [
      'throws',
      () => {
        throw new Error('no channel');
      },
    ],
    ['is rejected', () => Promise.reject(new Error('no channel'))],
  ] as const) {
    it(`by a call that ${how} is provider-error`, async () => {
      const shop = await openWindowShop({ behave, confirm: [json({ status: 'pending' })] });
      shop.button().click();
      const { detail } = await shop.heard('kr-pay-failure');
      expect(detail).to.include({ code: 'provider-error', provider: 'portone', providerMessage: 'no channel' });
      expect((await shop.confirms())[0]?.params).to.deep.equal({});
    });
  }

  it('by a call that is rejected because the page is being left is no failure of the page that comes back', async () => {
    const { leaving } = limits;
    limits.leaving = 100;
    try {
      const behave = () => Promise.reject(new TypeError('Load failed'));
      const shop = await openWindowShop({ behave, confirm: [json({ status: 'pending' })] });
      shop.button().click();
      await shop.heard('kr-pay-redirect');
      await new Promise((resolve) => setTimeout(resolve));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await ifStillHere(undefined);
      await waitUntil(() => shop.element.state === 'ready');
      expect(shop.types()).to.deep.equal(['start', 'redirect']);
      expect(await shop.confirms()).to.have.lengthOf(1);
    } finally {
      limits.leaving = leaving;
    }
  });

  it('shows the provider’s words, unchanged, with message-mode verbatim', async () => {
    const shop = await openWindowShop({
      confirm: [json({ status: 'pending' })],
      attributes: { 'message-mode': 'verbatim' },
    });
    (await shop.openWindow()).answer({ error_msg: ' 잔액 <b>부족</b> ' });
    expect((await shop.heard('kr-pay-failure')).detail).to.include({ message: ' 잔액 <b>부족</b> ' });
    expect(shop.alert()).to.equal(' 잔액 <b>부족</b> ');
  });

  it('shows the words of Naver Pay unchanged, without being told to', async () => {
    const attributes = { method: 'naver_pay', provider: 'portone' };
    const shop = await openWindowShop({ confirm: [json({ status: 'pending' })], attributes });
    (await shop.openWindow()).answer({ error_msg: '잔액 부족' });
    await shop.heard('kr-pay-failure');
    expect(shop.alert()).to.equal('잔액 부족');
  });

  it('that the browser did not open is popup-blocked: nobody is asked, and the next click repeats the key', async () => {
    const shop = await openWindowShop();
    (await shop.openWindow()).answer({ success: false, error_msg: 'NOT READY' });
    const { detail } = await shop.heard('kr-pay-failure');
    expect(detail).to.include({ code: 'popup-blocked', retryable: true, message: ko.failures['popup-blocked'] });
    expect(await shop.confirms()).to.have.lengthOf(0);
    await shop.openWindow();
    expect(new Set(await shop.keys()).size).to.equal(1);
    expect(shop.types()).to.deep.equal(['start', 'redirect', 'failure', 'start', 'redirect']);
  });
});

describe('a window of PortOne V2', () => {
  afterEach(closeShops);
  afterEach(tidyPage);
  const action = { operation: 'payment', request: { paymentId: 'A-1' } };

  it('that reports a code is provider-error in its own words', async () => {
    const response = { paymentId: 'A-1', code: 'FAILURE_TYPE_PG', message: '실패', pgMessage: '한도 초과' };
    putGlobal('PortOne', { requestPayment: async () => response, requestIssueBillingKey: async () => undefined });
    const start = [json({ provider: 'portone-v2', action })];
    const shop = await openShop({ start, confirm: [json({ status: 'pending' })], letsGo: true });
    const { detail } = await shop.clickToEnd();
    expect(detail).to.include({
      code: 'provider-error',
      provider: 'portone-v2',
      providerCode: 'FAILURE_TYPE_PG',
      providerMessage: '한도 초과',
    });
    expect((await shop.confirms())[0]?.params).to.deep.equal(response);
  });
});
