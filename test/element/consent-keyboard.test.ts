import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { closeShops, direct, openShop, term } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

describe('the panel by keyboard alone', () => {
  afterEach(closeShops);

  it('goes through boxes, full texts, links and the button in the order in which they stand, and pays', async () => {
    const shop = await openShop({
      lang: 'en',
      start: [direct('succeeded')],
      children: [term('privacy', 'Privacy', { required: '', href: '/privacy' }), term('ads', 'Ads')],
    });
    shop.element.terms = [{ id: 'long', label: 'Terms', text: 'Article 1', required: true }];
    await shop.element.updateComplete;
    const root = shop.element.shadowRoot ?? expect.fail('no shadow root');
    const press = (key: string): Promise<unknown> => sendKeys({ press: key });
    /** Presses Tab until something has the focus; WebKit passes links over, as Safari does by default. */
    const tabTo = async (selector: string): Promise<Element> => {
      for (let presses = 0; presses < 3; presses++) {
        await press('Tab');
        if (root.activeElement?.matches(selector)) return root.activeElement;
      }
      return expect.fail(`Tab does not lead to ${selector}`);
    };
    const before = document.createElement('button');
    shop.page.prepend(before);
    before.focus();

    const all = await tabTo('[part=agree-all]');
    expect(getComputedStyle(all).outlineStyle).to.equal('solid');
    const [privacy, ads, long] = shop.boxes();
    expect(await tabTo('[part=checkbox]')).to.equal(privacy);
    await press(' ');
    await waitUntil(() => privacy?.checked);
    expect(shop.a(HTMLInputElement, '[part=agree-all]').indeterminate).to.equal(true);
    expect(await tabTo('[part=checkbox]')).to.equal(ads);
    expect(await tabTo('[part=checkbox]')).to.equal(long);
    const summary = await tabTo('summary');
    await press('Enter');
    await waitUntil(() => summary.parentElement?.hasAttribute('open'), 'Enter does not open the full text');
    await press(' ');
    await waitUntil(() => !summary.parentElement?.hasAttribute('open'), 'Space does not close the full text');

    await tabTo('[part=button]');
    await press('Enter');
    await waitUntil(() => root.activeElement === long, 'the focus is not at the missing box');
    expect(shop.alert()).to.equal('1 of 2 required terms are not agreed to yet.');
    await press(' ');
    await waitUntil(() => shop.alert()?.trim() === '');
    await tabTo('summary');
    await tabTo('[part=button]');
    await press('Enter');
    const { detail } = await shop.heard('kr-pay-success');
    expect(detail).to.have.nested.property('consent.terms').with.lengthOf(3);
    expect(root.activeElement?.getAttribute('part')).to.equal('button');
  });
});
