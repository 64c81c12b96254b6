import { expect } from '@open-wc/testing';
import { nothing } from 'lit';
import { Checkout } from '../../src/checkout/checkout.js';
import { term, closeShops, openShop } from '../element/shop.js';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { waitUntil } from '../support/wait-until.js';

/** An element with a required term, and a checkout of its own made for it. */
async function checkoutOf(children: readonly Element[]): Promise<{ checkout: Checkout; element: KrPayButtonElement }> {
  const { element } = await openShop({ children });
  return { checkout: new Checkout(element), element };
}
const privacy = () => term('privacy', '개인정보', { required: '' });

describe('the checkout', () => {
  afterEach(closeShops);

  it('finds nothing in the way of a payment without terms', async () => {
    const { checkout } = await checkoutOf([]);
    expect(checkout.obstacle()).to.equal(undefined);
    expect(checkout.consentRecord()).to.equal(undefined);
    expect(checkout.consent).to.equal(undefined);
  });

  it('names a term that was not agreed to as an obstacle', async () => {
    const { checkout } = await checkoutOf([privacy()]);
    expect(checkout.obstacle()).to.include({ code: 'consent-required', retryable: true });
  });

  it('names a wrong attribute first, with a hint for the developer', async () => {
    const { checkout, element } = await checkoutOf([privacy()]);
    element.disabled = true; // says nothing in the console
    element.amount = '1,000';
    expect(checkout.obstacle()).to.include({ code: 'configuration', retryable: false });
    expect(checkout.obstacle()?.hint).to.match(/^amount: expected whole won/);
  });

  it('takes another text, version, link or order of terms for another consent', async () => {
    const { checkout, element } = await checkoutOf([privacy(), term('ads', '광고')]);
    const keys = new Set([checkout.consentKey()]);
    const [first, second] = element.children;
    if (first) first.textContent = '개인정보 전체';
    keys.add(checkout.consentKey());
    second?.setAttribute('version', '2');
    keys.add(checkout.consentKey());
    second?.setAttribute('href', '/ads');
    keys.add(checkout.consentKey());
    if (second) element.prepend(second);
    keys.add(checkout.consentKey());
    expect(keys.size).to.equal(5);
  });

  it('shows no panel where there is nothing to agree to', async () => {
    const { checkout } = await checkoutOf([]);
    expect(checkout.view()).to.include({ panel: nothing, alert: '', wayOn: nothing });
  });

  it('has the record of the element at once when a box was ticked before', async () => {
    const { element } = await openShop({ children: [privacy()] });
    element.shadowRoot?.querySelector<HTMLInputElement>('[part=checkbox]')?.click();
    await waitUntil(() => element.consent);
    expect(element.consent).to.deep.include({ version: 1, locale: 'ko' });
    expect(element.consent).to.equal(element.consent);
  });
});
