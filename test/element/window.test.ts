import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { tidyPage } from '../providers/scripts.js';
import { closeShops, json } from './shop.js';
import { openWindowShop, params } from './window-shop.js';

const paid = json({ status: 'succeeded', orderId: 'A-1001', provider: 'portone', paymentId: 'pay_1' });
const done = { imp_uid: 'imp_1', merchant_uid: 'A-1001' };

describe('a provider’s window', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('is opened with what the server gave and our way back', async () => {
    const shop = await openWindowShop();
    const call = await shop.openWindow();
    const [body] = await shop.startBodies();
    expect(call.params).to.deep.equal({ ...params, m_redirect_url: body?.returnUrl });
    expect(body?.returnUrl).to.include(`kr_pay_attempt=${body?.attemptId}`);
  });

  it('is open while the shopper sees so and cannot click again', async () => {
    const shop = await openWindowShop();
    await shop.openWindow();
    expect(shop.element.state).to.equal('leaving');
    expect(shop.element.matches(':state(leaving)')).to.equal(true);
    expect(shop.status()).to.equal(ko.status.window);
    expect(shop.button().getAttribute('aria-disabled')).to.equal('true');
    shop.button().click();
    expect(shop.calls).to.have.lengthOf(1);
  });

  it('is told of once, by kr-pay-redirect without an address, before it opens', async () => {
    const opened: (() => number)[] = [];
    const shop = await openWindowShop({ behave: () => opened.push(() => shop.count('kr-pay-redirect')) });
    const before: number[] = [];
    shop.page.addEventListener('kr-pay-redirect', () => before.push(shop.calls.length));
    await shop.openWindow();
    const { detail } = await shop.heard('kr-pay-redirect');
    expect(detail).to.deep.equal({ attemptId: (await shop.startBodies())[0]?.attemptId, provider: 'portone' });
    expect(before).to.deep.equal([0]);
    expect(opened.map((count) => count())).to.deep.equal([1]);
  });

  it('is not opened when the page cancels kr-pay-redirect', async () => {
    const shop = await openWindowShop({ letsGo: false });
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    await shop.becomes('ready');
    expect(shop.calls).to.have.lengthOf(0);
    expect(shop.types()).to.deep.equal(['start', 'redirect']);
  });
});

describe('the callback of a window', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('leads to one question with its fields, and to a success by callback', async () => {
    const shop = await openWindowShop({ confirm: [paid] });
    (await shop.openWindow()).answer({ ...done, paid_amount: 14000, custom: { a: 1 } });
    const { detail } = await shop.heard('kr-pay-success');
    const attemptId = (await shop.startBodies())[0]?.attemptId;
    expect(detail).to.include({ attemptId, via: 'callback', provider: 'portone', paymentId: 'pay_1' });
    expect(await shop.confirms()).to.deep.equal([
      {
        action: 'confirm',
        version: 1,
        attemptId,
        orderId: 'A-1001',
        params: { ...done, paid_amount: '14000' },
      },
    ]);
    expect(shop.element.state).to.equal('succeeded');
  });

  it('is not believed: the server says what became of it', async () => {
    const shop = await openWindowShop({ confirm: [json({ status: 'failed', orderId: 'A-1001' })] });
    (await shop.openWindow()).answer({ ...done, success: true, imp_success: true, status: 'paid' });
    expect((await shop.heard('kr-pay-failure')).detail).to.include({ code: 'declined' });
    expect(shop.types()).to.deep.equal(['start', 'redirect', 'failure']);
  });

  it('counts once, however often it is called', async () => {
    const shop = await openWindowShop({ confirm: [paid] });
    const call = await shop.openWindow();
    call.answer(done);
    call.answer({ ...done, error_msg: '한도 초과' });
    await shop.heard('kr-pay-success');
    call.answer(done);
    expect(await shop.confirms()).to.have.lengthOf(1);
    expect(shop.types()).to.deep.equal(['start', 'redirect', 'success']);
  });

  it('without a word asks the server all the same', async () => {
    const shop = await openWindowShop({ confirm: [paid] });
    (await shop.openWindow()).answer();
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback' });
    expect((await shop.confirms())[0]?.params).to.deep.equal({});
  });

  it('leads to pending when the server does not know yet, and then to the outcome', async () => {
    const shop = await openWindowShop({ confirm: [json({ status: 'pending' }), paid] });
    (await shop.openWindow()).answer(done);
    await shop.heard('kr-pay-pending');
    expect(shop.status()).to.equal(ko.status.pending);
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback' });
  });
});

describe('an element that is removed while its window is open', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('hears nothing of it, asks nobody and tells nobody', async () => {
    const shop = await openWindowShop({ confirm: [paid] });
    const call = await shop.openWindow();
    shop.element.remove();
    await shop.becomes('ready');
    call.answer(done);
    await new Promise((resolve) => setTimeout(resolve));
    expect(shop.element.state).to.equal('ready');
    expect(await shop.confirms()).to.have.lengthOf(0);
    expect(shop.types()).to.deep.equal(['start', 'redirect']);
  });

  it('and put back in the same task hears it', async () => {
    const shop = await openWindowShop({ confirm: [paid] });
    const call = await shop.openWindow();
    shop.page.prepend(shop.element);
    call.answer(done);
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback' });
  });
});
