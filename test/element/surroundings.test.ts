import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { KrPayButtonElement } from '../../src/element/kr-pay-button-element.js';
import { closeShops, direct, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', 'amount-rule': '9,900원' };
const withTerms = (): ShopPlan => ({
  attributes: { mode: 'subscribe', ...mandate, cancellation: '내 정보', 'order-name': '김치 2kg' },
  children: [term('privacy', '개인정보 제3자 제공 동의', { required: '', href: '/p' }), term('ads', '광고 수신')],
});

/** What shops put a button into. */
function put<T extends HTMLElement>(around: T, page: HTMLElement): T {
  document.body.append(around);
  around.append(page);
  return around;
}
const made = <N extends keyof HTMLElementTagNameMap>(name: N, style = ''): HTMLElementTagNameMap[N] =>
  Object.assign(document.createElement(name), { style });

/** A shadow root in a shadow root, with room for a page in the inner one. */
function nest(page: HTMLElement): HTMLElement {
  const outer = document.createElement('section');
  const inner = document.createElement('article');
  inner.attachShadow({ mode: 'open' }).append(page);
  outer.attachShadow({ mode: 'open' }).append(inner);
  document.body.append(outer);
  return outer;
}

describe('a button within something else', () => {
  afterEach(() => {
    closeShops();
    document.body.replaceChildren();
    document.documentElement.removeAttribute('lang');
  });

  it('pays in a modal dialog, which keeps the focus', async () => {
    const shop = await openShop({ ...withTerms(), start: [direct('succeeded')] });
    const dialog = put(made('dialog'), shop.page);
    dialog.showModal();
    await shop.clickToEnd();
    // The first box that is missing has the focus, and can be ticked there.
    expect(document.activeElement).to.equal(shop.element);
    expect(shop.element.shadowRoot?.activeElement).to.equal(shop.boxes()[0]);
    for (const box of shop.boxes()) if (!box.checked) box.click();
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(dialog.open).to.equal(true);
  });

  it('is closed with its dialog and opened again: the same ticks, the same attempt', async () => {
    const shop = await openShop({ ...withTerms(), start: [{ status: 500 }, direct('succeeded')] });
    const dialog = put(made('dialog'), shop.page);
    dialog.showModal();
    for (const box of shop.boxes()) if (!box.checked) box.click();
    shop.button().click();
    await shop.heard('kr-pay-start');
    // As a framework does: what was in the dialog is taken out, and put in again when it opens.
    dialog.close();
    shop.page.remove();
    await new Promise((resolve) => setTimeout(resolve));
    dialog.append(shop.page);
    dialog.showModal();
    expect(shop.boxes().every((box) => box.checked)).to.equal(true);
    expect((await shop.clickToEnd()).type).to.equal('kr-pay-success');
    expect(new Set((await shop.startBodies()).map(({ attemptId }) => attemptId)).size).to.equal(1);
  });

  it('sends nothing with a form around it, and Enter in a field pays nothing', async () => {
    const shop = await openShop({ ...withTerms(), start: [direct('succeeded')] });
    const form = put(made('form'), shop.page);
    const field = Object.assign(made('input'), { name: 'coupon', value: 'TEA' });
    // No button to submit with: what a browser would press for Enter, were it ours, is the pay button.
    form.prepend(field);
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    for (const box of shop.boxes()) if (!box.checked) box.click();
    await shop.clickToEnd();
    shop.element.reset();
    expect(sent).to.equal(0);
    field.focus();
    await sendKeys({ press: 'Enter' });
    expect(sent).to.equal(1);
    expect(await shop.starts()).to.have.lengthOf(1);
    expect([...new FormData(form).keys()]).to.deep.equal(['coupon']);
  });

  it('is heard through two shadow roots, and speaks the language around them', async () => {
    const shop = await openShop({ start: [direct('succeeded')] });
    shop.page.removeAttribute('lang');
    document.documentElement.lang = 'en';
    const outer = nest(shop.page);
    const heard: [string, EventTarget | null][] = [];
    document.addEventListener('kr-pay-success', ({ type, target }) => heard.push([type, target]), { once: true });
    await shop.element.updateComplete;
    expect(shop.one('[part=label]').textContent?.trim()).to.equal('Pay with Kakao Pay');
    await shop.clickToEnd();
    expect(heard).to.deep.equal([['kr-pay-success', outer]]);
    document.documentElement.lang = 'ko';
    await Promise.resolve();
    await shop.element.updateComplete;
    expect(shop.one('[part=label]').textContent?.trim()).to.equal('카카오페이로 결제하기');
    outer.remove();
  });

  const places: Readonly<Record<string, string>> = {
    'a row of a flexible box': 'display: flex; gap: 8px; inline-size: 320px',
    'the middle of a column': 'display: flex; flex-direction: column; align-items: center; inline-size: 320px',
    'a column of a grid': 'display: grid; grid-template-columns: 1fr auto; gap: 8px; inline-size: 320px',
    'a narrow column beside a wide one': 'display: grid; grid-template-columns: 3fr 1fr; inline-size: 1280px',
    'a side column of 180 px': 'inline-size: 180px',
    'a line from right to left': 'direction: rtl; inline-size: 320px',
    // What a reader with 1280 px sees at 400 %.
    '320 px': 'inline-size: 320px',
  };
  for (const [what, style] of Object.entries(places))
    it(`fits into ${what}, with terms and without`, async () => {
      for (const plan of [{ start: [direct('succeeded')] }, withTerms()]) {
        const shop = await openShop(plan);
        const around = put(made('div', style), shop.page);
        around.append(made('span'));
        await shop.element.updateComplete;
        // Says that it is paid, or that agreement is needed.
        await shop.clickToEnd();
        expect(around.scrollWidth, 'nothing stands out').to.equal(around.clientWidth);
        expect(isWhole(shop.element), 'all of its words are there').to.equal(true);
        expect(shop.button().getBoundingClientRect().height).to.be.at.least(48);
        around.remove();
      }
    });
});

/** Whether no text of the button is cut off, or drawn outside of it. */
function isWhole(element: KrPayButtonElement): boolean {
  const all = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('button, fieldset, p, label') ?? [])];
  const { left, right } = element.getBoundingClientRect();
  return all.every((part) => {
    const box = part.getBoundingClientRect();
    return part.scrollWidth <= part.clientWidth + 1 && box.left >= left - 1 && box.right <= right + 1;
  });
}
