import { expect } from '@open-wc/testing';
import { methods } from '../../src/settings/look.js';
import { contrast, over, parseColor } from '../support/contrast.js';
import type { Color } from '../support/contrast.js';
import { closeShops, direct, openShop, term } from './shop.js';
import type { ShopPlan } from './shop.js';

const hangs = { fault: 'hang' } as const;
const mandate = {
  merchant: 'Shop',
  frequency: 'recurring',
  timing: '12/5',
  'amount-rule': '₩9,900',
  cancellation: '-',
};
const withTerms = (): ShopPlan => ({
  attributes: { mode: 'subscribe', ...mandate, 'order-name': 'Kimchi' },
  children: [term('privacy', '개인정보 제공', { required: '', href: '/p' }), term('ads', '광고 수신')],
});

const style = (element: Element, pseudo?: string) => getComputedStyle(element, pseudo);

/** What is behind the text of an element, through the shadow root up to the page. */
function groundOf(element: Element): Color {
  const { parentNode } = element;
  const own = parseColor(style(element).backgroundColor);
  if (own[3] === 1) return own;
  const parent = parentNode instanceof ShadowRoot ? parentNode.host : parentNode;
  if (!(parent instanceof Element)) throw new Error('expected an opaque background around the element');
  return over(own, groundOf(parent));
}

/** Contrast of an element's text on what is behind it. */
const textContrast = (element: Element): number => contrast(parseColor(style(element).color), groundOf(element));

/** Contrast of the better of edge and background with what is around the element. */
function shapeContrast(element: Element): number {
  const around = groundOf(element.parentElement ?? element);
  const inside = groundOf(element);
  const edge = over(parseColor(style(element).borderTopColor), inside);
  return Math.max(contrast(edge, around), contrast(inside, around));
}

/** A shop on a page that has a scheme. */
async function openIn(scheme: string, plan: ShopPlan = {}) {
  const shop = await openShop(plan);
  shop.page.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
  const root = shop.element.shadowRoot ?? expect.fail('no shadow root');
  const all = (selector: string): Element[] => {
    const found = [...root.querySelectorAll(selector)];
    expect(found, selector).to.have.length.above(0);
    return found;
  };
  return { ...shop, all };
}

for (const scheme of ['light', 'dark']) {
  describe(`in a ${scheme} scheme`, () => {
    afterEach(closeShops);

    it('text on every button contrasts 4.5 : 1, also under the pointer and while pressed; its shape 3 : 1', async () => {
      const { element, button, one } = await openIn(scheme);
      for (const brandColors of ['on', 'off'])
        for (const method of methods) {
          Object.assign(element, { method, brandColors });
          await element.updateComplete;
          const name = `${method}, brand colors ${brandColors}`;
          expect(textContrast(one('[part=label]')), name).to.be.at.least(4.5);
          expect(textContrast(one('[part=amount]')), name).to.be.at.least(4.5);
          expect(shapeContrast(button()), `shape of ${name}`).to.be.at.least(3);
          for (const shade of ['--_hover', '--_press']) {
            const ground = over(parseColor(style(button()).getPropertyValue(shade)), groundOf(button()));
            const ratio = contrast(parseColor(style(button()).color), ground);
            expect(ratio, `${name}, ${shade}`).to.be.at.least(4.5);
          }
        }
    });

    it('text on a disabled button contrasts 4.5 : 1', async () => {
      const { one } = await openIn(scheme, { attributes: { disabled: '' } });
      expect(textContrast(one('[part=label]'))).to.be.at.least(4.5);
    });

    it('white is never on yellow', async () => {
      const { element, button, one } = await openIn(scheme);
      for (const [brandColors, disabled] of [
        ['on', false],
        ['on', true],
        ['off', false],
      ] as const) {
        Object.assign(element, { brandColors, disabled });
        await element.updateComplete;
        const [red, green, blue] = groundOf(button());
        const yellow = Math.min(red, green) - blue > 0.3;
        expect(yellow).to.equal(brandColors === 'on' && !disabled);
        const text = parseColor(style(one('[part=label]')).color);
        if (yellow) expect(contrast(text, [0, 0, 0, 1])).to.be.below(2);
      }
    });

    it('every text of the panel contrasts 4.5 : 1, every box 3 : 1, ticked, missing or neither', async () => {
      const { element, boxes, button, all, one } = await openIn(scheme, withTerms());
      element.terms = [{ id: 'long', label: 'Long', text: 'Article 1', required: true }];
      await element.updateComplete;
      const texts = 'legend, fieldset > p, bdi, label span, li, summary, fieldset a, details p';
      boxes()[1]?.click();
      button().click();
      await element.updateComplete;
      for (const text of [...all(texts), ...all('.missing')])
        expect(textContrast(text), text.outerHTML).to.be.at.least(4.5);
      expect(all('[aria-invalid]')).to.have.lengthOf(2);
      for (const box of all('input')) {
        expect(shapeContrast(box), box.outerHTML).to.be.at.least(3);
        if (box.matches(':checked, :indeterminate')) {
          const tick = parseColor(style(box, '::before').borderBottomColor);
          expect(contrast(tick, groundOf(box))).to.be.at.least(3);
        }
      }
      expect(shapeContrast(one('[part=consent]'))).to.be.at.least(3);
    });

    for (const [state, answer, role] of [
      ['starting', hangs, 'status'],
      ['succeeded', direct('succeeded'), 'status'],
      ['failed', direct('failed'), 'alert'],
    ] as const)
      it(`the line that says “${state}” contrasts 4.5 : 1 on a ground of its own, with its sign`, async () => {
        const { button, becomes, one } = await openIn(scheme, { start: [answer] });
        button().click();
        await becomes(state);
        const line = one(`[role=${role}]`);
        expect(line.textContent).not.to.equal('');
        expect(textContrast(line)).to.be.at.least(4.5);
        expect(parseColor(style(line).backgroundColor)[3]).to.equal(1);
        expect(style(line, '::before').borderTopColor).to.equal(style(line).color);
      });

    it('one tone of the focus ring contrasts 3 : 1 with every button, with the page, and with the other tone', async () => {
      const { page, element, button } = await openIn(scheme);
      const [ring, gap] = ['--_ring', '--_gap'].map((name) => {
        const probe = document.createElement('span');
        probe.style.color = `var(${name})`;
        button().append(probe);
        const color = parseColor(style(probe).color);
        probe.remove();
        return color;
      });
      if (!ring || !gap) throw new Error('expected two tones');
      const better = (ground: Color): number => Math.max(contrast(ring, ground), contrast(gap, ground));
      expect(contrast(ring, gap)).to.be.at.least(3);
      expect(better(groundOf(page))).to.be.at.least(3);
      for (const method of methods) {
        element.method = method;
        await element.updateComplete;
        expect(better(groundOf(button())), method).to.be.at.least(3);
      }
    });
  });
}
