import { expect } from '@open-wc/testing';
import { textNames } from '../../src/settings/look.js';
import { closeShops, direct, json, openShop, term } from '../element/shop.js';
import type { ShopPlan } from '../element/shop.js';
import { hostileTexts } from './markup.js';
import { waitUntil } from '../support/wait-until.js';

// Planted by hand in a copy of src to see these fail: a term's label, a sentence of the mandate and the alert's words bound
// by `.innerHTML`, and a term's `href` without `checkTerms`.

let ran = 0;
const subscription = {
  mode: 'subscribe',
  merchant: '가게',
  frequency: 'recurring',
  timing: '매월 1일',
  'amount-rule': '9,900원',
  cancellation: '내 정보에서',
};

/** What there may be in the element: whatever else is there came out of a text. */
const own =
  /^(button|span|div|p|fieldset|legend|label|input|ul|ol|li|details|summary|bdi|a|slot|svg|path|strong|style|dl|dt|dd|h[2-4]|section|br)$/;

/** What in the element is not its own: elements, listeners in attributes, addresses that run. */
function foreign(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((each) => {
    const odd = each
      .getAttributeNames()
      .filter((name) => /^on|^srcdoc$|^style$|^formaction$/.test(name))
      .map((name) => `${each.localName} ${name}`);
    const address = each.getAttribute('href') ?? each.getAttribute('src') ?? '';
    if (!/^(https?|blob):$/.test(new URL(address, location.href).protocol))
      odd.push(`${each.localName} leads to ${address}`);
    return own.test(each.localName) ? odd : [`<${each.localName}>`, ...odd];
  });
}

const shadow = ({ shadowRoot }: Element): ShadowRoot => shadowRoot ?? expect.fail('no shadow root');

/** Waits until the same texts, put into a page as markup on purpose, have run: then ours would have as well. */
async function asMarkupTheyRun(): Promise<void> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  let there = 0;
  Object.assign(frame.contentWindow ?? {}, { attackRan: () => there++ });
  for (const text of hostileTexts) {
    const place = frame.contentDocument?.createElement('div');
    if (place) frame.contentDocument?.body.append(Object.assign(place, { innerHTML: text }));
  }
  await waitUntil(() => there >= 5, 'the texts do nothing', { timeout: 8_000 });
  frame.remove();
}

const { error, warn } = console;

/** Opens a shop. What is told to the developer until the end of the test is kept from the test's harness. */
function openQuietly(plan: ShopPlan): ReturnType<typeof openShop> {
  console.error = () => undefined;
  return openShop(plan);
}

describe('a text that looks like markup or code', () => {
  beforeEach(() => {
    ran = 0;
    Object.assign(globalThis, { attackRan: () => ran++ });
  });
  afterEach(closeShops);
  afterEach(() => void Object.assign(console, { error, warn }));
  afterEach(() => void Reflect.deleteProperty(globalThis, 'attackRan'));

  it('is one of forty or more, and does run where it is taken for markup', async () => {
    expect(new Set(hostileTexts).size).to.equal(hostileTexts.length);
    expect(hostileTexts.length).to.be.at.least(40);
    await asMarkupTheyRun();
    expect(ran).to.equal(0);
  });

  it('is a text in every attribute of the element', async () => {
    const { element } = await openQuietly({ attributes: subscription });
    for (const name of textNames) {
      const before = Reflect.get(element, name);
      for (const text of hostileTexts) {
        Reflect.set(element, name, text);
        await element.updateComplete;
        expect(foreign(shadow(element)), `${name}: ${text}`).to.deep.equal([]);
      }
      Reflect.set(element, name, before);
    }
    for (const text of hostileTexts) {
      for (const name of element.getAttributeNames()) if (name !== 'endpoint') element.setAttribute(name, text);
      await element.updateComplete;
      expect(foreign(shadow(element)), text).to.deep.equal([]);
    }
    await asMarkupTheyRun();
    expect(ran).to.equal(0);
  });

  it('is a text in every term: label, text, address, id and version', async () => {
    const children = hostileTexts.map((text, at) => term(`child${at}`, text, { href: text, version: text }));
    const { element, boxes } = await openQuietly({ attributes: subscription, children });
    element.terms = hostileTexts.map((text, at) => ({ id: `t${at}`, label: text, text, href: text, version: text }));
    await element.updateComplete;
    const root = shadow(element);
    expect(foreign(root)).to.deep.equal([]);
    expect(boxes()).to.have.lengthOf(1 + 2 * hostileTexts.length);
    const labels = [...root.querySelectorAll('[part=term] label bdi')].map(({ textContent }) => textContent.trim());
    for (const text of hostileTexts) expect(labels, text).to.include(text.replaceAll(/\s+/g, ' ').trim());
    for (const link of root.querySelectorAll('a')) expect(new URL(link.href).protocol).to.match(/^https?:$/);
    element.terms = hostileTexts.map((text) => ({ id: text.replaceAll(/\s/g, ''), label: 'x' }));
    await element.updateComplete;
    expect(foreign(root)).to.deep.equal([]);
    await asMarkupTheyRun();
    expect(ran).to.equal(0);
  });

  it('is a text in the slots, as the page put it there', async () => {
    const children = hostileTexts.map((text) => Object.assign(document.createElement('span'), { textContent: text }));
    const { element } = await openShop({ children });
    expect(element.querySelectorAll('*')).to.have.lengthOf(hostileTexts.length);
    expect(foreign(shadow(element))).to.deep.equal([]);
  });

  const parts = [0, 1, 2, 3, 4, 5].map((part) => hostileTexts.filter((_, at) => at % 6 === part));
  for (const [part, texts] of parts.entries()) {
    it(`is a text in every field of an answer (${part + 1} of ${parts.length})`, async () => {
      const answers = texts.flatMap((text) => [
        direct('failed', { message: text, providerCode: text, providerMessage: text, method: text, paymentId: text }),
        json({ code: text, message: text }, 422),
      ]);
      console.warn = () => undefined;
      const shop = await openShop({ start: answers, attributes: { 'message-mode': 'verbatim' } });
      for (const text of texts) {
        const { detail } = await shop.clickToEnd();
        expect(detail).to.include({ message: text, providerMessage: text });
        expect(shop.alert()).to.include(text);
        expect(foreign(shadow(shop.element)), text).to.deep.equal([]);
        await shop.clickToEnd();
        expect(foreign(shadow(shop.element)), text).to.deep.equal([]);
      }
      expect(ran).to.equal(0);
    });
  }
});
