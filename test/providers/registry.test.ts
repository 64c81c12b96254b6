import { expect } from '@open-wc/testing';
import { isFailure } from '../../src/contract/failure.js';
import { loadProvider } from '../../src/providers/registry.js';
import * as redirect from '../../src/providers/redirect.js';
import { providerNames } from '../../src/contract/types.js';

describe('loadProvider', () => {
  it('has redirect at once', () => {
    expect(loadProvider('redirect')).to.have.property('start', redirect.start);
  });

  for (const name of providerNames) {
    it(`loads ${name} when it is asked for, the same each time`, async () => {
      const loading = loadProvider(name);
      expect(loading).to.be.a('promise');
      const provider = await loading;
      expect(provider).to.have.property('start').that.is.a('function');
      expect(await loadProvider(name)).to.equal(provider);
    });
  }

  it('has a module of its own for each', async () => {
    const all = await Promise.all(['redirect', ...providerNames].map(async (name) => loadProvider(name)));
    expect(new Set(all.map((each) => 'start' in each && each.start)).size).to.equal(1 + providerNames.length);
  });

  for (const name of ['none', 'paypal', 'Stripe', 'portone-v3', '', '__proto__', 'constructor', 'get']) {
    it(`says that there is no module for "${name}"`, async () => {
      const loaded = await loadProvider(name);
      expect(isFailure(loaded)).to.equal(true);
      expect(loaded).to.include({ code: 'invalid-response' });
    });
  }
});
