import { expect } from '@open-wc/testing';
import * as api from '../src/index.js';

describe('the npm entry', () => {
  it('registers nothing', () => {
    expect(customElements.get('kr-pay-button')).to.equal(undefined);
    expect(customElements.get('kr-pay-term')).to.equal(undefined);
  });

  it('holds the classes, an event class each, and the version', () => {
    expect(Object.keys(api)).to.have.members([
      'KrPayButtonElement',
      'KrPayTermElement',
      'KrPayConsentEvent',
      'KrPayStartEvent',
      'KrPayRedirectEvent',
      'KrPayPendingEvent',
      'KrPaySuccessEvent',
      'KrPayFailureEvent',
      'version',
    ]);
    expect(api.KrPayButtonElement.version).to.equal(api.version);
  });

  it('lets a page give the element another name', async () => {
    customElements.define('my-pay', class extends api.KrPayButtonElement {});
    const element = document.createElement('my-pay');
    expect(element).to.be.an.instanceOf(api.KrPayButtonElement);
    expect(element).to.have.property('state', 'ready');
  });
});
