import { expect } from '@open-wc/testing';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { loadMessages, messagesFor } from '../../src/i18n/choose.js';
import { closeVisits } from './return-visit.js';
import { closeShops, openShop, term } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

const mandate = { merchant: 'Shop', frequency: 'one-time', timing: '12/5', 'amount-rule': '₩9,900' };
const saving = { mode: 'save', ...mandate };
const children = (): Element[] => [term('ads', 'Ads')];

// No other test of this file has asked for Japanese or Chinese before: each page loads a language once.
describe('the texts of a language', () => {
  afterEach(closeShops);
  afterEach(closeVisits);

  it('are on their way at first: the button has its words, and nothing can be ticked', async () => {
    expect(messagesFor('zh')).to.equal(undefined);
    const page = document.createElement('main');
    page.lang = 'zh-Hans';
    const element = document.createElement('kr-pay-button');
    for (const [name, value] of Object.entries({ endpoint: '/pay', ...saving })) element.setAttribute(name, value);
    page.append(element);
    document.body.append(page);
    const root = () => element.shadowRoot ?? expect.fail('no shadow root');
    const button = () => root().querySelector<HTMLElement>('[part=button]') ?? expect.fail('no button');
    // The first looks come in a microtask, before any file can.
    while (!root().querySelector('[part=button]')) await Promise.resolve();
    expect(root().querySelectorAll('fieldset')).to.have.lengthOf(0);
    expect(button().textContent?.trim()).to.equal('绑定 Kakao Pay');
    const { height } = button().getBoundingClientRect();
    const seen: string[] = [];
    const watch = new MutationObserver(() => seen.push(root().textContent ?? ''));
    watch.observe(root(), { subtree: true, childList: true, characterData: true });
    await element.updateComplete;
    await waitUntil(() => root().querySelector('fieldset'));
    expect(root().querySelector('legend')?.textContent).to.equal('条款同意');
    expect(button().textContent?.trim()).to.equal('绑定 Kakao Pay');
    expect(button().getBoundingClientRect().height).to.equal(height);
    await waitUntil(() => seen.length > 0);
    expect(seen.join()).to.not.match(/Terms|Required|약관|필수/);
    expect(root().querySelector('div')?.lang).to.equal('zh');
  });

  it('keep an early click waiting, and tell it in their language', async () => {
    const { element, page, alert } = await openShop({ lang: 'ja', attributes: saving });
    await element.updateComplete;
    const early = document.createElement('kr-pay-button');
    for (const { name, value } of element.attributes) early.setAttribute(name, value);
    page.append(early);
    const failed = new Promise<CustomEvent>((resolve) =>
      early.addEventListener('kr-pay-failure', (event) => resolve(event as unknown as CustomEvent)),
    );
    early.start();
    expect(early.state).to.equal('starting');
    const { detail } = await failed;
    expect(detail).to.deep.include({ code: 'consent-required', message: '必須の規約に同意してください。' });
    expect(alert()?.trim()).to.equal('');
  });

  for (const [locale, legend] of [
    ['ja', '規約への同意'],
    ['zh', '条款同意'],
    ['ko', '약관 동의'],
    ['en', 'Terms'],
  ] as const) {
    it(`are those of ${locale}, and the record says so`, async () => {
      const { element, one, boxes, a } = await openShop({ lang: locale, attributes: saving, children: children() });
      expect(one('legend').textContent).to.equal(legend);
      a(HTMLInputElement, '[part=agree-all]').click();
      await waitUntil(() => element.consent);
      expect(element.consent?.locale).to.equal(locale);
      const shown = [...(element.shadowRoot?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
      expect(element.consent?.terms[0]?.text).to.equal(shown.join(' '));
      expect(boxes()).to.have.lengthOf(2);
    });
  }

  it('take over when they are there; a tick belongs to the texts it was given to', async () => {
    const { element, boxes, one } = await openShop({ attributes: saving });
    boxes()[0]?.click();
    await waitUntil(() => element.consent);
    element.setAttribute('locale', 'en');
    const meanwhile = element.consent;
    if (meanwhile) expect(meanwhile.locale).to.equal('ko');
    await element.updateComplete;
    expect(one('legend').textContent).to.equal('Terms');
    expect(boxes()[0]?.checked).to.equal(false);
    expect(element.consent).to.equal(undefined);
    boxes()[0]?.click();
    await waitUntil(() => element.consent);
    expect(element.consent?.locale).to.equal('en');
  });

  it('follow a `lang` that changes around them, also outside the shadow root they are in', async () => {
    const page = document.createElement('main');
    const inner = document.createElement('div');
    page.lang = 'ko';
    page.append(inner);
    document.body.append(page);
    const element = document.createElement('kr-pay-button');
    element.setAttribute('endpoint', '/pay');
    element.setAttribute('order-id', 'A-1');
    inner.attachShadow({ mode: 'open' }).append(element);
    const label = () => element.shadowRoot?.querySelector('[part=label]')?.textContent?.trim();
    await waitUntil(() => label() === '카카오페이로 결제하기');
    page.lang = 'en-GB';
    await waitUntil(() => label() === 'Pay with Kakao Pay');
    inner.lang = 'ja';
    await waitUntil(() => label() === 'Kakao Payで支払う');
    element.remove();
    page.lang = 'zh';
    inner.removeAttribute('lang');
    await element.updateComplete;
    expect(label()).to.equal('Kakao Payで支払う');
    page.remove();
  });

  it('are English where their file does not come, all of them, and the record says English', async () => {
    const frame = document.createElement('iframe');
    frame.src = '/test/element/texts-page.html';
    document.body.append(frame);
    const find = (): KrPayButtonElement | null | undefined => frame.contentDocument?.querySelector('kr-pay-button');
    await waitUntil(() => find()?.shadowRoot?.querySelector('fieldset'), 'no terms', { timeout: 8_000 });
    const element = find() ?? expect.fail('no element');
    const root = element.shadowRoot ?? expect.fail('no shadow root');
    expect(root.querySelector('div')?.lang).to.equal('en');
    expect(root.querySelector('legend')?.textContent).to.equal('Terms');
    expect(root.querySelector('[part=button]')?.textContent?.trim()).to.equal('Save Kakao Pay');
    root.querySelector<HTMLInputElement>('[part=checkbox]')?.click();
    await waitUntil(() => element.consent);
    expect(element.consent?.locale).to.equal('en');
    expect(element.consent?.terms[0]?.text).to.match(/^I allow Shop to request payments/);
  });

  it('are the same each time they are asked for', async () => {
    expect(await loadMessages('ko')).to.equal(await loadMessages('ko'));
    expect(messagesFor('ko')?.locale).to.equal('ko');
  });
});
