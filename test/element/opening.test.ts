import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { tidyPage } from '../providers/scripts.js';
import { closeShops, json, term } from './shop.js';
import { openWindowShop } from './window-shop.js';
import type { WindowPlan } from './window-shop.js';

const paid = json({ status: 'succeeded', orderId: 'A-1001' });

/** A shop whose window needs a tap: the click that began it is a script's, which browsers open no window for. */
async function openingShop(plan: WindowPlan = {}) {
  const shop = await openWindowShop({ opensWindow: true, ...plan });
  shop.button().click();
  await shop.becomes('opening');
  return shop;
}

describe('a pop-up window that needs a tap', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('is not opened without one: the element is ready for it and says so', async () => {
    const shop = await openingShop();
    expect(shop.calls).to.have.lengthOf(0);
    expect(shop.element.matches(':state(opening)')).to.equal(true);
    expect(shop.status()).to.equal(ko.status.opening);
    expect(shop.button().textContent).to.include(ko.openWindow);
    expect(shop.button().hasAttribute('aria-disabled')).to.equal(false);
    expect(shop.types()).to.deep.equal(['start']);
  });

  it('is opened by the next click, at once, with no other request', async () => {
    const shop = await openingShop({ confirm: [paid] });
    shop.button().click();
    expect(shop.calls).to.have.lengthOf(1);
    expect(shop.element.state).to.equal('leaving');
    expect(await shop.starts()).to.have.lengthOf(1);
    shop.calls[0]?.answer({ imp_uid: 'imp_1' });
    expect((await shop.heard('kr-pay-success')).detail).to.include({ via: 'callback' });
    expect(shop.types()).to.deep.equal(['start', 'redirect', 'success']);
  });

  it('is opened once, however often is clicked', async () => {
    const shop = await openingShop();
    for (let at = 0; at < 5; at++) shop.button().click();
    expect(shop.calls).to.have.lengthOf(1);
    expect(shop.count('kr-pay-redirect')).to.equal(1);
  });

  it('is opened by start() too', async () => {
    const shop = await openingShop();
    shop.element.start();
    expect(shop.calls).to.have.lengthOf(1);
  });

  it('is not opened when the page cancels kr-pay-redirect; the next click starts again with the same key', async () => {
    const shop = await openingShop({ letsGo: false });
    shop.button().click();
    expect(shop.element.state).to.equal('ready');
    expect(shop.calls).to.have.lengthOf(0);
    shop.button().click();
    await shop.becomes('opening');
    expect(new Set(await shop.keys()).size).to.equal(1);
  });

  it('is not opened for another purchase: that starts anew', async () => {
    const shop = await openingShop();
    shop.element.setAttribute('amount', '15000');
    shop.button().click();
    expect(shop.element.state).to.equal('starting');
    await shop.becomes('opening');
    const bodies = await shop.startBodies();
    expect(bodies.map(({ amount }) => amount)).to.deep.equal([14000, 15000]);
    expect(new Set(await shop.keys()).size).to.equal(2);
    expect(shop.calls).to.have.lengthOf(0);
    const second = await shop.openWindow();
    expect(second.params['m_redirect_url']).to.equal(bodies[1]?.returnUrl);
  });

  it('waits while a required term is not agreed to', async () => {
    const shop = await openingShop();
    shop.element.append(term('privacy', '개인정보', { required: '' }));
    await shop.element.updateComplete;
    expect((await shop.clickToEnd()).detail).to.include({ code: 'consent-required' });
    expect(shop.calls).to.have.lengthOf(0);
    expect(shop.element.state).to.equal('ready');
  });

  it('is forgotten by reset(): the next click is a new attempt', async () => {
    const shop = await openingShop();
    shop.element.reset();
    expect(shop.element.state).to.equal('ready');
    shop.button().click();
    await shop.becomes('opening');
    expect(new Set(await shop.keys()).size).to.equal(2);
  });

  it('is not opened by an element that was removed; put back, it starts again with the same key', async () => {
    const shop = await openingShop();
    shop.element.remove();
    await shop.becomes('ready');
    shop.page.append(shop.element);
    await shop.becomes('ready');
    shop.button().click();
    await shop.becomes('opening');
    expect(new Set(await shop.keys()).size).to.equal(1);
    await shop.openWindow();
  });

  it('goes on within an element that is moved', async () => {
    const shop = await openingShop();
    shop.page.prepend(shop.element);
    await shop.openWindow();
    expect(await shop.starts()).to.have.lengthOf(1);
  });
});

describe('a provider’s dialog within the page', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('needs no tap', async () => {
    const shop = await openWindowShop({ opensWindow: false, attributes: { method: 'payco' } });
    await shop.openWindow();
    expect(shop.element.state).to.equal('leaving');
  });
});
