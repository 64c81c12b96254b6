import { expect } from '@open-wc/testing';
import { closeShops, direct, json, openShop, redirects, term } from './shop.js';
import type { ShopPlan } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

const garbage = { body: 'no JSON' };
const settled = json({ provider: 'stripe', action: { status: 'processing' } });
const paid = json({ status: 'succeeded', orderId: 'A-1001' });
type Shop = Awaited<ReturnType<typeof openShop>>;

/** The page is loaded again: another element, the same browser, the same server for starts. */
async function reload(shop: Shop, plan: ShopPlan = {}): Promise<Shop> {
  shop.page.remove();
  await new Promise((resolve) => setTimeout(resolve));
  const again = await openShop({ ...plan, attributes: { ...plan.attributes, endpoint: shop.element.endpoint ?? '' } });
  return { ...again, starts: shop.starts, startBodies: shop.startBodies };
}
const keysOf = async (shop: Shop) => (await shop.starts()).map(({ headers }) => headers['idempotency-key']);

describe('after a reload', () => {
  afterEach(closeShops);

  it('an open attempt is repeated with the same key and body', async () => {
    const shop = await openShop({ start: [garbage, redirects] });
    await shop.clickToEnd();
    const again = await reload(shop);
    again.button().click();
    await again.heard('kr-pay-redirect');
    const [first, second] = await again.starts();
    expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
    expect(second?.body).to.equal(first?.body);
  });

  it('a start that was never answered is repeated with the same key', async () => {
    const shop = await openShop({ start: [{ fault: 'hang' }, redirects] });
    shop.button().click();
    await waitUntil(async () => (await shop.starts()).length === 1);
    const again = await reload(shop);
    again.button().click();
    await again.heard('kr-pay-redirect');
    expect(new Set(await keysOf(again)).size).to.equal(1);
  });

  /** Adds metadata to every start of a shop. */
  const adding = (shop: Shop, metadata: object): void =>
    shop.element.addEventListener('kr-pay-start', ({ detail }) => void Object.assign(detail.metadata, metadata));

  it('an open attempt is repeated with the same key and body, whatever a listener adds by then', async () => {
    const shop = await openShop({ start: [garbage, redirects] });
    await shop.clickToEnd();
    const again = await reload(shop);
    adding(again, { coupon: 'spring' });
    again.button().click();
    await again.heard('kr-pay-redirect');
    const [one, two] = await again.starts();
    expect(two?.headers['idempotency-key']).to.equal(one?.headers['idempotency-key']);
    expect(two?.body).to.equal(one?.body);
  });

  it('of two amounts the first is repeated with its own key and body, whatever a listener adds by then', async () => {
    const shop = await openShop({ start: [garbage] });
    await shop.clickToEnd();
    shop.element.amount = 15_000;
    await shop.clickToEnd();
    adding(shop, { coupon: 'spring' });
    shop.element.amount = 14_000;
    await shop.clickToEnd();
    const [one, , three] = await shop.starts();
    expect(three?.headers['idempotency-key']).to.equal(one?.headers['idempotency-key']);
    expect(three?.body).to.equal(one?.body);
  });

  // What a listener adds may be nobody's to keep, so it cannot be said again after a reload.
  it('an open attempt with metadata is another attempt, with its own key', async () => {
    const shop = await openShop({ start: [garbage, redirects] });
    adding(shop, { coupon: 'spring' });
    await shop.clickToEnd();
    const again = await reload(shop);
    again.button().click();
    await again.heard('kr-pay-redirect');
    expect(new Set(await keysOf(again)).size).to.equal(2);
  });

  for (const [what, plan] of [
    ['another amount', { attributes: { amount: '15000' } }],
    ['another order', { attributes: { 'order-id': 'B-2' } }],
    ['another method', { attributes: { method: 'payco' } }],
    ['another language', { lang: 'en' }],
  ] as const) {
    it(`${what} is another attempt`, async () => {
      const shop = await openShop({ start: [garbage, redirects] });
      await shop.clickToEnd();
      const again = await reload(shop, plan);
      again.button().click();
      await again.heard('kr-pay-redirect');
      expect(new Set(await keysOf(again)).size).to.equal(2);
    });
  }

  it('terms that are agreed to anew are another attempt', async () => {
    const children = () => [term('privacy', '개인정보', { required: '' })];
    const shop = await openShop({ start: [garbage, redirects], children: children() });
    shop.boxes()[0]?.click();
    await shop.clickToEnd();
    const again = await reload(shop, { children: children() });
    expect(again.boxes()[0]?.checked).to.equal(false);
    again.boxes()[0]?.click();
    again.button().click();
    await again.heard('kr-pay-redirect');
    expect(new Set(await keysOf(again)).size).to.equal(2);
  });

  it('a closed attempt is not repeated', async () => {
    const shop = await openShop({ start: [{ status: 400 }, redirects] });
    await shop.clickToEnd();
    const again = await reload(shop);
    again.button().click();
    await again.heard('kr-pay-redirect');
    expect(new Set(await keysOf(again)).size).to.equal(2);
  });

  it('two buttons of one order do not both repeat it', async () => {
    const shop = await openShop({ start: [garbage, { fault: 'hang' }] });
    await shop.clickToEnd();
    const one = await reload(shop);
    const two = await openShop({ attributes: { endpoint: shop.element.endpoint ?? '' } });
    one.button().click();
    two.button().click();
    await one.becomes('starting');
    await two.becomes('starting');
    const events = [one, two].map(({ events: [start] }) => start?.detail['attemptId']);
    expect(new Set(events).size).to.equal(2);
    expect(events[0]).to.equal((await keysOf(one))[0]);
  });

  for (const [what, start, state] of [
    ['that the server called pending', direct('pending'), 'pending'],
    ['that needed no hand-off', settled, 'confirming'],
  ] as const) {
    it(`the outcome of an attempt ${what} is asked for without a click`, async () => {
      const shop = await openShop({ start: [start], confirm: [{ fault: 'hang' }] });
      shop.button().click();
      await shop.becomes(state);
      const again = await reload(shop, { confirm: [paid] });
      const { detail } = await again.heard('kr-pay-success');
      expect(detail['attemptId']).to.equal((await keysOf(shop))[0]);
      expect((await again.confirms()).map(({ attemptId }) => attemptId)).to.deep.equal([detail['attemptId']]);
      expect(await shop.starts()).to.have.lengthOf(1);
    });
  }
});
