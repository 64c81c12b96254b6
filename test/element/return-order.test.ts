import { expect } from '@open-wc/testing';
import { remember } from '../../src/trip/attempt-memory.js';
import { ko } from '../../src/i18n/ko.js';
import { json } from './shop.js';
import { closeVisits, visit } from './return-visit.js';
import { waitUntil } from '../support/wait-until.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ours = `kr_pay_attempt=${id}`;
const paid = json({ status: 'succeeded', orderId: 'A-1001' });
/** The browser remembers that the shopper was sent to a provider. */
const rememberHandOff = (orderId?: string) =>
  remember({ attemptId: id, mark: 'm', handedOff: true, ...(orderId && { orderId }) });

describe('a shopper who comes back and clicks at once', () => {
  afterEach(closeVisits);

  it('starts nothing: the outcome is asked for and told', async () => {
    const page = await visit({ address: `?${ours}`, confirm: [paid], early: true });
    expect((await page.final()).type).to.equal('kr-pay-success');
    expect(page.clicked(), 'the click was early').to.equal('starting');
    expect(page.heard()).to.have.lengthOf(1);
    expect(await page.confirms()).to.deep.equal([{ action: 'confirm', version: 1, attemptId: id, params: {} }]);
    expect(page.address()).to.equal('');
  });

  it('by Back starts nothing either', async () => {
    rememberHandOff('A-1001');
    const page = await visit({ address: '', confirm: [paid], early: true });
    expect((await page.final()).type).to.equal('kr-pay-success');
    expect(page.heard()).to.have.lengthOf(1);
    expect((await page.confirms()).map(({ action, attemptId }) => [action, attemptId])).to.deep.equal([
      ['confirm', id],
    ]);
  });

  it('starts when there is nothing to come back from', async () => {
    const page = await visit({ address: '', confirm: [json({ provider: 'none', status: 'succeeded' })], early: true });
    expect((await page.final()).detail).to.include({ via: 'direct' });
    expect(page.heard().map(({ type }) => type)).to.deep.equal(['kr-pay-start', 'kr-pay-success']);
  });
});

describe('two buttons of one order', () => {
  afterEach(closeVisits);
  beforeEach(() => rememberHandOff('A-1001'));

  for (const [how, address] of [
    ['by the return address', `?${ours}`],
    ['by Back', ''],
  ] as const) {
    it(`tell of one success, ask once and leave one ready when the shopper comes back ${how}`, async () => {
      const page = await visit({ address, orders: ['A-1001', 'A-1001'], confirm: [paid] });
      await page.final();
      await page.decided();
      expect(await page.confirms()).to.have.lengthOf(1);
      expect(page.heard().map(({ type, by }) => [type, by])).to.deep.equal([['kr-pay-success', 'b0']]);
      expect(page.elements.map(({ state }) => state)).to.deep.equal(['succeeded', 'ready']);
    });
  }
});

describe('two buttons of one order, for two methods', () => {
  afterEach(closeVisits);
  const bySecond = { attemptId: id, orderId: 'A-1001', method: 'naver_pay', mode: 'pay', mark: 'm' } as const;
  const more = [{ method: 'kakao_pay' }, { method: 'naver_pay' }];
  const orders = ['A-1001', 'A-1001'];

  for (const [how, address] of [
    ['by the return address', `?${ours}`],
    ['by Back', ''],
  ] as const) {
    it(`leave it to the one that was pressed to ask and to tell when the shopper comes back ${how}`, async () => {
      remember({ ...bySecond, handedOff: true });
      const page = await visit({ address, orders, more, confirm: [paid] });
      const { by, detail } = await page.final();
      await page.decided();
      expect(by).to.equal('b1');
      expect(detail).to.include({ method: 'naver_pay' });
      expect(page.elements.map(({ state }) => state)).to.deep.equal(['ready', 'succeeded']);
      expect(await page.confirms()).to.have.lengthOf(1);
    });
  }
});

describe('a page whose button is set up for something else than what was paid', () => {
  afterEach(closeVisits);

  it('tells the method and the mode of the start where the server leaves them out', async () => {
    remember({
      attemptId: id,
      orderId: 'A-1001',
      method: 'naver_pay',
      mode: 'pay-and-save',
      mark: 'm',
      handedOff: true,
    });
    const page = await visit({ address: `?${ours}`, confirm: [paid] });
    expect((await page.final()).detail).to.include({ method: 'naver_pay', mode: 'pay-and-save' });
  });

  it('claims no payment where a method was saved', async () => {
    remember({ attemptId: id, mode: 'save', mark: 'm', handedOff: true });
    const page = await visit({ address: `?${ours}`, confirm: [json({ status: 'succeeded' })] });
    await page.final();
    await page.element(0).updateComplete;
    expect(page.element(0).shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(ko.status.saved);
  });
});

describe('the outcome of saving a method, which has no order', () => {
  afterEach(closeVisits);
  const saved = json({ status: 'succeeded' });

  it('goes to the button without an order, where this browser remembers', async () => {
    rememberHandOff();
    const page = await visit({ address: `?${ours}`, orders: ['A-1001', undefined], confirm: [saved] });
    const { by, detail } = await page.final();
    expect(by).to.equal('b1');
    expect(detail).to.include({ mode: 'save', via: 'return' }).and.not.have.property('orderId');
    expect(page.elements.map(({ state }) => state)).to.deep.equal(['ready', 'succeeded']);
  });

  it('goes there by Back too', async () => {
    rememberHandOff();
    const page = await visit({ address: '', orders: ['A-1001', undefined], confirm: [saved] });
    expect((await page.final()).by).to.equal('b1');
    expect(await page.confirms()).to.have.lengthOf(1);
  });
});

describe('a page that sets its endpoint later', () => {
  afterEach(closeVisits);

  for (const at of [0, 1]) {
    it(`takes the return up then, by button ${at}`, async () => {
      const orders = ['A-1001', 'A-1001'];
      const page = await visit({ address: `?a=1&${ours}&imp_uid=imp_1`, orders, endpoint: 'later', confirm: [paid] });
      await page.decided();
      expect(page.elements.map(({ state }) => state)).to.deep.equal(['ready', 'ready']);
      expect(page.address()).to.include(ours);
      page.element(at).setAttribute('endpoint', page.endpoint);
      expect((await page.final()).by).to.equal(`b${at}`);
      expect((await page.confirms()).map(({ params }) => params)).to.deep.equal([{ imp_uid: 'imp_1' }]);
      expect(page.address()).to.equal('?a=1');
    });
  }

  it('does not ask a second time when the endpoint changes', async () => {
    const page = await visit({ address: `?${ours}`, endpoint: 'later', confirm: [{ fault: 'hang' }] });
    await page.decided();
    page.element(0).setAttribute('endpoint', page.endpoint);
    await waitUntil(async () => (await page.confirms()).length > 0, 'no question');
    expect(page.element(0).state).to.equal('confirming');
    page.element(0).setAttribute('endpoint', `${page.endpoint}&again`);
    await page.element(0).updateComplete;
    await page.decided();
    expect(await page.confirms()).to.have.lengthOf(1);
  });
});

describe('a shopper who comes back and whose outcome cannot be read', () => {
  afterEach(closeVisits);

  for (const [what, step] of [
    ['HTML', { body: '<!doctype html><h1>Oops' }],
    ['an unknown status', json({ status: 'maybe' })],
    ['400', { status: 400 }],
  ] as const) {
    it(`(${what}) is not told that nobody is charged twice, but to look first`, async () => {
      const page = await visit({ address: `?${ours}`, confirm: [step] });
      const { detail } = await page.final();
      expect(detail['message']).to.equal(ko.notKnown);
      expect(page.element(0).shadowRoot?.querySelector('[role=alert]')?.textContent).to.equal(ko.notKnown);
      expect(detail['message']).to.not.include('두 번 결제되지');
    });
  }
});
