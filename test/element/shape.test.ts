import { expect } from '@open-wc/testing';
import { closeShops, openShop, term } from './shop.js';

const hangs = { fault: 'hang' } as const;
const mandate = { merchant: 'Shop', frequency: 'recurring', timing: '12/5', 'amount-rule': '₩9,900' };
const subscription = { mode: 'subscribe', ...mandate, cancellation: '-', amount: '1234567', 'order-name': 'Kimchi' };

describe('the shape of the button', () => {
  afterEach(closeShops);
  afterEach(() => document.documentElement.removeAttribute('style'));

  for (const lang of ['ko', 'en', 'ja', 'zh'])
    for (const [width, text] of [
      [320, 100],
      [320, 200],
      [200, 100],
      [640, 100],
    ] as const) {
      it(`moves nothing when it gets busy, and holds all of its text (${lang}, ${width} px, text ${text} %)`, async () => {
        document.documentElement.style.fontSize = `${text}%`;
        const { page, button, one, becomes } = await openShop({
          lang,
          attributes: { amount: '1234567', mode: 'pay-and-save', ...mandate, 'brand-colors': 'on' },
          start: [hangs],
        });
        page.style.inlineSize = `${width}px`;
        const box = page.querySelector('kr-pay-button')?.shadowRoot?.querySelector('input');
        const boxOf = (element: Element): number[] => {
          const { x, y, width: wide, height } = element.getBoundingClientRect();
          const { y: top } = button().getBoundingClientRect();
          return [x, y - top, wide, height].map((length) => Math.round(length * 4) / 4);
        };
        const parts = (): number[][] => [button(), one('[part=label]'), one('[part=amount]')].map(boxOf);
        box?.click();
        const before = parts();
        button().click();
        await becomes('starting');
        expect(getComputedStyle(one('.spinner')).visibility).to.equal('visible');
        expect(parts()).to.deep.equal(before);

        const inner = button().getBoundingClientRect();
        const label = one('[part=label]').getBoundingClientRect();
        const amount = one('[part=amount]').getBoundingClientRect();
        const spinner = one('.spinner').getBoundingClientRect();
        // As much above the text as below it.
        expect(Math.abs(label.top - inner.top - (inner.bottom - amount.bottom))).to.be.below(2);
        for (const each of [label, amount]) {
          expect(each.left).to.be.at.least(inner.left);
          expect(each.right).to.be.at.most(spinner.left + 0.5);
        }
        expect(page.scrollWidth).to.equal(width);
      });
    }

  it('stands in the middle, with a logo or without', async () => {
    const logo = document.createElement('img');
    logo.slot = 'logo';
    for (const children of [[], [logo]]) {
      const { button, one } = await openShop({ children, attributes: { mode: 'save', ...mandate } });
      logo.style.inlineSize = '24px';
      const outer = button().getBoundingClientRect();
      const label = one('[part=label]').getBoundingClientRect();
      const left = (children.length ? logo.getBoundingClientRect() : label).left - outer.left;
      expect(Math.abs(left - (outer.right - label.right))).to.be.below(1);
      closeShops();
    }
  });

  for (const lang of ['ko', 'en', 'ja', 'zh']) {
    it(`scrolls nowhere sideways with terms at 320 px and twice the text (${lang})`, async () => {
      document.documentElement.style.fontSize = '200%';
      const { page, clickToEnd } = await openShop({
        lang,
        attributes: subscription,
        children: [term('privacy', '개인정보 제3자 제공 동의', { required: '', href: '/p' }), term('ads', 'Ads')],
      });
      page.style.inlineSize = '320px';
      await clickToEnd();
      expect(page.scrollWidth).to.equal(320);
    });
  }
});
