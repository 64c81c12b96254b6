import { expect } from '@open-wc/testing';
import { closeShops, direct, json, openShop, redirects, term } from './shop.js';
import type { ShopPlan } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

const pending = json({ status: 'pending' });
const openWithTerm = async (plan: ShopPlan) => {
  const shop = await openShop({ children: [term('privacy', '개인정보', { required: '' })], ...plan });
  shop.boxes()[0]?.click();
  return { ...shop, marked: () => shop.element.shadowRoot?.querySelectorAll('[aria-invalid]').length };
};

describe('the terms after a payment', () => {
  afterEach(closeShops);

  it('are not ticked for the next one', async () => {
    const shop = await openWithTerm({ start: [direct('succeeded'), redirects] });
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    shop.element.reset();
    await shop.element.updateComplete;
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([false]);
    expect(shop.element.consent).to.equal(undefined);
    expect((await shop.clickToEnd()).detail).to.include({ code: 'consent-required' });
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('are not ticked for the next one, when a listener resets the element', async () => {
    const shop = await openWithTerm({ start: [direct('succeeded')] });
    shop.element.addEventListener('kr-pay-success', () => shop.element.reset());
    await shop.clickToEnd();
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([false]);
  });

  it('stay ticked when a failure is reset', async () => {
    const shop = await openWithTerm({ start: [{ status: 400 }] });
    await shop.clickToEnd();
    shop.element.reset();
    await shop.element.updateComplete;
    expect(shop.boxes().map(({ checked }) => checked)).to.deep.equal([true]);
  });

  it('are not asked for by a click while the outcome is open: that asks for the outcome', async () => {
    const shop = await openWithTerm({ start: [direct('pending')], confirm: [pending] });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    shop.boxes()[0]?.click();
    shop.button().click();
    await shop.element.updateComplete;
    expect(shop.boxes()[0]?.checked).to.equal(false);
    expect(shop.marked()).to.equal(0);
    expect(shop.alert()?.trim()).to.equal('');
    expect(shop.element.shadowRoot?.activeElement).to.not.equal(shop.boxes()[0]);
    expect(shop.count('kr-pay-failure')).to.equal(0);
    await waitUntil(async () => (await shop.confirms()).length > 0, 'the server was not asked');
  });

  it('are not asked for by a click on a payment that is done', async () => {
    const shop = await openWithTerm({ start: [direct('succeeded')] });
    await shop.clickToEnd();
    shop.element.append(term('ads', '광고', { required: '' }));
    shop.button().click();
    await shop.element.updateComplete;
    expect(shop.element.state).to.equal('succeeded');
    expect(shop.alert()?.trim()).to.equal('');
    shop.element.reset();
    await shop.element.updateComplete;
    expect(shop.marked()).to.equal(0);
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });
});

describe('ticks that are taken back', () => {
  afterEach(closeShops);

  const heard = (shop: Awaited<ReturnType<typeof openShop>>) =>
    shop.events.filter(({ type }) => type === 'kr-pay-consent').map(({ detail }) => detail['complete']);

  it('by a reset after a success are told once', async () => {
    const shop = await openWithTerm({ start: [direct('succeeded')] });
    await shop.clickToEnd();
    shop.element.reset();
    await shop.element.updateComplete;
    shop.element.reset();
    await shop.element.updateComplete;
    expect(heard(shop)).to.deep.equal([true, false]);
    expect(shop.events.at(-1)?.detail['terms']).to.deep.equal([{ id: 'privacy', required: true, agreed: false }]);
  });

  it('because the terms have changed are told once', async () => {
    const shop = await openWithTerm({ start: [json({ code: 'terms-changed' }, 409)] });
    await shop.clickToEnd();
    expect(heard(shop)).to.deep.equal([true, false]);
  });

  it('by another version are told once, and so is that nothing is missing any more', async () => {
    const shop = await openWithTerm({});
    const [privacy] = shop.element.children;
    privacy?.setAttribute('version', '2');
    await waitUntil(() => heard(shop).length > 1, 'nothing was told');
    expect(heard(shop)).to.deep.equal([true, false]);
    expect(shop.element.consent).to.equal(undefined);
    privacy?.remove();
    shop.element.requestUpdate();
    await shop.element.updateComplete;
    expect(heard(shop)).to.deep.equal([true, false, true]);
  });

  it('are not told where none was ticked', async () => {
    const shop = await openShop({ children: [term('ads', '광고')], start: [direct('succeeded')] });
    await shop.clickToEnd();
    shop.element.reset();
    shop.element.firstElementChild?.setAttribute('version', '2');
    await shop.element.updateComplete;
    expect(heard(shop)).to.deep.equal([]);
  });

  it('are told by an element that was removed when it is there again', async () => {
    const shop = await openWithTerm({ start: [direct('succeeded')] });
    await shop.clickToEnd();
    const late: string[] = [];
    shop.element.addEventListener('kr-pay-consent', ({ type }) => late.push(type));
    shop.element.remove();
    shop.element.reset();
    await shop.element.updateComplete;
    expect(late).to.have.lengthOf(0);
    shop.page.append(shop.element);
    await shop.element.updateComplete;
    expect(late).to.have.lengthOf(1);
  });
});
