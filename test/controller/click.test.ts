import { expect } from '@open-wc/testing';
import { closeShops, direct, openShop, redirects } from '../element/shop.js';

const garbage = { body: 'no JSON' };

describe('a purchase whose attempt is open, after the shopper tried another one', () => {
  afterEach(closeShops);

  it('goes on with its attempt, with the same key and body', async () => {
    const shop = await openShop({ start: [garbage, garbage, redirects] });
    await shop.clickToEnd();
    shop.element.setAttribute('amount', '15000');
    await shop.clickToEnd();
    shop.element.setAttribute('amount', '14000');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const [first, second, third] = await shop.starts();
    expect(second?.headers['idempotency-key']).to.not.equal(first?.headers['idempotency-key']);
    expect(third?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
    expect(third?.body).to.equal(first?.body);
  });

  it('goes on with its attempt when the page did not let the other one start', async () => {
    const shop = await openShop({ start: [garbage, redirects] });
    await shop.clickToEnd();
    shop.element.setAttribute('amount', '15000');
    shop.page.addEventListener('kr-pay-start', (event) => event.preventDefault(), { once: true });
    shop.button().click();
    await shop.becomes('ready');
    shop.element.setAttribute('amount', '14000');
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    const keys = (await shop.starts()).map(({ headers }) => headers['idempotency-key']);
    expect(keys).to.have.lengthOf(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('is not told of as pending a second time', async () => {
    const pending = direct('pending');
    const shop = await openShop({ start: [pending, garbage, pending], confirm: [garbage] });
    shop.button().click();
    await shop.heard('kr-pay-pending');
    await shop.clickToEnd();
    shop.element.setAttribute('amount', '15000');
    await shop.clickToEnd();
    shop.element.setAttribute('amount', '14000');
    shop.button().click();
    await shop.becomes('pending');
    const keys = (await shop.starts()).map(({ headers }) => headers['idempotency-key']);
    expect(keys[2]).to.equal(keys[0]);
    expect(shop.count('kr-pay-pending')).to.equal(1);
  });
});
