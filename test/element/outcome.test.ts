import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { waitUntil } from '../support/wait-until.js';
import { closeShops, direct, json, openShop, redirects } from './shop.js';

const paid = { status: 'succeeded', orderId: 'A-1001', provider: 'stripe', paymentId: 'pay_1' };

describe('an outcome without leaving the page', () => {
  afterEach(closeShops);

  it('is a success when the start answer says so', async () => {
    const shop = await openShop({ start: [direct('succeeded', { orderId: 'A-1001', paymentId: 'pay_1' })] });
    const { type, detail } = await shop.clickToEnd();
    expect(type).to.equal('kr-pay-success');
    expect(detail).to.include({
      orderId: 'A-1001',
      method: 'kakao_pay',
      mode: 'pay',
      paymentId: 'pay_1',
      via: 'direct',
    });
    expect(detail['attemptId']).to.equal((await shop.startBodies())[0]?.attemptId);
    expect(shop.element.state).to.equal('succeeded');
    expect(shop.element.matches(':state(succeeded)')).to.equal(true);
    expect(shop.status()).to.equal(ko.status.paid);
    expect(shop.count('kr-pay-redirect')).to.equal(0);
  });

  it('of a subscription claims that it started: money may be taken later', async () => {
    const mandate = { merchant: '가게', frequency: 'recurring', timing: '매월 5일', 'amount-rule': '18,000원' };
    const attributes = { mode: 'subscribe', ...mandate, cancellation: '언제든지' };
    const shop = await openShop({ attributes, start: [direct('succeeded', { orderId: 'A-1001' })] });
    shop.boxes()[0]?.click();
    await waitUntil(() => shop.element.consent);
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(shop.status()).to.equal(ko.status.subscribed);
  });

  it('is asked for by confirm when the provider’s object needs nothing more', async () => {
    const shop = await openShop({
      start: [json({ provider: 'stripe', action: { object: 'payment_intent', status: 'succeeded' } })],
      confirm: [json(paid)],
    });
    expect((await shop.clickToEnd()).detail).to.include({ via: 'direct', provider: 'stripe', paymentId: 'pay_1' });
    const [question] = await shop.confirms();
    expect(question).to.deep.equal({
      action: 'confirm',
      version: 1,
      attemptId: (await shop.startBodies())[0]?.attemptId,
      orderId: 'A-1001',
      params: {},
    });
  });

  it('is not believed of a provider’s object alone', async () => {
    const shop = await openShop({
      start: [json({ provider: 'stripe', action: { object: 'payment_intent', status: 'succeeded' } })],
      confirm: [json({ status: 'failed', orderId: 'A-1001' })],
    });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'declined' });
    expect(shop.count('kr-pay-success')).to.equal(0);
  });

  for (const [status, code] of [
    ['failed', 'declined'],
    ['canceled', 'canceled'],
    ['expired', 'expired'],
  ] as const) {
    it(`is ${code} when the server says ${status}, and the next click is a new attempt`, async () => {
      const shop = await openShop({ start: [direct(status), redirects] });
      expect((await shop.clickToEnd()).detail).to.include({ code, retryable: true });
      shop.button().click();
      await shop.heard('kr-pay-redirect');
      const [first, second] = await shop.startBodies();
      expect(second?.attemptId).to.not.equal(first?.attemptId);
    });
  }

  it('stays a success whatever is clicked afterwards', async () => {
    const shop = await openShop({ start: [direct('succeeded')] });
    await shop.clickToEnd();
    shop.button().click();
    shop.element.start();
    shop.element.check();
    await shop.element.updateComplete;
    expect(shop.element.state).to.equal('succeeded');
    expect(await shop.starts()).to.have.lengthOf(1);
    expect(shop.count('kr-pay-success')).to.equal(1);
  });

  it('of a success leaves no word of an earlier failure on the screen', async () => {
    const shop = await openShop({ start: [{ body: 'no JSON' }, direct('succeeded')] });
    await shop.clickToEnd();
    await shop.clickToEnd();
    expect(shop.status()).to.equal(ko.status.paid);
    expect(shop.alert()?.trim()).to.equal('');
  });

  it('of another order than the one asked about is not believed', async () => {
    const shop = await openShop({ start: [direct('succeeded', { orderId: 'B-9' })] });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'invalid-response' });
  });
});

describe('an outcome that is open', () => {
  afterEach(closeShops);

  it('is told once, polled beneath, and becomes a success', async () => {
    const shop = await openShop({ start: [direct('pending')], confirm: [json({ status: 'pending' }), json(paid)] });
    shop.button().click();
    const { detail } = await shop.heard('kr-pay-pending');
    expect(detail).to.deep.equal({ attemptId: (await shop.startBodies())[0]?.attemptId, orderId: 'A-1001' });
    expect(shop.element.matches(':state(pending)')).to.equal(true);
    expect(shop.status()).to.equal(ko.status.pending);
    // No amount: looking again takes none.
    expect(shop.button().textContent?.trim()).to.equal(ko.checkAgain);
    await shop.heard('kr-pay-success');
    expect(shop.count('kr-pay-pending')).to.equal(1);
    expect(await shop.confirms()).to.have.lengthOf(2);
  });

  it('is asked for at once by check() and by a click', async () => {
    const shop = await openShop({ start: [direct('pending')], confirm: [json({ status: 'pending' }), json(paid)] });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    shop.element.check();
    shop.button().click();
    await shop.heard('kr-pay-success');
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('ends nothing when confirm fails by the server’s fault', async () => {
    const shop = await openShop({
      start: [direct('pending')],
      confirm: [{ status: 503, headers: { 'Retry-After': '60' } }, json(paid)],
    });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    shop.element.check();
    await shop.heard('kr-pay-success');
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('ends as unknown-attempt when the server does not know the attempt', async () => {
    const shop = await openShop({ start: [direct('pending')], confirm: [{ status: 404 }] });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    shop.element.check();
    const { detail } = await shop.heard('kr-pay-failure');
    expect(detail).to.include({ code: 'unknown-attempt', retryable: false, httpStatus: 404 });
    expect(detail['message']).to.include(ko.mayHaveMoved);
  });

  it('is asked for while the shopper sees so', async () => {
    const shop = await openShop({
      start: [json({ provider: 'stripe', action: { status: 'processing' } })],
      confirm: [{ fault: 'hang' }],
    });
    shop.button().click();
    await shop.becomes('confirming');
    expect(shop.element.matches(':state(confirming)')).to.equal(true);
    expect(shop.status()).to.equal(ko.status.confirming);
    expect(shop.button().getAttribute('aria-disabled')).to.equal('true');
  });
});

describe('reset() and check()', () => {
  afterEach(closeShops);

  it('make a succeeded element ready for a new attempt', async () => {
    const shop = await openShop({ start: [direct('succeeded'), redirects] });
    await shop.clickToEnd();
    shop.element.reset();
    await shop.element.updateComplete;
    expect(shop.element.state).to.equal('ready');
    expect(shop.status()?.trim()).to.equal('');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.startBodies();
    expect(second?.attemptId).to.not.equal(first?.attemptId);
  });

  it('close the open attempt of a failed element', async () => {
    const shop = await openShop({ start: [{ body: 'no JSON' }, redirects] });
    await shop.clickToEnd();
    shop.element.reset();
    await shop.element.updateComplete;
    expect([shop.element.state, shop.alert()?.trim()]).to.deep.equal(['ready', '']);
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.startBodies();
    expect(second?.attemptId).to.not.equal(first?.attemptId);
  });

  it('do nothing and throw nothing where there is nothing to do', async () => {
    const shop = await openShop({ start: [{ fault: 'hang' }] });
    shop.element.check();
    shop.element.reset();
    expect(shop.element.state).to.equal('ready');
    shop.button().click();
    shop.element.check();
    shop.element.reset();
    expect(shop.element.state).to.equal('starting');
    expect(await shop.confirms()).to.have.lengthOf(0);
  });
});
