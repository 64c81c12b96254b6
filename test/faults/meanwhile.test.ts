import { expect } from '@open-wc/testing';
import { closeShops, direct, json, openShop } from '../element/shop.js';
import type { Step } from '../support/faults.js';
import { hurryClock } from '../support/fault-clock.js';
import type { HurriedClock } from '../support/fault-clock.js';
import { closeFaultPages, openFaultPage } from './fault-page.js';
import { waitUntil } from '../support/wait-until.js';

const pending = json({ status: 'pending' });
const paid = json({ status: 'succeeded', orderId: 'A-1001' });

describe('a duplicated tab', () => {
  afterEach(closeShops);
  afterEach(closeFaultPages);

  it('sends the key and the bytes of the first', async () => {
    const attributes = { 'return-url': '/done' };
    const shop = await openShop({ start: [{ body: 'no JSON' }], attributes });
    await shop.clickToEnd();
    const copy = await openFaultPage({ start: [{ body: 'no JSON' }], attributes });
    copy.call('start');
    await copy.event('kr-pay-failure');
    const [first] = await shop.starts();
    const [second] = await copy.starts();
    expect(second?.body).to.equal(first?.body);
    expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
  });
});

describe('a page that nobody sees', () => {
  let clock: HurriedClock;
  beforeEach(() => (clock = hurryClock()));
  afterEach(() => clock.release());
  afterEach(closeShops);
  afterEach(() => Reflect.deleteProperty(document, 'visibilityState'));

  const hide = (hidden: boolean): void => {
    Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('is not asked about its outcome, and is at once when it is seen again', async () => {
    const shop = await openShop({ start: [direct('pending')], confirm: [pending, paid] });
    hide(true);
    shop.button().click();
    await shop.heard('kr-pay-pending');
    // The timer for the next question has run out by then.
    await waitUntil(() => clock.waits.length === 1, 'no timer', { timeout: 8_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await shop.confirms()).to.have.lengthOf(0);
    expect(clock.waits).to.deep.equal([1_000]);
    hide(false);
    await shop.heard('kr-pay-success');
    expect(await shop.confirms()).to.have.lengthOf(2);
    expect(shop.count('kr-pay-pending')).to.equal(1);
  });

  it('is asked about it even after the last of the questions that it asks by itself', async function () {
    this.timeout(30_000); // one of the waits is as long as that for a file of texts, which is not passed over
    const minute = hurryClock(false, 8_000);
    const shop = await openShop({ start: [direct('pending')], confirm: [...Array<Step>(10).fill(pending), paid] });
    shop.button().click();
    const patience = { timeout: 20_000 };
    await waitUntil(async () => (await shop.confirms()).length === 10, 'no minute of questions', patience);
    minute.release();
    await waitUntil(() => shop.element.state === 'pending');
    hide(true);
    hide(false);
    await shop.heard('kr-pay-success');
    expect(await shop.confirms()).to.have.lengthOf(11);
  });
});
