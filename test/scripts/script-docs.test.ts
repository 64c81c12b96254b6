import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressesIn, describeScripts, loadedAddresses, run, stripeAddress } from '../../scripts/script-docs.js';
import { ofOthers, scriptsInInventory } from '../support/provider-scripts.js';

describe('the inventory of scripts', () => {
  it('is up to date with the code', async () => {
    assert.equal(await run(['--check']), 0, 'run `npm run docs`');
  });

  it('finds the address that a provider’s file loads', () => {
    assert.deepEqual(addressesIn(`const script = 'https://cdn.example/one.js';\n`), ['https://cdn.example/one.js']);
  });

  it('names the file that Stripe’s loader asks for', () => {
    assert.match(stripeAddress(), /^https:\/\/js\.stripe\.com\/[a-z0-9]+\/stripe\.js$/);
  });

  it('refuses an address without a reason', () => {
    const addresses = [...loadedAddresses(), 'https://cdn.example/new.js'];
    assert.throws(() => describeScripts(addresses, stripeAddress()), /reason for https:\/\/cdn\.example\/new\.js/);
  });

  it('refuses a reason for what no file loads', () => {
    assert.throws(() => describeScripts([], stripeAddress()), /no file loads it/);
  });
});

describe('the scripts of a trip', () => {
  const place = { shop: 'http://127.0.0.1:1', emulator: 'http://127.0.0.1:2' };
  const own = `${place.shop}/cdn/kr-pay-button.js`;

  it('are those of the inventory, where the emulator stands in for the provider', () => {
    assert.deepEqual(scriptsInInventory('stripe', 'stripe-js'), ['js.stripe.com: stripe.js']);
    assert.deepEqual(
      ofOthers([own, `${place.emulator}/v3/stripe.js`], place),
      scriptsInInventory('stripe', 'stripe-js'),
    );
    assert.deepEqual(scriptsInInventory('stripe', 'intent'), []);
    assert.deepEqual(ofOthers([own], place), scriptsInInventory('checkout', undefined));
  });

  it('are told by their own host where they are not: planted faults', () => {
    assert.deepEqual(ofOthers([own, 'https://cdn.evil.example/v3/stripe.js', `${place.emulator}/tracker.js`], place), [
      '127.0.0.1:2: tracker.js',
      'cdn.evil.example: stripe.js',
    ]);
  });
});
