import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { closeShops, openShop } from '../element/shop.js';
import { hurryClock } from '../support/fault-clock.js';
import { json } from '../support/fault-steps.js';
import { faultyEndpoint } from '../support/faults.js';
import { closeFaultPages, openFaultPage } from './fault-page.js';
import { waitUntil } from '../support/wait-until.js';

const elsewhere = 'http://127.0.0.1:9/redirect';
const posts = json({
  provider: 'adyen',
  action: { type: 'redirect', method: 'POST', url: elsewhere, data: { a: '1' } },
});

describe('a page’s content security policy', () => {
  afterEach(closeFaultPages);

  it('that forbids the endpoint is blocked-by-policy', async () => {
    const page = await openFaultPage({ start: [posts], policy: "connect-src 'self'" });
    page.call('start');
    const { detail } = await page.event('kr-pay-failure');
    expect(detail).to.include({
      code: 'blocked-by-policy',
      retryable: false,
      message: ko.failures['blocked-by-policy'],
    });
    expect(await page.starts()).to.have.lengthOf(0);
  });

  it('that forbids the form to the provider is blocked-by-policy', async () => {
    const page = await openFaultPage({ start: [posts], policy: "form-action 'self'" });
    page.call('start');
    await page.event('securitypolicyviolation');
    page.call('end');
    const { detail } = await page.event('kr-pay-failure');
    expect(detail).to.include({
      code: 'blocked-by-policy',
      retryable: false,
      message: ko.failures['blocked-by-policy'],
    });
    const types = page.heard.map(({ type }) => type).filter((type) => type.startsWith('kr-pay-'));
    expect(types).to.deep.equal(['kr-pay-start', 'kr-pay-redirect', 'kr-pay-failure']);
  });
});

describe('a start', () => {
  afterEach(closeFaultPages);

  it('from a frame of another origin is framed, and asks nobody', async () => {
    const page = await openFaultPage({ start: [posts], foreign: true });
    page.call('start');
    const { detail } = await page.event('kr-pay-failure');
    expect(detail).to.include({ code: 'framed', retryable: false, message: ko.failures.framed });
    expect(await page.starts()).to.have.lengthOf(0);
    expect(page.heard).to.have.lengthOf(1);
  });

  it('from there with allow-framed asks the server', async () => {
    const page = await openFaultPage({ start: [{ status: 400 }], foreign: true, attributes: { 'allow-framed': '' } });
    page.call('start');
    expect((await page.event('kr-pay-failure')).detail).to.include({ code: 'rejected' });
    expect(await page.starts()).to.have.lengthOf(1);
  });
});

/** The others end every connection of a page as soon as it begins to leave, that of the test runner among them. */
const runnerSurvives = navigator.userAgent.includes('Chrome');

describe('a departure', () => {
  afterEach(closeShops);
  afterEach(closeFaultPages);

  it('that the browser does not allow leads to a plain link to it', async () => {
    const url = 'http://127.0.0.1:9/pay';
    const page = await openFaultPage({ start: [json({ url })], sandbox: 'allow-scripts allow-same-origin' });
    page.call('start');
    await page.event('kr-pay-redirect');
    page.call('end');
    const button = page.frame.contentDocument?.querySelector('kr-pay-button') ?? expect.fail('no button');
    await waitUntil(() => button.shadowRoot?.querySelector('a'));
    expect(button.state).to.equal('ready');
    expect(button.shadowRoot?.querySelector('a')?.href).to.equal(url);
    expect(page.heard.map(({ type }) => type)).to.deep.equal(['kr-pay-start', 'kr-pay-redirect']);
  });

  it('by a form that the browser does not allow leads to no link, which would lack its fields: the server is asked, and the button sends again', async () => {
    const page = await openFaultPage({ start: [posts], sandbox: 'allow-scripts allow-same-origin' });
    page.call('start');
    await page.event('kr-pay-redirect');
    page.call('end');
    const button = page.frame.contentDocument?.querySelector('kr-pay-button') ?? expect.fail('no button');
    await waitUntil(() => button.state === 'ready');
    await button.updateComplete;
    expect(button.shadowRoot?.querySelector('a')).to.equal(null);
    page.call('start');
    await waitUntil(async () => (await page.starts()).length === 3);
    const [first, asked, second] = await page.starts();
    expect(JSON.parse(asked?.body ?? '')).to.include({ action: 'confirm' });
    expect(second?.body).to.equal(first?.body);
  });

  if (runnerSurvives)
    it('that never becomes a page leads to a plain link to it', async () => {
      const nowhere = await faultyEndpoint({ status: 204 });
      const shop = await openShop({ start: [json({ url: nowhere.url })], letsGo: true });
      const clock = hurryClock(true);
      try {
        shop.button().click();
        await shop.becomes('leaving');
        await waitUntil(async () => (await nowhere.received()).length === 1, 'no request', { timeout: 8_000 });
        clock.end();
      } finally {
        clock.release();
      }
      await shop.becomes('ready');
      expect(shop.status()).to.equal(ko.status.stalled);
      expect(shop.a(HTMLAnchorElement, 'a').href).to.equal(nowhere.url);
      expect(shop.one('a').textContent).to.equal(ko.continue);
      expect(shop.count('kr-pay-failure')).to.equal(0);

      shop.button().click();
      await shop.heard('kr-pay-redirect', 2);
      const [first, second] = await shop.starts();
      expect(second?.body).to.equal(first?.body);
      expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
    });
});
