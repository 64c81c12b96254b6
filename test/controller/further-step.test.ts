import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { recall, remember } from '../../src/trip/attempt-memory.js';
import { closeShops, json, listenToConsole, openShop, term } from '../element/shop.js';
import type { ShopPlan } from '../element/shop.js';
import { closeVisits, visit } from '../element/return-visit.js';
import { holdTimers, openWindowShop } from '../element/window-shop.js';
import { answerScripts, tidyPage } from '../providers/scripts.js';
import { waitUntil } from '../support/wait-until.js';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const url = 'https://psp.example/more';
const action = { type: 'redirect', method: 'POST', url, data: { MD: 'x' } };
const pending = json({ status: 'pending', orderId: 'A-1001' });
const paid = json({ status: 'succeeded', orderId: 'A-1001', paymentId: 'pay_1' });
const oneMore = json({ status: 'pending', orderId: 'A-1001', provider: 'adyen', action });
const withStep = (more: object) => json({ status: 'pending', provider: 'adyen', ...more });

describe('a confirm answer that asks for one more step', () => {
  const before = location.href;
  beforeEach(() => history.replaceState(null, '', `${location.pathname}?kr_pay_attempt=${id}&redirectResult=abc`));
  afterEach(() => {
    closeShops();
    history.replaceState(null, '', before);
  });

  /** The shopper has come back to this page, which knows of no start. Every hand-off is canceled by the page. */
  const comesBack = (...confirm: NonNullable<ShopPlan['confirm']>) => openShop({ confirm });
  const types = ({ events }: { events: readonly { type: string }[] }) =>
    events.map(({ type }) => type.replace('kr-pay-', ''));

  it('does not leave by itself: it says what is left to do and tells the page once that the outcome is open', async () => {
    const shop = await comesBack(oneMore);
    await shop.becomes('opening');
    expect(shop.status()).to.equal(ko.status.further);
    expect(shop.button().disabled).to.equal(false);
    expect(shop.button().ariaDisabled).to.not.equal('true');
    expect(types(shop)).to.deep.equal(['pending']);
    expect((await shop.confirms()).map(({ params }) => params)).to.deep.equal([{ redirectResult: 'abc' }]);
    expect(location.search).to.include(id);
  });

  it('hands off at the press, as a start answer would, and asks the server for nothing first', async () => {
    const shop = await comesBack(oneMore);
    await shop.becomes('opening');
    shop.button().click();
    expect(shop.events.at(-1)).to.deep.equal({
      type: 'kr-pay-redirect',
      detail: { attemptId: id, provider: 'adyen', url },
    });
    expect(await shop.starts()).to.have.lengthOf(0);
    expect(await shop.confirms()).to.have.lengthOf(1);
  });

  it('brings the element back to ready without an event when the page cancels it', async () => {
    const shop = await comesBack(oneMore);
    await shop.becomes('opening');
    shop.button().click();
    expect(shop.element.state).to.equal('ready');
    expect(types(shop)).to.deep.equal(['pending', 'redirect']);
  });

  it('keeps what the browser remembers of the attempt, so that a Back finds it', async () => {
    remember({ attemptId: id, orderId: 'A-1001', mark: 'm', handedOff: true });
    const shop = await comesBack(oneMore);
    await shop.becomes('opening');
    shop.button().click();
    expect(recall(() => true)).to.deep.equal({ attemptId: id, orderId: 'A-1001', mark: 'm', handedOff: true });
  });

  it('goes on with the attempt although the page shows another amount, another method and terms without a tick', async () => {
    const shop = await openShop({ confirm: [oneMore], children: [term('privacy', '개인정보', { required: '' })] });
    await shop.becomes('opening');
    expect(shop.boxes(), 'no boxes to tick again').to.have.lengthOf(0);
    shop.element.setAttribute('amount', '15000');
    shop.element.setAttribute('method', 'payco');
    shop.button().click();
    expect(shop.events.at(-1)?.detail).to.include({ attemptId: id, url });
    expect(shop.count('kr-pay-failure')).to.equal(0);
  });

  it('is found by asking again, and is not told of twice', async () => {
    const shop = await comesBack(pending, oneMore, oneMore);
    await shop.becomes('opening');
    shop.element.check();
    expect(shop.element.state).to.equal('confirming');
    await shop.becomes('opening');
    expect(types(shop)).to.deep.equal(['pending']);
  });

  it('may be over when it is asked about again', async () => {
    const shop = await comesBack(oneMore, paid);
    await shop.becomes('opening');
    shop.element.check();
    expect((await shop.heard('kr-pay-success')).detail).to.include({ attemptId: id, paymentId: 'pay_1' });
    expect(location.search).to.not.include(id);
  });

  it('is given up by reset(), which cleans the address', async () => {
    const shop = await comesBack(oneMore);
    await shop.becomes('opening');
    shop.element.reset();
    expect(shop.element.state).to.equal('ready');
    expect(location.search).to.not.include(id);
  });

  it('reads the action of each provider with the words that stand beside it', async () => {
    for (const [provider, more] of [
      ['adyen', { action: { resultCode: 'RedirectShopper', action } }],
      ['redirect', { action: { url } }],
      ['checkout', { action: { _links: { redirect: { href: url } } } }],
      ['stripe', { action: { url }, publishableKey: 'pk_test_1' }],
    ] as const) {
      history.replaceState(null, '', `${location.pathname}?kr_pay_attempt=${id}`);
      const shop = await comesBack(json({ status: 'pending', provider, ...more }));
      await shop.becomes('opening');
      shop.button().click();
      expect(shop.events.at(-1)?.detail).to.deep.equal({ attemptId: id, provider, url });
      closeShops();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });

  for (const [what, answer] of [
    ['an address that is not safe', withStep({ action: { ...action, url: 'http://psp.example/' } })],
    ['a script for an address', withStep({ action: { ...action, url: 'javascript:alert(1)' } })],
    ['no address', withStep({ action: { type: 'redirect' } })],
    ['another kind of action', withStep({ action: { type: 'threeDS2', url } })],
    ['a text', withStep({ action: url })],
    ['a list', withStep({ action: [action] })],
    ['a provider that nobody knows', withStep({ action, provider: 'paypal' })],
    ['no provider', withStep({ action, provider: undefined })],
    [
      'the name of a prototype',
      { body: `{"status":"pending","provider":"adyen","action":{"__proto__":{},"url":"${url}"}}` },
    ],
  ] as const) {
    it(`counts as pending when it names ${what}, and says so once in the console`, async () => {
      let shop: Awaited<ReturnType<typeof openShop>> | undefined;
      const words = await listenToConsole('warn', async () => {
        shop = await comesBack(answer);
        await shop.becomes('pending');
        shop.element.check();
        await waitUntil(async () => (await shop?.confirms())?.length === 2);
        await shop.heard('kr-pay-pending');
      });
      expect(words).to.have.lengthOf(1);
      expect(words[0]).to.match(/one more step.*(unsafe-url|invalid-response)/);
      expect(words[0]).to.not.include('psp.example');
      expect(shop?.element.state).to.equal('pending');
      expect(shop && types(shop)).to.deep.equal(['pending']);
    });
  }

  it('counts as pending, without a word, when the provider’s answer asks nothing of the browser', async () => {
    const words = await listenToConsole('warn', async () => {
      const shop = await comesBack(withStep({ action: { resultCode: 'Received' } }));
      await shop.heard('kr-pay-pending');
      expect(shop.element.state).to.equal('pending');
    });
    expect(words).to.deep.equal([]);
  });

  it('is ignored beside every other status', async () => {
    for (const status of ['succeeded', 'failed', 'canceled', 'expired']) {
      history.replaceState(null, '', `${location.pathname}?kr_pay_attempt=${id}`);
      const shop = await comesBack(json({ status, provider: 'adyen', action }));
      await shop.becomes(status === 'succeeded' ? 'succeeded' : 'failed');
      expect(types(shop)).to.deep.equal([status === 'succeeded' ? 'success' : 'failure']);
      closeShops();
    }
  });

  it('counts as pending when the provider’s script does not come in ten seconds', async () => {
    answerScripts(undefined);
    const waits = holdTimers(10_000);
    try {
      const shop = await comesBack(withStep({ provider: 'portone', action: { userCode: 'imp1', params: {} } }));
      await waitUntil(() => document.querySelector('html > script'));
      expect(shop.element.state).to.equal('confirming');
      waits.end();
      expect(shop.element.state).to.equal('pending');
    } finally {
      waits.release();
      document.querySelector('html > script')?.dispatchEvent(new Event('error'));
      document.querySelector('html > script')?.remove();
      tidyPage();
    }
  });
});

describe('a page with several buttons that is asked for one more step', () => {
  afterEach(closeVisits);

  it('offers it by the button of the order, although another one asked', async () => {
    const page = await visit({ address: `?kr_pay_attempt=${id}`, orders: ['B-2', 'A-1001'], confirm: [oneMore] });
    const [asker, owner] = [page.element(0), page.element(1)];
    owner.addEventListener('kr-pay-redirect', (event) => event.preventDefault());
    await waitUntil(() => owner.state === 'opening');
    owner.start();
    expect(asker.state).to.equal('ready');
    expect(page.heard().map(({ type, by }) => [type, by])).to.deep.equal([
      ['kr-pay-pending', 'b1'],
      ['kr-pay-redirect', 'b1'],
    ]);
    expect({ ...page.heard()[1]?.detail }).to.deep.equal({ attemptId: id, provider: 'adyen', url });
  });
});

describe('a page that is loaded again while one more step is left', () => {
  afterEach(closeVisits);

  for (const storage of [undefined, 'blocked'] as const) {
    it(`offers it again, and after it the outcome is asked for (storage ${storage ?? 'open'})`, async () => {
      const back = `${location.origin}/test/element/return-page.html?kr_pay_attempt=${id}&redirectResult=two`;
      const step = withStep({ orderId: 'A-1001', action: { type: 'redirect', url: back } });
      const page = await visit({
        address: `?kr_pay_attempt=${id}&redirectResult=one`,
        confirm: [step, step, paid],
        ...(storage && { storage }),
      });
      const frame = document.querySelector('iframe') ?? expect.fail('no frame');
      const button = () => frame.contentDocument?.querySelector('kr-pay-button');
      await waitUntil(() => button()?.state === 'opening');
      const first = button();
      frame.contentWindow?.location.reload();
      await waitUntil(() => button() !== first && button()?.state === 'opening');
      // A page in a frame would take the whole window along, and the tests with it: this goes there in its place.
      frame.contentWindow?.addEventListener('kr-pay-redirect', (event) => {
        event.preventDefault();
        frame.contentWindow?.location.assign(event.detail.url ?? '');
      });
      button()?.start();
      await waitUntil(() => button()?.state === 'succeeded', 'no outcome', { timeout: 8_000 });
      expect(page.heard().map(({ type }) => type)).to.deep.equal(['kr-pay-success']);
      expect((await page.confirms()).map(({ params }) => params)).to.deep.equal([
        { redirectResult: 'one' },
        { redirectResult: 'one' },
        { redirectResult: 'two' },
      ]);
      expect(page.address()).to.equal('');
    });
  }
});

describe('one more step that a provider’s script takes', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('opens its window at the press, and its answer is asked about', async () => {
    const more = { userCode: 'imp00000001', params: { channelKey: 'channel-2' } };
    const shop = await openWindowShop({ confirm: [withStep({ provider: 'portone', action: more }), paid] });
    (await shop.openWindow()).answer({ imp_uid: 'imp_1' });
    await shop.becomes('opening');
    expect(shop.calls).to.have.lengthOf(1);
    shop.button().click();
    expect(shop.calls, 'in the task of the press').to.have.lengthOf(2);
    const second = await shop.called(2);
    const { attemptId, returnUrl } = (await shop.startBodies())[0] ?? expect.fail('no start');
    expect(second.params).to.deep.equal({ channelKey: 'channel-2', m_redirect_url: returnUrl });
    second.answer({ imp_uid: 'imp_2' });
    expect((await shop.heard('kr-pay-success')).detail).to.include({ attemptId, via: 'callback' });
    expect(shop.types()).to.deep.equal(['start', 'redirect', 'pending', 'redirect', 'success']);
    expect((await shop.confirms()).map(({ params }) => params)).to.deep.equal([
      { imp_uid: 'imp_1' },
      { imp_uid: 'imp_2' },
    ]);
  });
});
