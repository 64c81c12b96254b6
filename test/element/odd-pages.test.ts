import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { textNames } from '../../src/settings/look.js';
import { closeShops, direct, judged, listenToConsole, openShop, redirects } from './shop.js';
import type { ShopPlan } from './shop.js';

const mandate = {
  merchant: '가게',
  frequency: 'recurring',
  timing: '매월',
  'amount-rule': '없음',
  cancellation: '전화',
};

/** Opens a shop, does something to its element and keeps what that says in the console. */
async function told(plan: ShopPlan, change: (shop: Awaited<ReturnType<typeof openShop>>) => Promise<unknown>) {
  const shop = await openShop(plan);
  const words = await listenToConsole('error', async () => {
    await change(shop);
    await judged(shop.element);
  });
  return { shop, words };
}

describe('an engine whose custom states refuse every name', () => {
  afterEach(closeShops);
  const { add } = CustomStateSet.prototype;
  beforeEach(() => {
    CustomStateSet.prototype.add = () => {
      throw new TypeError("Failed to execute 'add' on 'CustomStateSet'");
    };
  });
  afterEach(() => void (CustomStateSet.prototype.add = add));

  it('is no harm: the payment goes through', async () => {
    const shop = await openShop({ start: [direct('succeeded')] });
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(shop.element.state).to.equal('succeeded');
    expect(shop.status()).to.equal(ko.status.paid);
  });

  it('is no harm for one that fails', async () => {
    const shop = await openShop({ start: [{ status: 400 }, redirects] });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'rejected' });
    shop.button().click();
    await shop.heard('kr-pay-redirect');
  });
});

describe('properties of a wrong type', () => {
  afterEach(closeShops);

  it('that are a number where a text belongs are read as that text', async () => {
    const shop = await openShop({ attributes: { mode: 'subscribe', ...mandate } });
    Object.assign(shop.element, { orderId: 1001, orderName: 7, merchant: 11, timing: 5 });
    await shop.element.updateComplete;
    shop.boxes()[0]?.click();
    shop.button().click();
    const { detail } = await shop.heard('kr-pay-start');
    expect(detail).to.include({ orderId: '1001' });
    await shop.heard('kr-pay-redirect');
    const [body] = await shop.startBodies();
    expect(body).to.include({ orderId: '1001', orderName: '7' });
    expect(body?.consent?.terms[0]?.text).to.include('11').and.include(', 5.');
  });

  it('that are an order as a number are the order that the server answers for', async () => {
    const shop = await openShop({ start: [direct('succeeded', { orderId: '1001' })] });
    Object.assign(shop.element, { orderId: 1001 });
    const { type, detail } = await shop.clickToEnd();
    expect(type).to.equal('kr-pay-success');
    expect(detail).to.include({ orderId: '1001' });
  });

  it('that are a list of hosts are a configuration failure', async () => {
    const { shop, words } = await told({}, async ({ element }) => Object.assign(element, { allowedHosts: ['x'] }));
    expect(words).to.have.lengthOf(1);
    expect(words[0]).to.include('allowed-hosts: expected');
    expect((await shop.clickToEnd()).detail).to.include({ code: 'configuration' });
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  const wrong: Readonly<Record<string, unknown>> = {
    'a number': 5,
    'no number': NaN,
    'a big number': 10n,
    'a truth': true,
    'a list': ['x'],
    'an object': { toString: () => 'x' },
    'an object without a prototype': Object.create(null),
    'a function': () => 'x',
    'a symbol': Symbol('x'),
    null: null,
  };
  for (const [what, value] of Object.entries(wrong)) {
    it(`never throw, whichever is ${what}`, async () => {
      for (const name of [...textNames, 'terms', 'disabled', 'allowFramed']) {
        const { shop } = await told({ attributes: { mode: 'subscribe', ...mandate } }, async ({ element, page }) => {
          page.addEventListener('kr-pay-start', (event) => event.preventDefault());
          Reflect.set(element, name, value);
          await element.updateComplete;
          element.start();
          element.check();
          element.reset();
        });
        expect(shop.element.state, name).to.equal('ready');
        expect(shop.button().isConnected, name).to.equal(true);
        shop.page.remove();
      }
    });
  }
});
