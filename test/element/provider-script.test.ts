import { expect } from '@open-wc/testing';
import { ko } from '../../src/i18n/ko.js';
import { putIamport } from '../providers/iamport.js';
import { answerScripts, nowhere, putElement, putGlobal, scriptWith } from '../providers/scripts.js';
import { staysOpen, tidyPage } from '../providers/scripts.js';
import { closeShops, json, openShop } from './shop.js';
import { limits } from '../../src/controller/limits.js';
import { ifStillHere } from '../../src/controller/still-here.js';
import { holdTimers } from './window-shop.js';
import { waitUntil } from '../support/wait-until.js';

const script = 'https://cdn.iamport.kr/v1/iamport.js';
const start = [json({ provider: 'portone', action: { userCode: 'imp00000001', params: { amount: 14000 } } })];
/** A script whose window is done at once. */
const done = "window.IMP = { init() {}, request_pay: (params, callback) => callback({ imp_uid: 'imp_1' }) }";
const paid = json({ status: 'succeeded', orderId: 'A-1001' });

/** What the browser tells the page when its content security policy blocks an address. */
const blocked = (blockedURI: string) =>
  new SecurityPolicyViolationEvent('securitypolicyviolation', {
    blockedURI,
    disposition: 'enforce',
    bubbles: true,
    composed: true,
    documentURI: location.href,
    effectiveDirective: 'script-src',
    violatedDirective: 'script-src',
    statusCode: 200,
    originalPolicy: "script-src 'self'",
  });

describe('a provider’s script', () => {
  afterEach(closeShops);
  afterEach(tidyPage);

  it('is not asked for before the shopper acts', async () => {
    const asked = answerScripts(nowhere);
    await openShop({ start, attributes: { provider: 'portone' } });
    expect(asked).to.deep.equal([]);
  });

  it('that does not come is provider-unavailable; the next click asks for it again, with the same key', async () => {
    const asked = answerScripts(nowhere, scriptWith(done));
    putGlobal('IMP', undefined);
    const shop = await openShop({ start, confirm: [paid], letsGo: true });
    const { detail } = await shop.clickToEnd();
    expect(detail).to.include({ code: 'provider-unavailable', provider: 'portone', retryable: true });
    expect(detail['message']).to.equal(ko.failures['provider-unavailable']);
    expect(shop.count('kr-pay-redirect')).to.equal(0);
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(asked).to.deep.equal([script, script]);
    const [first, second] = await shop.starts();
    expect(second?.body).to.equal(first?.body);
  });

  it('that did not come because the page was being left is no failure of the page that comes back', async () => {
    const { leaving } = limits;
    limits.leaving = 100;
    try {
      answerScripts(nowhere);
      putGlobal('IMP', undefined);
      const shop = await openShop({ start, letsGo: true });
      const canceled = new Promise((resolve) => addEventListener('error', resolve, { capture: true, once: true }));
      shop.button().click();
      await canceled;
      await new Promise((resolve) => setTimeout(resolve));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await ifStillHere(undefined);
      expect(shop.element.state).to.equal('ready');
      expect(shop.count('kr-pay-failure')).to.equal(0);
    } finally {
      limits.leaving = leaving;
    }
  });

  it('that neither comes nor fails for 10 seconds is provider-unavailable, and opens nothing when it comes', async () => {
    const asked = answerScripts(undefined);
    const shop = await openShop({ start });
    const waits = holdTimers(10_000);
    shop.button().click();
    await waitUntil(() => asked.length === 1);
    waits.end();
    waits.release();
    expect(shop.events.at(-1)).to.have.nested.include({ 'detail.code': 'provider-unavailable' });
    expect(shop.element.state).to.equal('failed');
    const { calls } = putIamport();
    for (const each of document.querySelectorAll('html > script')) each.dispatchEvent(new Event('load'));
    await staysOpen(Promise.resolve());
    expect(calls).to.have.lengthOf(0);
    expect(shop.count('kr-pay-redirect')).to.equal(0);
    expect(shop.element.state).to.equal('failed');
  });

  it('whose name an element of the page has is provider-unavailable', async () => {
    answerScripts(nowhere);
    putElement('a', { id: 'IMP' });
    const shop = await openShop({ start });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'provider-unavailable' });
  });

  it('whose name the page does not let anybody read is provider-unavailable', async () => {
    answerScripts(nowhere);
    putGlobal('IMP', undefined);
    Object.defineProperty(globalThis, 'IMP', {
      configurable: true,
      get() {
        throw new Error('not yours');
      },
    });
    const shop = await openShop({ start });
    expect((await shop.clickToEnd()).detail).to.include({ code: 'provider-unavailable' });
  });

  it('that the page’s policy blocks is blocked-by-policy', async () => {
    answerScripts(nowhere);
    const shop = await openShop({ start });
    shop.page.addEventListener('kr-pay-start', () => setTimeout(() => dispatchEvent(blocked(script))));
    expect((await shop.clickToEnd()).detail).to.include({
      code: 'blocked-by-policy',
      provider: 'portone',
      retryable: false,
    });
  });

  it('is loaded once for two buttons', async () => {
    const asked = answerScripts(scriptWith(done));
    putGlobal('IMP', undefined);
    const confirm = [json({ status: 'succeeded' })];
    const shops = [
      await openShop({ start, confirm, letsGo: true, attributes: { 'order-id': 'A' } }),
      await openShop({ start, confirm, letsGo: true, attributes: { 'order-id': 'B' } }),
    ];
    const ends = await Promise.all(shops.map((shop) => shop.clickToEnd()));
    expect(ends.map(({ type, detail }) => [type, detail['orderId']])).to.deep.equal([
      ['kr-pay-success', 'A'],
      ['kr-pay-success', 'B'],
    ]);
    expect(asked).to.deep.equal([script]);
  });
});
