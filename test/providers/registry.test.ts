import { expect } from '@open-wc/testing';
import { isFailure } from '../../src/contract/failure.js';
import { loadProvider } from '../../src/providers/registry.js';
import * as redirect from '../../src/providers/redirect.js';
import * as stripe from '../../src/providers/stripe.js';

describe('loadProvider', () => {
  it('has redirect at once', () => {
    expect(loadProvider('redirect')).to.have.property('start', redirect.start);
  });

  it('loads stripe when it is asked for', async () => {
    const loading = loadProvider('stripe');
    expect(loading).to.be.a('promise');
    expect(await loading).to.have.property('start', stripe.start);
  });

  for (const name of ['portone', 'portone-v2', 'checkout', 'adyen', 'paypal', '', '__proto__', 'constructor', 'get']) {
    it(`says that there is no module for "${name}"`, async () => {
      const loaded = await loadProvider(name);
      expect(isFailure(loaded)).to.equal(true);
      expect(loaded).to.include({ code: 'invalid-response' });
    });
  }
});
