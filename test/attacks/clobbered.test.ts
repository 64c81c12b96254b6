import { expect } from '@open-wc/testing';
import { addFrame, closeInnerPages } from '../browser/inner-page.js';
import { closeShops, direct, json, openShop } from '../element/shop.js';
import { answerScripts, nowhere, putElement, tidyPage } from '../providers/scripts.js';

// Planted by hand in a copy of src to see these fail: `hasFunctions` content with anything that is there, and without `try`.

/** The globals of providers' scripts, with a start answer that needs them. */
const globals: Readonly<Record<string, object>> = {
  IMP: {
    provider: 'portone',
    action: { userCode: 'imp1', params: { channelKey: 'c', merchant_uid: 'm', amount: 14_000 } },
  },
  PortOne: { provider: 'portone-v2', action: { operation: 'payment', request: { storeId: 's', paymentId: 'p' } } },
};

/** How markup without a script takes the name of a global. */
const takers: Readonly<Record<string, (name: string) => unknown>> = {
  'a link': (name) => putElement('a', { id: name, href: 'https://evil.example/' }),
  'two links': (name) => [1, 2].map(() => putElement('a', { id: name, name: 'request_pay' })),
  'a form with fields': (name) => {
    const form = putElement('form', { name });
    for (const field of ['init', 'request_pay', 'requestPayment', 'requestIssueBillingKey'])
      form.append(Object.assign(document.createElement('input'), { name: field }));
  },
  'a frame of another origin': (name) => addFrame({ name, sandbox: '', srcdoc: '<p>another origin' }),
};

describe('markup that takes a name', () => {
  afterEach(closeShops);
  afterEach(tidyPage);
  afterEach(closeInnerPages);

  for (const [name, answer] of Object.entries(globals))
    for (const [what, take] of Object.entries(takers))
      it(`of a provider’s script (${what} named ${name}) is not called: the payment fails and says so`, async () => {
        await take(name);
        expect(Reflect.has(globalThis, name)).to.equal(true);
        answerScripts(nowhere);
        const shop = await openShop({ start: [json(answer)] });
        expect((await shop.clickToEnd()).detail).to.include({ code: 'provider-unavailable' });
      });

  it('of ours or of the document’s own members does not change how a payment goes', async () => {
    for (const name of ['currentScript', 'readyState', 'visibilityState', 'hidden', 'referrer', 'cookie', 'scripts'])
      putElement('img', { name, alt: '' });
    for (const name of [
      'krPayButton',
      'kr-pay-button',
      'KrPayButtonElement',
      'kr_pay_attempt',
      'kr-pay-term',
      'litElementVersions',
    ])
      putElement('a', { id: name });
    expect(document.currentScript).to.be.instanceOf(HTMLImageElement);
    const shop = await openShop({
      start: [direct('pending'), direct('succeeded')],
      confirm: [json({ status: 'succeeded' })],
    });
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(shop.element.state).to.equal('succeeded');
  });

  it('of the button’s own fields, in the form that works without JavaScript, does no harm', async () => {
    const form = document.createElement('form');
    form.method = 'post';
    for (const name of ['submit', 'action', 'method', 'attributes', 'children', 'parentNode'])
      form.append(Object.assign(document.createElement('input'), { name }));
    const shop = await openShop({ start: [direct('succeeded')], children: [form] });
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
  });
});
