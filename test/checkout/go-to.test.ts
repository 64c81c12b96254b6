import { expect } from '@open-wc/testing';
import { goTo } from '../../src/checkout/go-to.js';
import type { Shell } from '../../src/checkout/shell.js';

/** Something to go to, so far down in the page. */
function placeAt(top: string): { readonly shell: Shell; readonly host: HTMLElement } {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).innerHTML = `<input style="position: absolute; top: ${top}" />`;
  document.body.append(host);
  return { host, shell: Object.assign(host, { updateComplete: Promise.resolve(true) }) as unknown as Shell };
}

describe('going to a box', () => {
  for (const [top, times] of [
    ['1px', 0],
    ['5000px', 1],
  ] as const) {
    it(`moves the focus to ${top}, and says ${times ? '' : 'not '}that the page was scrolled`, async () => {
      const { shell, host } = placeAt(top);
      let scrolled = 0;
      await goTo(shell, 'input', () => (scrolled += 1));
      expect(host.shadowRoot?.activeElement?.localName).to.equal('input');
      expect(scrolled).to.equal(times);
      host.remove();
      scrollTo(0, 0);
    });
  }

  it('does nothing where there is none', async () => {
    const { shell, host } = placeAt('1px');
    await goTo(shell, 'textarea', () => expect.fail('scrolled'));
    expect(host.shadowRoot?.activeElement).to.equal(null);
    host.remove();
  });
});
