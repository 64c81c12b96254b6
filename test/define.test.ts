import { expect } from '@open-wc/testing';
import { KrPayButtonElement, KrPayTermElement, version } from '../src/define.js';
import { listenToConsole } from './element/shop.js';

describe('the definition', () => {
  it('registers both elements', () => {
    expect(customElements.get('kr-pay-button')).to.equal(KrPayButtonElement);
    expect(customElements.get('kr-pay-term')).to.equal(KrPayTermElement);
    expect(document.createElement('kr-pay-button')).to.be.an.instanceOf(KrPayButtonElement);
  });

  it('a second time only warns, naming both versions; the first one stays', async () => {
    const copy = '/src/define.ts?second';
    const words = await listenToConsole('warn', () => import(copy));
    expect(words).to.have.lengthOf(1);
    expect(words[0]?.split(version)).to.have.lengthOf(3);
    expect(customElements.get('kr-pay-button')).to.equal(KrPayButtonElement);
  });
});
