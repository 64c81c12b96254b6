import { expect } from '@open-wc/testing';
import { closeShops, openShop } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

describe('a form that works without JavaScript', () => {
  afterEach(closeShops);

  it('gives its action as the endpoint', async () => {
    const shop = await openShop();
    const form = document.createElement('form');
    form.setAttribute('action', shop.element.endpoint ?? '');
    shop.element.append(form);
    shop.element.removeAttribute('endpoint');
    await shop.element.updateComplete;
    shop.button().click();
    await shop.heard('kr-pay-redirect');
    expect(await shop.starts()).to.have.lengthOf(1);
  });

  it('is not shown once the element has rendered', async () => {
    const form = document.createElement('form');
    form.append('결제하기');
    await openShop({ children: [form] });
    expect(form.getBoundingClientRect().height).to.equal(0);
  });

  it('is shown again after a press for which our own file did not come, until it comes', async () => {
    const frame = document.createElement('iframe');
    frame.src = '/test/element/late-page.html';
    document.body.append(frame);
    const found = () => frame.contentDocument?.querySelector('kr-pay-button')?.shadowRoot?.querySelector('button');
    await waitUntil(found, 'no button');
    const page = frame.contentWindow as Window & { waited?: () => void; arrive?: () => void };
    const element = page.document.querySelector('kr-pay-button') ?? expect.fail('no element');
    const height = () => element.querySelector('form')?.getBoundingClientRect().height;
    const heard: string[] = [];
    element.addEventListener('kr-pay-failure', ({ detail }) => heard.push(detail.code));
    const press = () => found()?.click();
    expect(height()).to.equal(0);
    press();
    page.waited?.();
    await waitUntil(() => height(), 'the form is not shown');
    expect(heard).to.deep.equal(['network']);
    press();
    await waitUntil(() => height() === 0, 'the form is beside a button that tries');
    page.waited?.();
    await waitUntil(() => height(), 'the form is not shown again');
    page.arrive?.();
    await waitUntil(() => height() === 0, 'the form is beside a button that works');
    frame.remove();
  });
});
