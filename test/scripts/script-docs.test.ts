import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressesIn, describeScripts, loadedAddresses, run, stripeAddress } from '../../scripts/script-docs.js';

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
