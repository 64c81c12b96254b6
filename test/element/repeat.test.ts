import { expect } from '@open-wc/testing';
import { closeShops, fetchesDuring, openShop, redirects } from './shop.js';
import { holdTimers } from './window-shop.js';

/** A shop whose first start failed and left the attempt open. */
async function failedShop() {
  const shop = await openShop({ start: [{ body: 'no JSON' }, redirects] });
  await shop.clickToEnd();
  return shop;
}

describe('a start that is repeated', () => {
  afterEach(closeShops);

  it('is held by waitUntil, and sends headers that were set meanwhile', async () => {
    const shop = await failedShop();
    let release = (): void => {};
    shop.element.addEventListener('kr-pay-start', ({ detail, waitUntil: hold }) => {
      const token = new Promise<void>((resolve) => (release = resolve));
      hold(token.then(() => detail.headers.set('X-CSRF-Token', 'late')));
    });
    expect(fetchesDuring(() => shop.button().click())).to.equal(0);
    expect(shop.element.state).to.equal('starting');
    expect(await shop.starts()).to.have.lengthOf(1);
    release();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.starts();
    expect(second?.headers['x-csrf-token']).to.equal('late');
    expect(second?.body).to.equal(first?.body);
  });

  it('is canceled when what it waits for is rejected; the attempt stays open', async () => {
    const shop = await failedShop();
    const reject = (event: HTMLElementEventMap['kr-pay-start']) => event.waitUntil(Promise.reject(new Error('no')));
    shop.element.addEventListener('kr-pay-start', reject, { once: true });
    shop.button().click();
    await shop.becomes('ready');
    expect(await shop.starts()).to.have.lengthOf(1);
    expect(shop.events.map(({ type }) => type)).to.deep.equal(['kr-pay-start', 'kr-pay-failure', 'kr-pay-start']);
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const keys = (await shop.starts()).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(1);
  });

  it('is canceled by a listener; the attempt stays open', async () => {
    const shop = await failedShop();
    shop.element.addEventListener('kr-pay-start', (event) => event.preventDefault(), { once: true });
    shop.button().click();
    await shop.becomes('ready');
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('has the body of before, whatever a listener adds to its metadata', async () => {
    const shop = await failedShop();
    shop.element.addEventListener('kr-pay-start', ({ detail }) => (detail.metadata['late'] = true));
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.starts();
    expect(second?.body).to.equal(first?.body);
  });

  it('is not held for longer than 30 seconds: that is a time-out which leaves the attempt open', async () => {
    const shop = await failedShop();
    const waits = holdTimers(30_000);
    const never = (event: HTMLElementEventMap['kr-pay-start']) => event.waitUntil(new Promise(() => {}));
    shop.element.addEventListener('kr-pay-start', never, { once: true });
    shop.button().click();
    expect(waits.held()).to.equal(1);
    waits.end();
    waits.release();
    expect(shop.events.at(-1)?.detail).to.include({ code: 'timeout', retryable: true });
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const keys = (await shop.starts()).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(1);
  });
});
