import { expect } from '@open-wc/testing';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { closeShops, direct, json, openShop } from './shop.js';

const settled = json({ provider: 'stripe', action: { status: 'processing' } });

/** As long as another element needs for a whole start: what was going to happen has happened. */
async function anotherStart(): Promise<void> {
  const shop = await openShop({ attributes: { 'order-id': 'another' } });
  shop.button().click();
  await shop.heard('kr-pay-redirect');
}

describe('an element that is removed', () => {
  afterEach(closeShops);

  it('while it starts sends no event and hands nothing off', async () => {
    const shop = await openShop();
    const late: Event[] = [];
    for (const type of ['kr-pay-redirect', 'kr-pay-success', 'kr-pay-failure', 'kr-pay-pending'])
      shop.element.addEventListener(type, (event) => late.push(event));
    shop.button().click();
    shop.element.remove();
    await anotherStart();
    expect(late).to.have.lengthOf(0);
    expect(shop.element.state).to.equal('ready');
  });

  it('by a listener of kr-pay-start asks nothing', async () => {
    const shop = await openShop();
    shop.element.addEventListener('kr-pay-start', () => shop.element.remove());
    shop.button().click();
    await anotherStart();
    expect(await shop.starts()).to.have.lengthOf(0);
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('while the outcome is asked for says nothing of it', async () => {
    const shop = await openShop({ start: [settled], confirm: [{ fault: 'hang' }] });
    shop.button().click();
    await shop.becomes('confirming');
    shop.element.remove();
    await anotherStart();
    expect(shop.element.state).to.equal('ready');
    expect(shop.events.map(({ type }) => type)).to.deep.equal(['kr-pay-start']);
  });

  it('and put back later goes on with the same attempt at the next click', async () => {
    const shop = await openShop();
    shop.button().click();
    shop.element.remove();
    await anotherStart();
    shop.page.append(shop.element);
    await shop.element.updateComplete;
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const keys = (await shop.starts()).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(1);
  });
});

describe('an element that is moved', () => {
  afterEach(closeShops);

  it('within a task goes on as if nothing had been', async () => {
    const shop = await openShop();
    const elsewhere = document.createElement('section');
    shop.page.append(elsewhere);
    shop.button().click();
    elsewhere.append(shop.element);
    await shop.heard('kr-pay-redirect');
    expect(await shop.starts()).to.have.lengthOf(1);
    expect(shop.count('kr-pay-start')).to.equal(1);
  });

  it('keeps its ticks', async () => {
    const mandate = { merchant: '가게', frequency: 'one-time', timing: '오늘', 'amount-rule': '없음' };
    const shop = await openShop({ attributes: { mode: 'save', ...mandate } });
    shop.boxes()[0]?.click();
    shop.page.prepend(shop.element);
    await shop.element.updateComplete;
    expect(shop.boxes()[0]?.checked).to.equal(true);
  });
});

describe('two elements on a page', () => {
  afterEach(closeShops);

  it('start and end each for itself', async () => {
    const one = await openShop({ attributes: { 'order-id': 'A' }, start: [direct('succeeded', { orderId: 'A' })] });
    const two = await openShop({ attributes: { 'order-id': 'B' }, start: [direct('failed', { orderId: 'B' })] });
    const [first, second] = await Promise.all([one.clickToEnd(), two.clickToEnd()]);
    expect(first).to.have.nested.include({ type: 'kr-pay-success', 'detail.orderId': 'A' });
    expect(second).to.have.nested.include({ type: 'kr-pay-failure', 'detail.orderId': 'B' });
    expect([one.element.state, two.element.state]).to.deep.equal(['succeeded', 'failed']);
  });
});

describe('a click before the rest of the element has loaded', () => {
  afterEach(closeShops);

  /** Another element, clicked while its texts are on their way: no other test of this file has asked for that language. */
  async function clickEarly(
    lang: string,
  ): Promise<Awaited<ReturnType<typeof openShop>> & { early: KrPayButtonElement }> {
    const shop = await openShop();
    shop.page.lang = lang;
    const early = document.createElement('kr-pay-button');
    for (const { name, value } of shop.element.attributes) early.setAttribute(name, value);
    shop.element.remove();
    shop.page.append(early);
    early.start();
    expect(early.state).to.equal('starting');
    return { ...shop, early };
  }

  it('is not lost', async () => {
    const shop = await clickEarly('en');
    await shop.heard('kr-pay-redirect');
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('is not lost when the element is moved within the task', async () => {
    const shop = await clickEarly('ja');
    shop.page.prepend(shop.early);
    await shop.heard('kr-pay-redirect');
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('starts nothing when the element is removed, and put back later', async () => {
    const shop = await clickEarly('zh');
    shop.early.remove();
    await new Promise((resolve) => setTimeout(resolve));
    shop.page.append(shop.early);
    await anotherStart();
    expect(shop.early.state).to.equal('ready');
    expect(shop.count('kr-pay-start')).to.equal(0);
    expect(await shop.starts()).to.have.lengthOf(0);
  });
});

describe('an element that is put back', () => {
  afterEach(closeShops);

  it('speaks the language of its new place', async () => {
    const { page, element, one } = await openShop({ lang: 'ko' });
    element.remove();
    page.lang = 'en';
    await Promise.resolve();
    page.append(element);
    await element.updateComplete;
    expect(one('[part=label]').textContent?.trim()).to.equal('Pay with Kakao Pay');
  });
});

describe('listeners that call methods', () => {
  afterEach(closeShops);

  it('cannot reset an element that has just become busy', async () => {
    const shop = await openShop({ start: [direct('succeeded')] });
    shop.element.addEventListener('kr-pay-start', () => shop.element.reset());
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('may start the next payment from within the event of a failure', async () => {
    const shop = await openShop({ start: [{ status: 400 }, direct('succeeded')] });
    shop.element.addEventListener('kr-pay-failure', () => shop.element.start(), { once: true });
    shop.button().click();
    await shop.heard('kr-pay-success');
    const [first, second] = await shop.startBodies();
    expect(second?.attemptId).to.not.equal(first?.attemptId);
    expect(shop.element.state).to.equal('succeeded');
  });

  it('may reset the element from within the event of a success', async () => {
    const shop = await openShop({ start: [direct('succeeded')] });
    shop.element.addEventListener('kr-pay-success', () => shop.element.reset());
    await shop.clickToEnd();
    expect(shop.element.state).to.equal('ready');
    expect(shop.count('kr-pay-success')).to.equal(1);
  });
});
