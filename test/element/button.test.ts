import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { closeShops, openShop, redirects } from './shop.js';
import { waitUntil } from '../support/wait-until.js';

/** A server that never answers keeps an element busy. */
const hangs = { fault: 'hang' } as const;
/** The name that a button has by its text. */
const nameOf = (button: Element): string => button.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('the button', () => {
  afterEach(closeShops);

  it('is named by method, mode and amount in the language around it', async () => {
    expect(nameOf((await openShop()).button())).to.equal('카카오페이로 결제하기 14,000원');
    expect(nameOf((await openShop({ lang: 'en' })).button())).to.equal('Pay with Kakao Pay ₩14,000');
  });

  it('follows its attributes', async () => {
    const shop = await openShop({ lang: 'en' });
    shop.element.setAttribute('method', 'toss_pay');
    shop.element.setAttribute('amount', '5000');
    await shop.element.updateComplete;
    expect(nameOf(shop.button())).to.equal('Pay with Toss Pay ₩5,000');
    shop.element.setAttribute('locale', 'ko');
    await shop.element.updateComplete;
    expect(nameOf(shop.button())).to.equal('토스페이로 결제하기 5,000원');
  });

  it('shows no amount where none is given, and none when a method is only saved', async () => {
    const shop = await openShop();
    shop.element.removeAttribute('amount');
    await shop.element.updateComplete;
    expect(nameOf(shop.button())).to.equal('카카오페이로 결제하기');
    const mandate = { merchant: '가게', frequency: 'one-time', timing: '오늘', 'amount-rule': '없음' };
    const saving = await openShop({ attributes: { mode: 'save', ...mandate } });
    expect(nameOf(saving.button())).to.equal('카카오페이 등록하기');
  });

  for (const key of ['Enter', ' ']) {
    it(`starts by the key ${JSON.stringify(key)}, once`, async () => {
      const shop = await openShop();
      shop.button().focus();
      await sendKeys({ press: key });
      await shop.heard('kr-pay-redirect');
      expect(await shop.starts()).to.have.lengthOf(1);
    });
  }

  it('starts by a real click', async () => {
    const shop = await openShop();
    const { x, y, width, height } = shop.button().getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await shop.heard('kr-pay-redirect');
  });

  it('is reached by Tab, and takes the focus that the element is given', async () => {
    const shop = await openShop();
    shop.element.focus();
    expect(shop.element.shadowRoot?.activeElement).to.equal(shop.button());
  });

  it('keeps focus and name while busy, and says so by aria-disabled', async () => {
    const shop = await openShop({ start: [hangs], lang: 'en' });
    shop.button().focus();
    shop.button().click();
    expect(shop.element.state).to.equal('starting');
    await shop.element.updateComplete;
    expect(shop.button().getAttribute('aria-disabled')).to.equal('true');
    expect(shop.button().disabled).to.equal(false);
    expect(shop.element.shadowRoot?.activeElement).to.equal(shop.button());
    expect(nameOf(shop.button())).to.equal('Pay with Kakao Pay ₩14,000');
  });

  it('is not aria-disabled at rest', async () => {
    expect((await openShop()).button().hasAttribute('aria-disabled')).to.equal(false);
  });

  it('does nothing when the element is disabled', async () => {
    const shop = await openShop({ attributes: { disabled: '' } });
    expect(shop.button().disabled).to.equal(true);
    shop.button().click();
    expect(shop.element.state).to.equal('ready');
    expect(shop.events).to.have.lengthOf(0);
    expect(await shop.starts()).to.have.lengthOf(0);
  });

  it('does nothing by start() either when the element is disabled: start() does what a click does', async () => {
    const shop = await openShop({ attributes: { disabled: '' } });
    shop.element.start();
    expect(shop.element.state).to.equal('ready');
    expect(shop.events).to.have.lengthOf(0);
  });

  it('can be pressed again when the element is enabled again', async () => {
    const shop = await openShop({ attributes: { disabled: '' }, start: [redirects] });
    shop.element.disabled = false;
    await shop.element.updateComplete;
    shop.button().click();
    await shop.heard('kr-pay-redirect');
  });

  for (const [size, height] of [
    ['s', 44],
    ['m', 48],
    ['l', 56],
  ] as const) {
    it(`is ${height} pixels high with size ${size}`, async () => {
      const shop = await openShop({ attributes: { size } });
      expect(shop.button().getBoundingClientRect().height).to.equal(height);
    });
  }

  it('shows what stands in its slots instead', async () => {
    const label = document.createElement('span');
    label.slot = 'label';
    label.textContent = '지금 내기';
    const shop = await openShop({ children: [label] });
    const slot = shop.a(HTMLSlotElement, 'slot[name=label]');
    expect(slot.assignedElements()).to.deep.equal([label]);
  });

  it('has the parts that a page can style', async () => {
    const shop = await openShop();
    for (const part of ['button', 'label', 'logo', 'amount', 'spinner', 'status']) shop.one(`[part=${part}]`);
  });
});

describe('the status and the alert', () => {
  afterEach(closeShops);

  it('are there and empty at the first paint, so that screen readers hear a change', async () => {
    const shop = await openShop();
    expect(shop.status()?.trim()).to.equal('');
    expect(shop.alert()?.trim()).to.equal('');
  });

  it('are the same elements when their text changes', async () => {
    const shop = await openShop({ start: [hangs] });
    const [status, alert] = [shop.one('[role=status]'), shop.one('[role=alert]')];
    shop.button().click();
    await waitUntil(() => status.textContent === '결제를 준비하고 있어요.');
    expect(shop.one('[role=status]')).to.equal(status);
    expect(shop.one('[role=alert]')).to.equal(alert);
  });

  it('say in words what went wrong, and are silent again at the next click', async () => {
    const shop = await openShop({ start: [{ status: 400 }, hangs], lang: 'en' });
    const { detail } = await shop.clickToEnd();
    expect(shop.alert()).to.equal(detail['message']);
    expect(shop.status()?.trim()).to.equal('');
    shop.button().click();
    await shop.element.updateComplete;
    expect(shop.alert()?.trim(), 'alert').to.equal('');
    expect(shop.status()).to.equal('Preparing your payment.');
  });
});
