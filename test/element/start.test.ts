import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { closeShops, fetchesDuring, json, openShop, redirects } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
/** An answer that leaves the attempt open. */
const garbage = { body: '<!doctype html><p>Hello' };

describe('a start', () => {
  afterEach(closeShops);

  it('sends the server what the contract says, and nothing that is absent', async () => {
    const shop = await openShop();
    shop.button().click();
    const { detail } = await shop.heard('kr-pay-redirect');
    const [body] = await shop.startBodies();
    const { device, ...rest } = body ?? expect.fail('no request');
    const attemptId = rest.attemptId;
    expect(attemptId).to.match(uuid);
    expect(rest).to.deep.equal({
      action: 'start',
      version: 1,
      attemptId,
      orderId: 'A-1001',
      method: 'kakao_pay',
      mode: 'pay',
      amount: 14000,
      currency: 'KRW',
      locale: 'ko',
      returnUrl: `${location.href.replace(/#.*/, '')}${location.search ? '&' : '?'}kr_pay_attempt=${attemptId}`,
    });
    expect(device).to.include({ type: 'desktop', os: 'other' });
    expect(detail).to.deep.equal({ attemptId, provider: 'redirect', url: 'https://psp.example/pay' });
  });

  it('sends what its attributes add', async () => {
    const shop = await openShop({
      attributes: { provider: 'stripe', method: 'kr_card', 'order-name': '김치 2kg', 'return-url': '/done?a=1#x' },
    });
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [body] = await shop.startBodies();
    expect(body).to.include({ provider: 'stripe', method: 'kr_card', orderName: '김치 2kg' });
    expect(body?.returnUrl).to.equal(`${location.origin}/done?a=1&kr_pay_attempt=${body?.attemptId}`);
  });

  it('has the headers of the contract, the key among them', async () => {
    const shop = await openShop();
    shop.button().click();
    const { detail } = await shop.heard('kr-pay-redirect');
    const [request] = await shop.starts();
    expect(request?.headers).to.include({
      'content-type': 'application/json',
      accept: 'application/json',
      'x-requested-with': 'kr-pay-button',
      'idempotency-key': String(detail['attemptId']),
    });
  });

  it('is on the wire before the click has ended', async () => {
    const shop = await openShop();
    expect(fetchesDuring(() => shop.button().click())).to.equal(1);
    await shop.heard('kr-pay-redirect');
  });

  it('is one request and one event for a double click', async () => {
    const shop = await openShop();
    shop.button().click();
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect(await shop.starts()).to.have.lengthOf(1);
    expect(shop.count('kr-pay-start')).to.equal(1);
  });

  it('is one request for a hundred clicks, by mouse or method', async () => {
    const shop = await openShop();
    for (let at = 0; at < 50; at++) {
      shop.button().click();
      shop.element.start();
    }
    await shop.heard('kr-pay-redirect');
    expect(await shop.starts()).to.have.lengthOf(1);
    expect(shop.count('kr-pay-redirect')).to.equal(1);
  });

  it('repeats key and body to the byte after a failure that leaves the attempt open', async () => {
    const shop = await openShop({ start: [garbage, redirects] });
    await shop.clickToEnd();
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.starts();
    expect(second?.body).to.equal(first?.body);
    expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
  });

  it('repeats them after the page canceled the hand-off', async () => {
    const shop = await openShop();
    for (const nth of [1, 2]) {
      shop.button().click();
      await shop.heard('kr-pay-redirect', nth);
      await shop.becomes('ready');
    }
    const [first, second] = await shop.starts();
    expect(second?.body).to.equal(first?.body);
  });

  for (const [attribute, value] of [
    ['amount', '9000'],
    ['order-id', 'A-1002'],
    ['method', 'payco'],
  ] as const) {
    it(`has a new key when ${attribute} is another`, async () => {
      const shop = await openShop({ start: [garbage, redirects] });
      await shop.clickToEnd();
      shop.element.setAttribute(attribute, value);
      shop.button().click();
      await shop.heard('kr-pay-redirect');
      const [first, second] = await shop.startBodies();
      expect(second?.attemptId).to.match(uuid).and.not.equal(first?.attemptId);
    });
  }

  it('has a new key after a failure that closes the attempt', async () => {
    const shop = await openShop({ start: [{ status: 400 }, redirects] });
    await shop.clickToEnd();
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second] = await shop.startBodies();
    expect(second?.attemptId).to.not.equal(first?.attemptId);
  });

  it('is ready again without another event when the page cancels the hand-off', async () => {
    const shop = await openShop();
    let leaving = false;
    shop.page.addEventListener('kr-pay-redirect', () => (leaving = shop.element.matches(':state(leaving)')));
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect(leaving, ':state(leaving)').to.equal(true);
    expect(shop.element.state).to.equal('ready');
    expect(shop.events.map(({ type }) => type)).to.deep.equal(['kr-pay-start', 'kr-pay-redirect']);
  });
});

describe('kr-pay-start', () => {
  afterEach(closeShops);

  it('tells what is about to be asked', async () => {
    const shop = await openShop();
    shop.button().click();
    const { detail } = await shop.heard('kr-pay-start');
    expect(detail).to.include({ orderId: 'A-1001', method: 'kakao_pay', mode: 'pay' });
    expect(detail['attemptId']).to.match(uuid);
    await shop.heard('kr-pay-redirect');
  });

  it('can be canceled: nothing is asked, nothing more is told', async () => {
    const shop = await openShop();
    shop.page.addEventListener('kr-pay-start', (event) => event.preventDefault());
    shop.button().click();
    await shop.becomes('ready');
    expect(shop.events.map(({ type }) => type)).to.deep.equal(['kr-pay-start']);
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('takes headers and metadata along to the server; the element keeps its own', async () => {
    const shop = await openShop();
    shop.element.addEventListener('kr-pay-start', ({ detail }) => {
      detail.headers.set('X-CSRF-Token', 'secret-7');
      detail.headers.set('Idempotency-Key', 'mine');
      detail.metadata['cart'] = { items: ['김치'] };
    });
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [request] = await shop.starts();
    const [body] = await shop.startBodies();
    expect(request?.headers['x-csrf-token']).to.equal('secret-7');
    expect(request?.headers['idempotency-key']).to.equal(body?.attemptId);
    expect(body?.metadata).to.deep.equal({ cart: { items: ['김치'] } });
  });

  it('calls metadata that is no JSON a configuration failure, and asks nothing', async () => {
    const shop = await openShop();
    shop.element.addEventListener('kr-pay-start', ({ detail }) => (detail.metadata['big'] = 1n));
    expect((await shop.clickToEnd()).detail).to.include({ code: 'configuration' });
    expect(shop.element.state).to.equal('ready');
    await shop.element.updateComplete;
    expect(shop.alert()).to.equal(ko.failures.configuration);
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('leaves metadata out that says nothing', async () => {
    const shop = await openShop();
    shop.element.addEventListener('kr-pay-start', ({ detail }) => (detail.metadata['coupon'] = undefined));
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect((await shop.startBodies())[0]).to.not.have.property('metadata');
  });

  it('is held by waitUntil, and takes along what was filled in meanwhile', async () => {
    const shop = await openShop();
    let release = (): void => {};
    shop.element.addEventListener('kr-pay-start', (event) => {
      event.waitUntil(
        new Promise<void>((resolve) => (release = resolve)).then(() =>
          event.detail.headers.set('X-CSRF-Token', 'late'),
        ),
      );
    });
    shop.button().click();
    expect(shop.element.state).to.equal('starting');
    expect(await shop.starts()).to.have.lengthOf(0);
    release();
    await shop.heard('kr-pay-redirect');
    const [request] = await shop.starts();
    expect(request?.headers['x-csrf-token']).to.equal('late');
  });

  it('is canceled when what it waits for is rejected', async () => {
    const shop = await openShop();
    shop.element.addEventListener('kr-pay-start', (event) => event.waitUntil(Promise.reject(new Error('no'))));
    shop.button().click();
    await shop.becomes('ready');
    expect(shop.events.map(({ type }) => type)).to.deep.equal(['kr-pay-start']);
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('can be followed by another click once it was canceled', async () => {
    const shop = await openShop();
    const cancel = (event: Event) => event.preventDefault();
    shop.element.addEventListener('kr-pay-start', cancel, { once: true });
    shop.button().click();
    await waitUntil(() => shop.element.state === 'ready');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
  });

  it('says nothing of an order that there is none of', async () => {
    const mandate = { merchant: '가게', frequency: 'one-time', timing: '오늘', 'amount-rule': '없음' };
    const shop = await openShop({
      attributes: { mode: 'save', ...mandate },
      start: [json({ url: 'https://psp.example/' })],
    });
    shop.element.removeAttribute('order-id');
    await shop.element.updateComplete;
    shop.boxes()[0]?.click();
    shop.button().click();
    const { detail } = await shop.heard('kr-pay-start');
    expect(detail).to.not.have.property('orderId');
    await shop.heard('kr-pay-redirect');
    expect((await shop.startBodies())[0]).to.not.have.property('orderId');
  });
});
