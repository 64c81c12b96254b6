import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { closeShops, judged, listenToConsole, openShop, redirects } from './shop.js';
import type { ShopPlan } from './shop.js';

describe('the attributes', () => {
  afterEach(closeShops);

  it('each have a property in camel case', async () => {
    const { element } = await openShop({
      attributes: {
        'confirm-endpoint': '/confirm',
        'order-id': 'A',
        'order-name': 'B',
        'return-url': '/back',
        'amount-rule': 'C',
        'terms-version': '1',
        'allowed-hosts': 'psp.example',
        'message-mode': 'verbatim',
        'brand-colors': 'off',
        'allow-framed': '',
      },
    });
    expect(element).to.include({
      confirmEndpoint: '/confirm',
      orderId: 'A',
      orderName: 'B',
      returnUrl: '/back',
      amountRule: 'C',
      termsVersion: '1',
      allowedHosts: 'psp.example',
      messageMode: 'verbatim',
      brandColors: 'off',
      allowFramed: true,
    });
  });

  it('can be given as properties', async () => {
    const shop = await openShop({ lang: 'en' });
    Object.assign(shop.element, { amount: 7000, orderId: 'B-2', method: 'payco', mode: 'pay' });
    await shop.element.updateComplete;
    expect(shop.one('[part=label]').textContent).to.equal('Pay with PAYCO');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect((await shop.startBodies())[0]).to.include({ amount: 7000, orderId: 'B-2', method: 'payco' });
  });

  it('that a framework sets before the element is defined count too', async () => {
    const early = Object.assign(document.createElement('kr-pay-late'), {
      endpoint: '/pay',
      orderId: 'B-3',
      amount: 100,
    });
    const page = document.createElement('main');
    page.append(early);
    document.body.append(page);
    const { KrPayButtonElement } = await import('../../src/index.js');
    const late = class extends KrPayButtonElement {};
    customElements.define('kr-pay-late', late);
    if (!(early instanceof late)) throw new Error('expected the element to be upgraded');
    await early.updateComplete;
    expect(early).to.include({ orderId: 'B-3', amount: 100 });
    expect(early.shadowRoot?.querySelector('[part=amount]')?.textContent).to.include('100');
  });

  it('take effect for the next click when they change while busy', async () => {
    const shop = await openShop();
    shop.button().click();
    shop.element.setAttribute('amount', '1');
    await shop.heard('kr-pay-redirect');
    expect((await shop.startBodies())[0]).to.include({ amount: 14000 });
  });

  it('take effect for the next click when a listener of the start changes them', async () => {
    const shop = await openShop({ start: [{ body: 'no JSON' }, redirects] });
    shop.element.addEventListener('kr-pay-start', () => shop.element.setAttribute('amount', '15000'));
    await shop.clickToEnd();
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect((await shop.startBodies()).map(({ amount }) => amount)).to.deep.equal([14_000, 15_000]);
    const keys = (await shop.starts()).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(2);
  });

  it('that a listener of the start changes leave the terms of the request as they were ticked', async () => {
    const terms = {
      merchant: '느린물',
      frequency: 'recurring',
      timing: '매월 5일',
      'amount-rule': '월 14,000원',
      cancellation: '주문 내역',
    };
    const shop = await openShop({ attributes: { mode: 'subscribe', ...terms } });
    for (const box of shop.boxes()) box.click();
    shop.element.addEventListener('kr-pay-start', () => shop.element.setAttribute('amount-rule', '월 15,000원'));
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [body] = await shop.startBodies();
    expect(body?.consent?.terms.map(({ agreed }) => agreed)).to.deep.equal([true]);
    expect(body?.consent?.terms[0]?.text).to.include('월 14,000원');
  });
});

describe('an element that a framework puts into the page before it writes its attributes', () => {
  afterEach(closeShops);

  /** An element that is on the page and shown, without its order, and what it says in the console from then on. */
  async function bare(further: (shop: Awaited<ReturnType<typeof openShop>>) => Promise<unknown>): Promise<string[]> {
    return listenToConsole('error', async () => {
      const shop = await openShop({ attributes: { 'order-id': '' } });
      expect(shop.alert()).to.equal('');
      await further(shop);
      await judged(shop.element);
    });
  }

  it('says nothing, and pays', async () => {
    const words = await bare(async (shop) => {
      shop.element.setAttribute('order-id', 'A-1001');
      await judged(shop.element);
      expect(shop.alert()).to.equal('');
      shop.button().click();
      await shop.heard('kr-pay-redirect');
    });
    expect(words).to.deep.equal([]);
  });

  it('judges a press that comes in between, and says so at once', async () => {
    const words = await bare(async (shop) => {
      shop.button().click();
      expect(shop.events.map(({ detail }) => detail['code'])).to.deep.equal(['configuration']);
      await shop.element.updateComplete;
      expect(shop.alert()).to.equal(ko.failures.configuration);
    });
    expect(words).to.have.lengthOf(1);
  });
});

describe('an element that is set up wrongly', () => {
  afterEach(closeShops);

  /** Opens a shop and keeps what its element says in the console, a task later. */
  async function opened(plan: ShopPlan) {
    const kept: { shop?: Awaited<ReturnType<typeof openShop>> } = {};
    const words = await listenToConsole('error', async () => {
      kept.shop = await openShop(plan);
      await judged(kept.shop.element);
    });
    return { shop: kept.shop ?? expect.fail('no shop'), words };
  }

  for (const [name, value] of [
    ['amount', '14,000'],
    ['amount', '140.00'],
    ['endpoint', 'javascript:alert(1)'],
    ['return-url', 'https://evil.example/'],
    ['mode', 'subscribe'],
    ['method', 'bitcoin'],
    ['order-id', ''],
  ] as const) {
    it(`by ${name}=${JSON.stringify(value)} says so in words and once in the console, and renders`, async () => {
      const { shop, words } = await opened({ attributes: { [name]: value } });
      const again = await listenToConsole('error', async () => {
        shop.element.requestUpdate();
        await shop.element.updateComplete;
      });
      expect(words).to.have.lengthOf(1);
      expect(words[0]).to.match(/^<kr-pay-button> [a-z-]+: expected /);
      expect(again).to.have.lengthOf(0);
      expect(shop.alert()).to.equal(ko.failures.configuration);
      expect(shop.button().isConnected).to.equal(true);
      expect(shop.element.state).to.equal('ready');
    });
  }

  it('fails on a click, stays ready and asks nobody', async () => {
    const { shop } = await opened({ attributes: { amount: '1e4' } });
    for (const nth of [1, 2]) {
      const { type, detail } = await shop.clickToEnd();
      expect(type).to.equal('kr-pay-failure');
      expect(detail).to.include({ code: 'configuration', retryable: false, message: ko.failures.configuration });
      expect(detail).to.not.have.property('attemptId');
      expect(shop.count('kr-pay-failure')).to.equal(nth);
      expect(shop.element.state).to.equal('ready');
    }
    expect(shop.count('kr-pay-start')).to.equal(0);
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('works as soon as it is set right, and shows its message no longer', async () => {
    const { shop } = await opened({ attributes: { amount: '14,000' } });
    shop.element.setAttribute('amount', '14000');
    await shop.element.updateComplete;
    expect(shop.alert()?.trim()).to.equal('');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
  });

  it('shows its message no longer when it is set right after a press', async () => {
    const { shop } = await opened({ attributes: { 'order-id': '' } });
    await shop.clickToEnd();
    expect(shop.alert()).to.equal(ko.failures.configuration);
    shop.element.setAttribute('order-id', 'A-1001');
    await shop.element.updateComplete;
    expect(shop.alert()).to.equal('');
  });

  it('keeps the message of a start that a listener has spoiled', async () => {
    const shop = await openShop();
    shop.element.addEventListener('kr-pay-start', ({ detail }) => (detail.metadata['big'] = 10n));
    expect((await shop.clickToEnd()).detail).to.include({ code: 'configuration' });
    expect(shop.alert()).to.equal(ko.failures.configuration);
  });

  it('names another problem when it has another', async () => {
    const { shop } = await opened({ attributes: { amount: '14,000' } });
    const words = await listenToConsole('error', async () => {
      shop.element.setAttribute('amount', '14000');
      shop.element.setAttribute('order-id', '');
      await shop.element.updateComplete;
    });
    expect(words).to.have.lengthOf(1);
    expect(words[0]).to.include('order-id');
  });
});
