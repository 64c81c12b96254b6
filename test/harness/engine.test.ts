import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { version } from '../../src/version.js';

class EngineProbe extends HTMLElement {
  readonly clicks: boolean[] = [];

  constructor() {
    super();
    const button = document.createElement('button');
    button.textContent = 'Press';
    button.addEventListener('click', (event) => this.clicks.push(event.isTrusted));
    this.attachShadow({ mode: 'open' }).append(button);
  }
}
customElements.define('engine-probe', EngineProbe);

const probe = (): Promise<EngineProbe> => fixture<EngineProbe>(html`<engine-probe></engine-probe>`);

describe('the engine under test', () => {
  it('moves focus into a shadow root by Tab and clicks there by Space', async () => {
    const element = await probe();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(element);
    expect(element.shadowRoot?.activeElement?.localName).to.equal('button');
    await sendKeys({ press: ' ' });
    expect(element.clicks).to.deep.equal([true]);
  });

  it('clicks in a shadow root by the mouse', async () => {
    const element = await probe();
    const { x, y, width, height } = element.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    expect(element.clicks).to.deep.equal([true]);
  });

  it('has the package version as a constant', () => {
    expect(version).to.match(/^\d+\.\d+\.\d+/);
  });
});
