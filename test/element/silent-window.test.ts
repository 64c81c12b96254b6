import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { staysOpen, tidyPage } from '../providers/scripts.js';
import { closeShops, json } from './shop.js';
import { holdTimers, openWindowShop } from './window-shop.js';
import type { WindowPlan } from './window-shop.js';

const paid = json({ status: 'succeeded', orderId: 'A-1001', paymentId: 'pay_1' });
const pending = json({ status: 'pending' });
const done = { imp_uid: 'imp_1' };

describe('a provider’s window that does not answer for 30 seconds', () => {
  let waits: ReturnType<typeof holdTimers>;
  beforeEach(() => (waits = holdTimers(30_000)));
  afterEach(() => waits.release());
  afterEach(closeShops);
  afterEach(tidyPage);

  /** A shop whose window has been silent for so long, without waiting for it. */
  async function silentShop(plan: WindowPlan = {}) {
    const shop = await openWindowShop({ confirm: [paid], ...plan });
    const call = await shop.openWindow();
    expect(waits.held()).to.equal(1);
    waits.end();
    await shop.element.updateComplete;
    return { ...shop, call, startAgain: () => shop.a(HTMLButtonElement, '.again') };
  }

  it('leaves the element pending without an event, with words for it and two ways on', async () => {
    const shop = await silentShop();
    expect(shop.element.state).to.equal('pending');
    expect(shop.element.matches(':state(pending)')).to.equal(true);
    expect(shop.status()).to.equal(ko.status.silentWindow);
    expect(shop.button().textContent).to.include(ko.checkAgain);
    expect(shop.startAgain().textContent).to.equal(ko.startAgain);
    expect(shop.types()).to.deep.equal(['start', 'redirect']);
    expect(await shop.confirms()).to.have.lengthOf(0);
  });

  it('offers no second way while it is waited for', async () => {
    const shop = await openWindowShop();
    await shop.openWindow();
    expect(shop.element.shadowRoot?.querySelector('.again')).to.equal(null);
  });

  it('is asked about by a click, and the outcome is told', async () => {
    const shop = await silentShop();
    shop.button().click();
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback', paymentId: 'pay_1' });
    expect((await shop.confirms())[0]?.params).to.deep.equal({});
    expect(shop.element.shadowRoot?.querySelector('.again')).to.equal(null);
  });

  it('is asked about by check(), and told as pending once when the server does not know', async () => {
    const shop = await silentShop({ confirm: [pending] });
    shop.element.check();
    await shop.heard('kr-pay-pending');
    shop.element.check();
    expect(shop.element.state).to.equal('pending');
    expect(shop.count('kr-pay-pending')).to.equal(1);
    expect(shop.startAgain().textContent).to.equal(ko.startAgain);
  });

  it('is started again with the same key and body, and opens anew', async () => {
    const shop = await silentShop();
    shop.startAgain().click();
    expect(shop.element.state).to.equal('starting');
    const again = await shop.called(2);
    expect(shop.element.state).to.equal('leaving');
    expect(shop.status()).to.equal(ko.status.window);
    const [first, second] = await shop.starts();
    expect(second?.body).to.equal(first?.body);
    expect(new Set(await shop.keys()).size).to.equal(1);
    again.answer(done);
    await shop.heard('kr-pay-success');
    expect(shop.types()).to.deep.equal(['start', 'redirect', 'start', 'redirect', 'success']);
  });

  it('is started again as another attempt when it is another purchase', async () => {
    const shop = await silentShop();
    shop.element.setAttribute('amount', '15000');
    shop.startAgain().click();
    await shop.called(2);
    expect(new Set(await shop.keys()).size).to.equal(2);
  });

  it('is not started again by a button that is disabled', async () => {
    const shop = await silentShop();
    shop.element.disabled = true;
    await shop.element.updateComplete;
    shop.startAgain().click();
    expect(shop.element.state).to.equal('pending');
    expect(shop.count('kr-pay-start')).to.equal(1);
  });

  it('is still heard when it answers late', async () => {
    const shop = await silentShop();
    shop.call.answer(done);
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback' });
    expect((await shop.confirms())[0]?.params).to.deep.equal(done);
  });

  it('is still heard when it complains late', async () => {
    const shop = await silentShop({ confirm: [pending] });
    shop.call.answer({ ...done, error_msg: '취소' });
    expect((await shop.heard('kr-pay-failure')).detail).to.include({
      code: 'provider-error',
      providerMessage: '취소',
    });
    expect(shop.element.state).to.equal('failed');
  });

  it('is no longer said to be silent once it has answered', async () => {
    const shop = await silentShop({ confirm: [pending] });
    shop.call.answer(done);
    await shop.heard('kr-pay-pending');
    expect(shop.status()).to.equal(ko.status.pending);
    expect(shop.element.shadowRoot?.querySelector('.again')).to.equal(null);
  });

  it('is heard while the shopper starts again, when the new one opens', async () => {
    const shop = await silentShop();
    shop.startAgain().click();
    await shop.called(2);
    shop.call.answer(done);
    await shop.heard('kr-pay-success');
    expect((await shop.confirms())[0]?.params).to.deep.equal(done);
    expect(shop.count('kr-pay-success')).to.equal(1);
  });

  it('has nothing to complain of once a later one is open', async () => {
    const shop = await silentShop();
    shop.startAgain().click();
    const later = await shop.called(2);
    shop.call.answer({ ...done, error_msg: '취소' });
    await shop.element.updateComplete;
    expect(shop.element.state).to.equal('leaving');
    later.answer({ imp_uid: 'imp_2' });
    await shop.heard('kr-pay-success');
    expect((await shop.confirms()).map(({ params }) => params)).to.deep.equal([{ imp_uid: 'imp_2' }]);
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('is not heard for the next payment once it was given up by reset()', async () => {
    const shop = await silentShop();
    shop.element.reset();
    const next = await shop.openWindow();
    expect(new Set(await shop.keys()).size).to.equal(2);
    shop.call.answer({ imp_uid: 'of the one before' });
    next.answer(done);
    await shop.heard('kr-pay-success');
    const confirms = await shop.confirms();
    expect(confirms.map(({ params }) => params)).to.deep.equal([done]);
    expect(confirms[0]?.attemptId).to.equal((await shop.keys())[1]);
  });

  it('does not fail the next payment when it says late that it was refused', async () => {
    const shop = await silentShop();
    shop.element.reset();
    await shop.openWindow();
    shop.call.answer({ error_msg: 'NOT READY' });
    await staysOpen(Promise.resolve());
    expect(shop.element.state).to.equal('leaving');
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('is not heard by an element that was removed', async () => {
    const shop = await silentShop();
    shop.element.remove();
    await shop.becomes('ready');
    shop.call.answer(done);
    await new Promise((resolve) => setTimeout(resolve));
    expect(await shop.confirms()).to.have.lengthOf(0);
    expect(shop.types()).to.deep.equal(['start', 'redirect']);
  });
});
