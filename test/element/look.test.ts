import { expect } from '@open-wc/testing';
import { closeShops, direct, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';

const mandate = { merchant: '김치상회', frequency: 'recurring', timing: '매월 1일', 'amount-rule': '9,900원' };
const withTerms = (): ShopPlan => ({
  attributes: { mode: 'subscribe', ...mandate, cancellation: '내 정보', 'order-name': '김치 2kg' },
  children: [term('privacy', '개인정보 제3자 제공 동의', { required: '', href: '/p' }), term('ads', '광고 수신')],
});

/** A style sheet of the page, for one test. */
function pageStyle(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}

describe('the look', () => {
  afterEach(closeShops);
  afterEach(() => {
    document.adoptedStyleSheets = [];
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('dir');
  });

  it('gives every part to the page', async () => {
    const parts = [
      'button',
      'label',
      'logo',
      'amount',
      'spinner',
      'status',
      'consent',
      'term',
      'checkbox',
      'agree-all',
    ];
    pageStyle(parts.map((part, at) => `kr-pay-button::part(${part}) { letter-spacing: ${at + 1}px }`).join(''));
    const { one } = await openShop(withTerms());
    const seen = parts.map((part) => getComputedStyle(one(`[part=${part}]`)).letterSpacing);
    expect(seen).to.deep.equal(parts.map((_, at) => `${at + 1}px`));
  });

  it('lets the page color a box, ticked too', async () => {
    pageStyle('kr-pay-button::part(checkbox):checked { background: rgb(1, 2, 3); border-color: rgb(4, 5, 6) }');
    const { boxes, element } = await openShop(withTerms());
    boxes()[0]?.click();
    await element.updateComplete;
    const [ticked, other] = boxes().map((box) => getComputedStyle(box));
    expect(ticked?.backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(ticked?.borderTopColor).to.equal('rgb(4, 5, 6)');
    expect(other?.backgroundColor).not.to.equal('rgb(1, 2, 3)');
  });

  it('follows the custom properties, set around it', async () => {
    const shop = await openShop(withTerms());
    const { page, button, one } = shop;
    const values = {
      background: 'rgb(1, 2, 3)',
      color: 'rgb(4, 5, 6)',
      border: '5px dotted rgb(7, 8, 9)',
      radius: '7px',
      height: '90px',
      font: '20px/2 monospace',
      focus: 'rgb(10, 11, 12)',
    };
    for (const [name, value] of Object.entries(values)) page.style.setProperty(`--kr-pay-${name}`, value);
    button().focus();
    const style = getComputedStyle(button());
    expect(style.backgroundColor).to.equal(values.background);
    expect(style.color).to.equal(values.color);
    expect(style.border).to.equal(values.border);
    expect(style.borderRadius).to.equal(values.radius);
    expect(getComputedStyle(one('[part=consent]')).borderRadius).to.equal(values.radius);
    expect(button().getBoundingClientRect().height).to.equal(90);
    expect([style.fontSize, style.fontFamily]).to.deep.equal(['20px', 'monospace']);
    expect(style.outlineColor).to.equal(values.focus);
  });

  it('leaves the custom properties of the page to what the page puts into its slots', async () => {
    pageStyle(':root { --text: rgb(1, 2, 3); --brand: rgb(4, 5, 6); --surface: rgb(7, 8, 9) }');
    const label = document.createElement('span');
    label.slot = 'label';
    await openShop({ children: [label] });
    for (const [name, value] of Object.entries({ text: '1, 2, 3', brand: '4, 5, 6', surface: '7, 8, 9' })) {
      label.style.color = `var(--${name})`;
      expect(getComputedStyle(label).color).to.equal(`rgb(${value})`);
    }
  });

  it('shows a neutral card where there is no logo, at the side where lines begin', async () => {
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      const { button, one } = await openShop({ attributes: { amount: '1000' } });
      const { left, right } = button().getBoundingClientRect();
      const glyph = one('.glyph').getBoundingClientRect();
      const spinner = one('.spinner').getBoundingClientRect();
      const [first, last] = dir === 'ltr' ? [glyph, spinner] : [spinner, glyph];
      expect(first.left - left, dir).to.be.within(5, 20);
      expect(right - last.right, dir).to.be.within(5, 20);
      closeShops();
    }
    const logo = document.createElement('img');
    logo.slot = 'logo';
    expect((await openShop({ children: [logo] })).one('.glyph').getBoundingClientRect().width).to.equal(0);
  });

  for (const text of [100, 200])
    it(`has the room for one status line from the start: what follows stays where it is (text ${text} %)`, async () => {
      document.documentElement.style.fontSize = `${text}%`;
      for (const state of ['succeeded', 'failed'] as const) {
        const { element, button, becomes } = await openShop({ lang: 'zh', start: [direct(state)] });
        const { height } = element.getBoundingClientRect();
        button().click();
        await becomes(state);
        expect(element.getBoundingClientRect().height, state).to.equal(height);
        closeShops();
      }
    });

  it('has a sign before a status line, and none where nothing is said', async () => {
    const { one, button, becomes } = await openShop({ start: [direct('succeeded')] });
    const sign = (role: string): string => getComputedStyle(one(`[role=${role}]`), '::before').content;
    expect(['status', 'alert'].map(sign)).to.deep.equal(['none', 'none']);
    button().click();
    await becomes('succeeded');
    expect(['status', 'alert'].map(sign)).to.deep.equal(['""', 'none']);
  });

  it('holds all of its text at 320 px with the text spacing that readers may need', async () => {
    const { page, element, clickToEnd, button } = await openShop(withTerms());
    page.style.cssText =
      'inline-size: 320px; letter-spacing: 0.12em; word-spacing: 0.16em; --kr-pay-font: 1rem/2 serif';
    await clickToEnd();
    expect(page.scrollWidth).to.equal(320);
    const root = element.shadowRoot ?? expect.fail('no shadow root');
    const { top, bottom } = button().getBoundingClientRect();
    for (const part of root.querySelectorAll('[part=label], [part=amount]')) {
      const box = part.getBoundingClientRect();
      expect(box.top).to.be.at.least(top);
      expect(box.bottom).to.be.at.most(bottom);
    }
    for (const target of root.querySelectorAll('label, summary, fieldset a'))
      expect(target.getBoundingClientRect().height).to.be.at.least(44);
  });

  it('does not break Korean words', async () => {
    const { one } = await openShop({ lang: 'ko' });
    expect(getComputedStyle(one('[part=label]')).wordBreak).to.equal('keep-all');
    closeShops();
    expect(getComputedStyle((await openShop({ lang: 'ja' })).one('[part=label]')).wordBreak).to.equal('normal');
  });
});
