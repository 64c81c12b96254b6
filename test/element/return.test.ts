import { expect } from '@open-wc/testing';
import { remember } from '../../src/trip/attempt-memory.js';
import { json } from './shop.js';
import { closeVisits, visit } from './return-visit.js';
import { waitUntil } from '../support/wait-until.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ours = `kr_pay_attempt=${id}`;
const paid = json({
  status: 'succeeded',
  orderId: 'A-1001',
  provider: 'stripe',
  method: 'kr_card',
  paymentId: 'pay_1',
});

describe('a shopper who comes back', () => {
  afterEach(closeVisits);

  it('leads to one question and one event, and to an address with the merchant’s own part only', async () => {
    const page = await visit({
      address: `?step=2&b=%20&${ours}&imp_uid=imp_7&x=1&x=2&payment_intent_client_secret=secret#part`,
      confirm: [paid],
    });
    const { type, detail } = await page.final();
    expect(type).to.equal('kr-pay-success');
    expect({ ...detail }).to.deep.equal({
      attemptId: id,
      orderId: 'A-1001',
      provider: 'stripe',
      method: 'kr_card',
      mode: 'pay',
      paymentId: 'pay_1',
      via: 'return',
    });
    expect(await page.confirms()).to.deep.equal([
      { action: 'confirm', version: 1, attemptId: id, params: { imp_uid: 'imp_7', x: ['1', '2'] } },
    ]);
    expect(page.address()).to.equal('?step=2&b=%20#part');
    expect(page.heard()).to.have.lengthOf(1);
    expect(page.element(0).state).to.equal('succeeded');
  });

  it('sees that the outcome is being asked for, and cannot start again meanwhile', async () => {
    const page = await visit({ address: `?${ours}`, confirm: [{ fault: 'hang' }] });
    await waitUntil(() => page.element(0).state === 'confirming');
    page.element(0).start();
    expect(page.element(0).state).to.equal('confirming');
    expect(page.address()).to.equal(`?${ours}`);
  });

  it('is known although storage is blocked', async () => {
    const page = await visit({ address: `?${ours}`, confirm: [paid], storage: 'blocked' });
    expect(await page.final()).to.include({ type: 'kr-pay-success' });
    expect(page.address()).to.equal('');
  });

  it('may come twice with the same address', async () => {
    for (const page of [
      await visit({ address: `?${ours}`, confirm: [paid] }),
      await visit({ address: `?${ours}`, confirm: [paid] }),
    ]) {
      expect((await page.final()).type).to.equal('kr-pay-success');
      expect(await page.confirms()).to.have.lengthOf(1);
    }
  });

  it('is not believed because the address says so', async () => {
    const page = await visit({
      address: `?${ours}&imp_success=true&redirect_status=succeeded&status=succeeded`,
      confirm: [json({ status: 'failed', orderId: 'A-1001' })],
    });
    expect((await page.final()).detail).to.include({ code: 'declined', orderId: 'A-1001' });
    expect(page.finals()).to.have.lengthOf(1);
    expect(page.address()).to.equal('');
  });

  it('with an attempt the server does not know is told so, once', async () => {
    const page = await visit({ address: `?a=1&${ours}`, confirm: [{ status: 404 }] });
    expect((await page.final()).detail).to.include({ code: 'unknown-attempt', attemptId: id });
    expect(page.address()).to.equal('?a=1');
  });

  it('waits while the outcome is open, and is told once', async () => {
    const page = await visit({ address: `?${ours}`, confirm: [json({ status: 'pending' }), paid] });
    expect((await page.final()).type).to.equal('kr-pay-success');
    expect(page.heard().map(({ type }) => type)).to.deep.equal(['kr-pay-pending', 'kr-pay-success']);
  });

  for (const address of ['?kr_pay_attempt=1', `?kr_pay_attempt=${id.replace('-4', '-1')}`, '', '?paid=yes#top']) {
    it(`is not seen in the address ${JSON.stringify(address)}: nobody asks, nothing is cleaned`, async () => {
      const page = await visit({ address, confirm: [paid] });
      await page.decided();
      expect(page.element(0).state).to.equal('ready');
      expect(page.address()).to.equal(address);
      expect(await page.confirms()).to.have.lengthOf(0);
    });
  }
});

describe('a shopper who comes back to several buttons', () => {
  afterEach(closeVisits);
  const order = (orderId?: string) => json({ status: 'succeeded', orderId });

  it('gives the outcome to the button of the order, although another asked', async () => {
    const page = await visit({ address: `?${ours}`, orders: ['A', 'B', 'C'], confirm: [order('C')] });
    const { by, detail } = await page.final();
    expect(by).to.equal('b2');
    expect(detail).to.include({ orderId: 'C', via: 'return' });
    expect(page.elements.map(({ state }) => state)).to.deep.equal(['ready', 'ready', 'succeeded']);
    expect(await page.confirms()).to.have.lengthOf(1);
    expect(page.finals()).to.have.lengthOf(1);
    expect(page.address()).to.equal('');
  });

  it('asks by the button whose order this browser remembers', async () => {
    remember({ attemptId: id, orderId: 'B', mark: 'm', handedOff: true });
    const page = await visit({ address: `?${ours}`, orders: ['A', 'B'], confirm: [order('B')] });
    expect((await page.final()).by).to.equal('b1');
    expect(await page.confirms()).to.deep.equal([
      { action: 'confirm', version: 1, attemptId: id, orderId: 'B', params: {} },
    ]);
  });

  it('tells the page of an order that no button has, and stays ready for its own', async () => {
    const page = await visit({ address: `?${ours}`, orders: ['A', 'B'], confirm: [order('Z')] });
    const { by, detail } = await page.final();
    expect(by).to.equal('b0');
    expect(detail).to.include({ orderId: 'Z' });
    expect(page.elements.map(({ state }) => state)).to.deep.equal(['ready', 'ready']);
    expect(page.address()).to.equal('');
  });

  it('takes an answer without an order for the asking button’s', async () => {
    const page = await visit({ address: `?${ours}`, orders: ['A', 'B'], confirm: [order()] });
    expect((await page.final()).by).to.equal('b0');
    expect(page.elements.map(({ state }) => state)).to.deep.equal(['succeeded', 'ready']);
  });
});

describe('a shopper who comes back without a word', () => {
  afterEach(closeVisits);
  beforeEach(() => remember({ attemptId: id, orderId: 'A-1001', mark: 'm', handedOff: true }));

  it('is told that it was paid, if it was', async () => {
    const page = await visit({ address: '', confirm: [paid] });
    expect(await page.final()).to.include({ type: 'kr-pay-success' });
    expect(await page.confirms()).to.deep.equal([
      { action: 'confirm', version: 1, attemptId: id, orderId: 'A-1001', params: {} },
    ]);
  });

  it('finds a button that is ready when nothing is known, without any event', async () => {
    const page = await visit({ address: '', confirm: [json({ status: 'pending' })] });
    await waitUntil(async () => (await page.confirms()).length === 1);
    await waitUntil(() => page.element(0).state === 'ready');
    expect(page.heard()).to.have.lengthOf(0);
  });

  it('is not asked about for another order', async () => {
    const page = await visit({ address: '', orders: ['B-2'], confirm: [paid] });
    await page.decided();
    expect(page.element(0).state).to.equal('ready');
  });
});
