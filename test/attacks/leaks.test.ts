import { expect } from '@open-wc/testing';
import { closeVisits, visit } from '../element/return-visit.js';
import { closeShops, json, listenToConsole, openShop, term } from '../element/shop.js';
import { putGlobal, tidyPage } from '../providers/scripts.js';

// Planted by hand in a copy of src to see these fail: client secrets no longer withheld (`return-url.ts`), PortOne's
// parameters kept in storage, and a provider's script asked for in `connectedCallback`.

/** Stands for whatever nobody is to find where it does not belong. */
const marker = 'seeded-marker-7f3a';
const attemptId = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** All that this browser keeps of a page: storage, cookies, address and name. */
const kept = (view: Window): string =>
  JSON.stringify([
    Object.entries(view.sessionStorage),
    Object.entries(view.localStorage),
    view.document.cookie,
    view.location.href,
    view.history.state,
  ]);

describe('what nobody is to find', () => {
  afterEach(closeVisits);
  afterEach(closeShops);
  afterEach(tidyPage);

  it('is kept by no browser and told to no page after a hand-off to a provider’s script', async () => {
    let given: unknown;
    const IMP = { init() {}, request_pay: (request: unknown) => void (given = request) };
    putGlobal('IMP', IMP);
    const action = {
      userCode: 'imp00000000',
      params: {
        channelKey: `channel-key-${marker}`,
        merchant_uid: attemptId,
        amount: 14_000,
        name: '녹차',
        buyer_name: marker,
        buyer_email: `${marker}@shop.example`,
        buyer_tel: marker,
      },
    };
    const words = await listenToConsole('error', async () => {
      const shop = await openShop({
        start: [json({ provider: 'portone', action, clientSecret: marker, publishableKey: marker })],
        attributes: { 'order-name': '녹차' },
        letsGo: true,
      });
      shop.page.addEventListener('kr-pay-start', ({ detail }) => {
        detail.headers.set('X-CSRF-Token', marker);
        detail.metadata['note'] = marker;
      });
      shop.button().click();
      await shop.heard('kr-pay-redirect');
      const start = shop.events.find(({ type }) => type === 'kr-pay-redirect');
      expect(JSON.stringify(start)).not.to.include(marker);
      expect((await shop.startBodies())[0]).to.have.nested.property('metadata.note', marker);
      expect(shop.element.innerHTML).not.to.include(marker);
      expect(shop.element.shadowRoot?.innerHTML).not.to.include(marker);
    });
    expect(JSON.stringify(given), 'the script has it').to.include(marker);
    expect(kept(globalThis.window)).not.to.include(marker);
    expect(words.join()).not.to.include(marker);
    const [memory] = Object.values(sessionStorage);
    expect(memory, 'the attempt is remembered').to.be.a('string').and.have.lengthOf.below(300);
  });

  it('is sent to no server, kept by no browser and told to no page when it stands in the return address', async () => {
    const secrets = [
      'payment_intent_client_secret',
      'setup_intent_client_secret',
      'source_client_secret',
      'client_secret',
    ];
    const query = secrets.map((name) => `${name}=pi_1_secret_${marker}`).join('&');
    const page = await visit({
      address: `?step=2&kr_pay_attempt=${attemptId}&payment_intent=pi_1&${query}`,
      confirm: [json({ status: 'succeeded', orderId: 'A-1001', extra: marker, buyer: { name: marker } })],
    });
    const { type, detail } = await page.final();
    expect(type).to.equal('kr-pay-success');
    expect(JSON.stringify(detail)).not.to.include(marker);
    expect(JSON.stringify(await page.confirms())).not.to.include(marker);
    const view = page.element(0).ownerDocument.defaultView ?? expect.fail('no window');
    expect(kept(view)).not.to.include(marker);
    expect(page.address()).to.equal('?step=2');
  });
});

describe('before the shopper presses the button', () => {
  afterEach(closeShops);

  it('nobody is asked for anything, whatever is ticked, opened, focused or changed', async () => {
    const before = performance.getEntriesByType('resource').length;
    const subscription = {
      mode: 'subscribe',
      merchant: '가게',
      frequency: 'recurring',
      timing: '매월',
      'amount-rule': '없음',
    };
    const shop = await openShop({
      attributes: { ...subscription, cancellation: '전화' },
      children: [term('privacy', '개인정보 제공', { required: '', href: 'https://shop.example/privacy' })],
    });
    for (const box of shop.boxes()) box.click();
    for (const details of shop.element.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    shop.element.focus();
    shop.button().dispatchEvent(new PointerEvent('pointerenter'));
    for (const provider of ['stripe', 'portone', 'portone-v2', 'checkout', 'adyen']) {
      shop.element.provider = provider;
      await shop.element.updateComplete;
    }
    const { origin } = location;
    const asked = performance.getEntriesByType('resource').slice(before);
    expect(asked.map(({ name }) => name).filter((name) => new URL(name).origin !== origin)).to.deep.equal([]);
    expect(await shop.starts()).to.deep.equal([]);
    expect(await shop.confirms()).to.deep.equal([]);
    const outside = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(
      ({ src }) => new URL(src).origin,
    );
    expect(outside.filter((each) => each !== origin)).to.deep.equal([]);
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => new URL(href).origin);
    expect(links.filter((each) => each !== origin)).to.deep.equal([]);
    expect(sessionStorage).to.have.lengthOf(0);
  });
});
